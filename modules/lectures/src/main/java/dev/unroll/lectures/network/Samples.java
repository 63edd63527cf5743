package dev.unroll.lectures.network;

import dev.unroll.core.check.Check;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A batch of a task, whose sequences have one length.
 *
 * @param inputs float [N, F, T] numbers, or ids [N, 1, T] for a network with an embedding
 * @param labels float [N, 1, T] ids, or [N, L, T] numbers to predict
 * @param mask float [N, T], 1 where a label counts and 0 elsewhere; the caller's, not changed
 */
public record Samples(INDArray inputs, INDArray labels, INDArray mask) {
  public Samples {
    Check.require(
        inputs.rank() == 3 && labels.rank() == 3 && inputs.size(2) == labels.size(2),
        "a batch has inputs and labels of rank 3 and one length, but they are "
            + inputs.shapeInfoToString()
            + " and "
            + labels.shapeInfoToString());
  }

  /** Ids [N][T] to ids [N][T], each of which counts. */
  public static Samples ids(int[][] inputs, int[][] labels) {
    return new Samples(steps(inputs), steps(labels), Nd4j.ones(inputs.length, inputs[0].length));
  }

  /** Ids [N][T] to ids [N][T], of which those count that are not negative. */
  public static Samples someIds(int[][] inputs, int[][] labels) {
    float[][] mask = new float[labels.length][labels[0].length];
    int[][] known = new int[labels.length][labels[0].length];
    for (int n = 0; n < mask.length; n++) {
      for (int t = 0; t < mask[n].length; t++) {
        mask[n][t] = labels[n][t] < 0 ? 0 : 1;
        known[n][t] = Math.max(0, labels[n][t]);
      }
    }
    return new Samples(steps(inputs), steps(known), Nd4j.createFromArray(mask));
  }

  /** Numbers [N][T][F] to one label for a whole sequence, at its last step: an id. */
  public static Samples lastId(float[][][] inputs, int[] labels) {
    int steps = inputs[0].length;
    int[][] all = new int[labels.length][steps];
    for (int n = 0; n < labels.length; n++) {
      java.util.Arrays.fill(all[n], -1);
      all[n][steps - 1] = labels[n];
    }
    Samples ids = someIds(all, all);
    return new Samples(features(inputs), ids.labels, ids.mask);
  }

  /** Numbers [N][T][F] to numbers [N][T][L], each of which counts. */
  public static Samples numbers(float[][][] inputs, float[][][] labels) {
    return new Samples(
        features(inputs), features(labels), Nd4j.ones(inputs.length, inputs[0].length));
  }

  /** Only the last step of each sequence counts. */
  public Samples last() {
    INDArray only = Nd4j.zeros(mask.shape());
    for (int n = 0; n < mask.size(0); n++) {
      only.putScalar(n, mask.size(1) - 1, 1);
    }
    return new Samples(inputs, labels, only);
  }

  /** Labels that count. */
  public long counted() {
    return mask.sumNumber().longValue();
  }

  /** Ids [N][T] as float [N, 1, T]. */
  public static INDArray steps(int[][] ids) {
    float[] flat = new float[ids.length * ids[0].length];
    for (int n = 0; n < ids.length; n++) {
      for (int t = 0; t < ids[n].length; t++) {
        flat[n * ids[n].length + t] = ids[n][t];
      }
    }
    return Nd4j.createFromArray(flat).reshape('c', ids.length, 1, ids[0].length);
  }

  /** Numbers [N][T][F] as float [N, F, T]. */
  public static INDArray features(float[][][] values) {
    int steps = values[0].length;
    int size = values[0][0].length;
    float[] flat = new float[values.length * size * steps];
    for (int n = 0; n < values.length; n++) {
      for (int t = 0; t < steps; t++) {
        for (int f = 0; f < size; f++) {
          flat[(n * size + f) * steps + t] = values[n][t][f];
        }
      }
    }
    return Nd4j.createFromArray(flat).reshape('c', values.length, size, steps);
  }
}
