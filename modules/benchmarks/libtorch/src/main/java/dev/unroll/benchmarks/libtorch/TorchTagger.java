package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.TaggingCase;
import dev.unroll.benchmarks.work.TaggingSizes;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LSTMOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A tagger as one writes it with PyTorch's modules, for batches without padding: libtorch's own
 * LSTM in both directions, a linear layer, and cross-entropy or a {@link TorchChain}.
 */
final class TorchTagger {
  private final EmbeddingImpl vectors;
  private final LSTMImpl reader;
  private final LinearImpl output;
  private final TorchChain chain;
  private final boolean chained;
  private final TensorVector parameters;

  TorchTagger(TaggingCase work) {
    TaggingSizes sizes = work.sizes();
    vectors = new EmbeddingImpl(sizes.words(), sizes.embedding());
    LSTMOptions options = new LSTMOptions(sizes.embedding(), sizes.hidden() / 2);
    options.bidirectional().put(true);
    reader = new LSTMImpl(options);
    output = new LinearImpl(sizes.hidden(), sizes.tags());
    chain = new TorchChain(sizes.tags());
    chained = work.chain();
    parameters = CaptionModel.parameters(vectors, reader, output);
    if (chained) {
      chain.parameters().forEach(parameters::push_back);
    }
  }

  /** All that an optimiser changes. */
  TensorVector parameters() {
    return parameters;
  }

  /** Negative log-likelihood in nats, the mean over words. */
  Tensor loss(Tensors batch) {
    Tensor read = reader.forward(vectors.forward(batch.inputs())).get0();
    Tensor scores = output.forward(read);
    return chained
        ? chain.loss(scores, batch.labels())
        : torch.cross_entropy(scores.flatten(0, 1), batch.labels().flatten());
  }
}
