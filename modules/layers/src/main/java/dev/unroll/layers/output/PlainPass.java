package dev.unroll.layers.output;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** By ND4J, for every type and backend. */
final class PlainPass implements SoftmaxPass {
  @Override
  public void output(
      INDArray x, Projection weights, double temperature, boolean probabilities, INDArray target) {
    target.assign(logits(x, weights, temperature));
    if (probabilities) {
      target.subiColumnVector(target.max(true, 1));
      Transforms.exp(target, false);
      target.diviColumnVector(target.sum(true, 1));
    }
  }

  @Override
  public double[] losses(LabelRows rows, Projection weights, LabelLoss loss) {
    double[] losses = new double[rows.size()];
    int chunk = SoftmaxPass.chunk(rows.size(), weights.classes(), Double.BYTES);
    for (int first = 0; first < rows.size(); first += chunk) {
      INDArray x = part(rows.x(), first, chunk);
      probabilities(rows, first, logits(x, weights, loss.temperature()), loss, losses);
    }
    return losses;
  }

  @Override
  public double[] losses(
      LabelRows rows, Projection weights, LabelLoss loss, OutputGradient gradient) {
    double[] losses = new double[rows.size()];
    int chunk = SoftmaxPass.chunk(rows.size(), weights.classes(), Double.BYTES);
    if (!gradient.add()) {
      gradient.weights().table().assign(0);
    }
    gradient.weights().bias().assign(0);
    for (int first = 0; first < rows.size(); first += chunk) {
      INDArray x = part(rows.x(), first, chunk);
      INDArray dz = logits(x, weights, loss.temperature());
      probabilities(rows, first, dz, loss, losses);
      differentiate(rows, first, dz, loss);
      part(gradient.x(), first, chunk).assign(dz.mmul(weights.table()));
      gradient.weights().table().addi(dz.transpose().mmul(x));
      gradient.weights().bias().addi(dz.sum(0));
    }
    return losses;
  }

  private static INDArray part(INDArray rows, int first, int chunk) {
    return rows.get(interval(first, Math.min(first + chunk, rows.size(0))));
  }

  private static INDArray logits(INDArray x, Projection weights, double temperature) {
    INDArray z = x.mmul(weights.table().transpose());
    return z.addiRowVector(weights.bias()).divi(temperature);
  }

  /** Turns logits of rows from {@code first} on into probabilities and fills in their losses. */
  private static void probabilities(
      LabelRows rows, int first, INDArray u, LabelLoss loss, double[] losses) {
    u.subiColumnVector(u.max(true, 1));
    int size = (int) u.size(0);
    double[] own = new double[size];
    double[] spread = new double[size];
    for (int i = 0; i < size; i++) {
      own[i] = u.getDouble(i, rows.labels()[first + i]);
    }
    if (loss.spread().length > 0) {
      INDArray factors = Nd4j.createFromArray(loss.spread()).castTo(u.dataType());
      spread = u.mulRowVector(factors).sum(1).toDoubleVector();
    }
    Transforms.exp(u, false);
    INDArray sums = u.sum(true, 1);
    for (int i = 0; i < size; i++) {
      int label = rows.labels()[first + i];
      double surprise = Math.log(sums.getDouble(i)) - own[i];
      losses[first + i] = rows.masks()[first + i] * loss.loss(label, surprise, own[i], spread[i]);
    }
    u.diviColumnVector(sums);
  }

  /** Turns probabilities of rows from {@code first} on into the gradient of the logits. */
  private static void differentiate(LabelRows rows, int first, INDArray p, LabelLoss loss) {
    int size = (int) p.size(0);
    double[] scales = new double[size];
    double[] factors = new double[size];
    for (int i = 0; i < size; i++) {
      factors[i] = rows.masks()[first + i] / loss.temperature();
      scales[i] = factors[i] * loss.scale(rows.labels()[first + i]);
    }
    p.muliColumnVector(column(scales, p));
    if (loss.spread().length > 0) {
      INDArray spread = Nd4j.createFromArray(loss.spread()).castTo(p.dataType());
      p.subi(column(factors, p).mmul(spread.reshape(1, spread.length())));
    }
    for (int i = 0; i < size; i++) {
      int label = rows.labels()[first + i];
      p.putScalar(i, label, p.getDouble(i, label) - factors[i] * loss.own(label));
    }
  }

  private static INDArray column(double[] values, INDArray like) {
    return Nd4j.createFromArray(values).castTo(like.dataType()).reshape(values.length, 1);
  }
}
