package dev.unroll.benchmarks.libtorch;

import dev.unroll.benchmarks.work.CaptionCase;
import dev.unroll.benchmarks.work.CaptionSizes;
import org.bytedeco.pytorch.EmbeddingImpl;
import org.bytedeco.pytorch.LSTMCellImpl;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.LinearOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Soft attention over a grid: a cell in a loop over the rows that have a label, attention before
 * each step, the output layer at all steps at once.
 */
final class GridModel implements CaptionModel {
  private final CaptionSizes sizes;
  private final LinearImpl hidden;
  private final LinearImpl memory;
  private final LinearImpl projection;
  private final LinearImpl keys;
  private final LinearImpl query;
  private final LinearImpl score;
  private final EmbeddingImpl vectors;
  private final LSTMCellImpl cell;
  private final LinearImpl combined;
  private final LinearImpl output;
  private final TensorVector parameters;

  GridModel(CaptionSizes sizes) {
    this.sizes = sizes;
    int size = sizes.hidden();
    hidden = new LinearImpl(sizes.features(), size);
    memory = new LinearImpl(sizes.features(), size);
    projection = new LinearImpl(sizes.features(), size);
    keys = withoutBias(size, size);
    query = new LinearImpl(size, size);
    score = withoutBias(size, 1);
    vectors = new EmbeddingImpl(sizes.tokens(), sizes.embedding());
    cell = new LSTMCellImpl(sizes.embedding() + size, size);
    combined = withoutBias(2L * size, size);
    output = new LinearImpl(size, sizes.tokens());
    parameters =
        CaptionModel.parameters(
            hidden, memory, projection, keys, query, score, vectors, cell, combined, output);
  }

  private static LinearImpl withoutBias(long inputs, long outputs) {
    LinearOptions options = new LinearOptions(inputs, outputs);
    options.bias().put(false);
    return new LinearImpl(options);
  }

  @Override
  public TensorVector parameters() {
    return parameters;
  }

  @Override
  public Tensor loss(CaptionTensors batch) {
    Tensor mean = batch.pictures().mean(1);
    Tensor h = torch.tanh(hidden.forward(mean));
    Tensor c = torch.tanh(memory.forward(mean));
    Tensor values = torch.tanh(projection.forward(batch.pictures()));
    Tensor compared = keys.forward(values);
    Tensor embedded = vectors.forward(batch.tokens());
    Tensor looked = torch.zeros(sizes.rows(), sizes.places());
    TensorVector joined = new TensorVector();
    for (int t = 0; t < batch.rows().size(); t++) {
      long rows = batch.rows().get(t);
      Tensor before = h.narrow(0, 0, rows);
      Tensor weights = weights(before, compared.narrow(0, 0, rows));
      looked =
          torch.cat(
              new TensorVector(looked.narrow(0, 0, rows).add(weights), rest(looked, rows)), 0);
      Tensor context = torch.bmm(weights.unsqueeze(1), values.narrow(0, 0, rows)).squeeze(1);
      Tensor word = embedded.select(0, t).narrow(0, 0, rows);
      T_TensorTensor_T next =
          cell.forward(
              torch.cat(new TensorVector(word, context), 1),
              new T_TensorTensor_T(before, c.narrow(0, 0, rows)));
      h = next.get0();
      c = next.get1();
      joined.push_back(torch.cat(new TensorVector(context, h), 1));
    }
    Tensor answers = torch.tanh(combined.forward(torch.cat(joined, 0)));
    Tensor nats = torch.cross_entropy(output.forward(answers), batch.labels());
    return nats.add(penalty(looked).div(new Scalar((double) batch.labels().size(0))));
  }

  /** α [R, S] of states [R, H] and what they are compared with, [R, S, H]. */
  private Tensor weights(Tensor states, Tensor compared) {
    Tensor sums = torch.tanh(compared.add(query.forward(states).unsqueeze(1)));
    return torch.softmax(score.forward(sums).squeeze(2), 1);
  }

  private static Tensor rest(Tensor all, long from) {
    return all.narrow(0, from, all.size(0) - from);
  }

  /** λ Σ (1 − Σ_t α_t)². */
  private static Tensor penalty(Tensor looked) {
    Tensor lacking = looked.neg().add(new Scalar(1.0));
    return lacking.mul(lacking).sum().mul(new Scalar(CaptionCase.LAMBDA));
  }
}
