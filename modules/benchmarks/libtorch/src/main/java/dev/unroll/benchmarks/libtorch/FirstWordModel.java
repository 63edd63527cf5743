package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.CaptionSizes;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.LSTMImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The picture as first word: libtorch's own LSTM over all steps, the output layer at those that
 * have a label.
 */
final class FirstWordModel implements CaptionModel {
  private final LinearImpl word;
  private final EmbeddingImpl vectors;
  private final LSTMImpl cells;
  private final LinearImpl output;
  private final TensorVector parameters;

  FirstWordModel(CaptionSizes sizes) {
    word = new LinearImpl(sizes.features(), sizes.embedding());
    vectors = new EmbeddingImpl(sizes.tokens(), sizes.embedding());
    cells = new LSTMImpl(sizes.embedding(), sizes.hidden());
    output = new LinearImpl(sizes.hidden(), sizes.tokens());
    parameters = CaptionModel.parameters(word, vectors, cells, output);
  }

  @Override
  public TensorVector parameters() {
    return parameters;
  }

  @Override
  public Tensor loss(CaptionTensors batch) {
    Tensor first = word.forward(batch.pictures().select(1, 0)).unsqueeze(0);
    Tensor steps = torch.cat(new TensorVector(first, vectors.forward(batch.tokens())), 0);
    Tensor states = cells.forward(steps).get0();
    Tensor answers = states.narrow(0, 1, batch.tokens().size(0)).flatten(0, 1);
    Tensor logits = output.forward(answers.index_select(0, batch.places()));
    return torch.cross_entropy(logits, batch.labels());
  }
}
