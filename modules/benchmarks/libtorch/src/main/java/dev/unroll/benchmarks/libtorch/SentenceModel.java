package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.AutoencoderCase;
import dev.unroll.benchmarks.work.AutoencoderSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Module;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * An autoencoder of sentences as one writes it with PyTorch's modules, for batches without padding:
 * libtorch's own LSTM or GRU over all steps, the vector behind each word, and the output layer at
 * all steps of all decoders at once.
 */
final class SentenceModel {
  private final AutoencoderSizes sizes;
  private final EmbeddingImpl sourceVectors;
  private final EmbeddingImpl targetVectors;
  private final SentenceCells encoder;
  private final LinearImpl vector;
  private final List<SentenceCells> decoders;
  private final List<List<LinearImpl>> first;
  private final LinearImpl output;
  private final TensorVector parameters;

  SentenceModel(AutoencoderCase work) {
    sizes = work.sizes();
    sourceVectors = new EmbeddingImpl(sizes.tokens(), sizes.embedding());
    targetVectors = new EmbeddingImpl(sizes.tokens(), sizes.embedding());
    encoder = SentenceCells.bothWays(work.kind(), sizes.embedding(), sizes.hidden() / 2);
    vector = new LinearImpl((long) encoder.states() * sizes.hidden(), sizes.vector());
    int inputs = sizes.embedding() + sizes.vector();
    decoders =
        IntStream.range(0, work.kind().decoders())
            .mapToObj(decoder -> SentenceCells.forwards(work.kind(), inputs, sizes.hidden()))
            .toList();
    first = decoders.stream().map(this::firstStates).toList();
    output = new LinearImpl(sizes.hidden(), sizes.tokens());
    List<Module> modules =
        new ArrayList<>(List.of(sourceVectors, targetVectors, encoder.module(), vector, output));
    decoders.forEach(decoder -> modules.add(decoder.module()));
    first.forEach(modules::addAll);
    parameters = CaptionModel.parameters(modules.toArray(Module[]::new));
  }

  private List<LinearImpl> firstStates(SentenceCells decoder) {
    return IntStream.range(0, decoder.states())
        .mapToObj(state -> new LinearImpl(sizes.vector(), sizes.hidden()))
        .toList();
  }

  /** All that an optimiser changes. */
  TensorVector parameters() {
    return parameters;
  }

  /** Vectors [N, D] of sentences. */
  private Tensor read(Tensor source) {
    TensorVector last = new TensorVector();
    for (Tensor state : encoder.last(sourceVectors.forward(source))) {
      last.push_back(state.transpose(0, 1).flatten(1, 2));
    }
    return vector.forward(torch.cat(last, 1));
  }

  /** Mean cross-entropy in nats. */
  Tensor loss(PairTensors batch) {
    Tensor code = read(batch.source());
    long rows = code.size(0);
    Tensor words = targetVectors.forward(batch.inputs());
    Tensor everyStep = code.unsqueeze(0).expand(words.size(0), rows, sizes.vector());
    TensorVector written = new TensorVector();
    for (int i = 0; i < decoders.size(); i++) {
      Tensor own = words.narrow(1, i * rows, rows);
      List<Tensor> begin =
          first.get(i).stream().map(affine -> affine.forward(code).unsqueeze(0)).toList();
      Tensor inputs = torch.cat(new TensorVector(own, everyStep), 2);
      written.push_back(decoders.get(i).forward(inputs, begin));
    }
    Tensor logits = output.forward(torch.cat(written, 1).flatten(0, 1));
    return torch.cross_entropy(logits, batch.labels().transpose(0, 1).flatten());
  }
}
