package dev.unroll.layers.output;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import dev.unroll.layers.step.StepRows;
import dev.unroll.layers.step.StepValues;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Losses and gradients of an adaptive softmax, as a head and tails that are softmaxes themselves.
 * Parameters and gradients are maps from the names of {@link Clusters#shapes}.
 */
final class AdaptivePass {
  private final Clusters clusters;
  private final SoftmaxPass[] passes;
  private final LabelLoss[] losses;

  AdaptivePass(Clusters clusters, DataType type) {
    this.clusters = clusters;
    this.passes = new SoftmaxPass[clusters.tails() + 1];
    this.losses = new LabelLoss[clusters.tails() + 1];
    for (int k = 0; k <= clusters.tails(); k++) {
      boolean head = k == clusters.tails();
      int size = head ? clusters.shortlist() + clusters.tails() : clusters.size(k);
      passes[k] = SoftmaxPass.of(type);
      losses[k] = new LabelLoss(size, 0, new double[0], 1);
    }
  }

  /** The loss of each row, times its mask. */
  double[] losses(LabelRows rows, Map<String, INDArray> parameters) {
    int head = clusters.tails();
    double[] sums = passes[head].losses(head(rows), headWeights(parameters), losses[head]);
    for (int k = 0; k < clusters.tails(); k++) {
      LabelRows members = members(rows, k);
      LabelRows seen = members.with(project(members.x(), parameters, k));
      add(members.restore(passes[k].losses(seen, tailWeights(parameters, k), losses[k])), sums);
    }
    return sums;
  }

  /**
   * As {@link #losses(LabelRows, Map)}, and the gradient of their sum.
   *
   * @param gradients set
   * @param dx [M, H], row after row; set
   */
  double[] losses(
      LabelRows rows,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients,
      INDArray dx) {
    int head = clusters.tails();
    OutputGradient gradient = new OutputGradient(dx, headWeights(gradients), false);
    double[] sums =
        passes[head].losses(head(rows), headWeights(parameters), losses[head], gradient);
    for (int k = 0; k < clusters.tails(); k++) {
      LabelRows members = members(rows, k);
      INDArray x = members.x();
      LabelRows seen = members.with(project(x, parameters, k));
      INDArray dh = Nd4j.create(x.dataType(), seen.x().shape(), 'c');
      OutputGradient ofTail = new OutputGradient(dh, tailWeights(gradients, k), false);
      double[] tail = passes[k].losses(seen, tailWeights(parameters, k), losses[k], ofTail);
      add(members.restore(tail), sums);
      gradients.get("P" + k).assign(x.transpose().mmul(dh));
      INDArray back = StepRows.of(dh.mmul(parameters.get("P" + k).transpose()));
      if (!members.all()) {
        INDArray some = back;
        back = Nd4j.create(dx.dataType(), dx.shape(), 'c');
        members.restore(some, back);
      }
      dx.addi(back);
    }
    return sums;
  }

  /**
   * Log-probabilities of all classes.
   *
   * @param x [R, H], row after row
   * @param target [R, V], row after row; set
   */
  void output(INDArray x, Map<String, INDArray> parameters, INDArray target) {
    INDArray head = logSoftmax(x, headWeights(parameters), passes[clusters.tails()]);
    int shortlist = clusters.shortlist();
    target.get(all(), interval(0, shortlist)).assign(head.get(all(), interval(0, shortlist)));
    for (int k = 0; k < clusters.tails(); k++) {
      INDArray seen = project(x, parameters, k);
      INDArray tail = logSoftmax(seen, tailWeights(parameters, k), passes[k]);
      INDArray inTail = head.get(all(), point(shortlist + k)).reshape(x.size(0), 1);
      target
          .get(all(), interval(clusters.first(k), clusters.first(k + 1)))
          .assign(tail.addiColumnVector(inTail));
    }
  }

  private static INDArray logSoftmax(INDArray x, Projection weights, SoftmaxPass pass) {
    INDArray z = Nd4j.create(x.dataType(), new long[] {x.size(0), weights.classes()}, 'c');
    pass.output(x, weights, 1, false, z);
    z.subiColumnVector(z.max(true, 1));
    return z.subiColumnVector(Transforms.log(Transforms.exp(z, true).sum(true, 1)));
  }

  private LabelRows head(LabelRows rows) {
    int[] labels = Arrays.stream(rows.labels()).map(clusters::inHead).toArray();
    return new LabelRows(rows.x(), labels, rows.masks(), rows.places());
  }

  /** The rows whose label is in tail {@code k}, counted from its first class. */
  private LabelRows members(LabelRows rows, int k) {
    int first = clusters.first(k);
    int end = clusters.first(k + 1);
    int[] labels = rows.labels();
    double[] ids = Arrays.stream(labels).mapToDouble(label -> label - first).toArray();
    double[] masks =
        IntStream.range(0, labels.length)
            .mapToDouble(i -> labels[i] >= first && labels[i] < end ? rows.masks()[i] : 0)
            .toArray();
    return LabelRows.of(
        rows.x(),
        new StepValues("label", ids.length, 1, ids),
        new StepValues("mask", ids.length, 1, masks),
        clusters.size(k));
  }

  private static INDArray project(INDArray x, Map<String, INDArray> parameters, int k) {
    return StepRows.of(x.mmul(parameters.get("P" + k)));
  }

  private static Projection headWeights(Map<String, INDArray> arrays) {
    return new Projection(arrays.get("W").transpose(), arrays.get("b"));
  }

  /** Tails have no bias: zeros when computing, thrown away as a gradient. */
  private static Projection tailWeights(Map<String, INDArray> arrays, int k) {
    INDArray table = arrays.get("W" + k).transpose();
    return new Projection(table, Nd4j.zeros(table.dataType(), table.size(0)));
  }

  private static void add(double[] values, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }
}
