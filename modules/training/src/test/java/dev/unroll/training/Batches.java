package dev.unroll.training;

import dev.unroll.data.batch.TokenBatch;
import java.util.Arrays;
import java.util.Random;

/** Batches made by chance of a seed, and changed copies of them. */
public final class Batches {
  private Batches() {}

  /** Every label counts. */
  public static TokenBatch random(long seed, int rows, int steps, int vocabulary) {
    Random random = new Random(seed);
    int size = rows * steps;
    float[] mask = new float[size];
    Arrays.fill(mask, 1);
    int[] inputs = random.ints(size, 0, vocabulary).toArray();
    int[] labels = random.ints(size, 0, vocabulary).toArray();
    return new TokenBatch(rows, steps, inputs, labels, mask);
  }

  /** Masks one label. */
  public static TokenBatch masked(TokenBatch batch, int index) {
    float[] mask = batch.mask().clone();
    mask[index] = 0;
    return new TokenBatch(batch.rows(), batch.steps(), batch.inputs(), batch.labels(), mask);
  }

  /** Changes one label. */
  public static TokenBatch relabelled(TokenBatch batch, int index, int label) {
    int[] labels = batch.labels().clone();
    labels[index] = label;
    return new TokenBatch(batch.rows(), batch.steps(), batch.inputs(), labels, batch.mask());
  }

  /** Every row twice. */
  public static TokenBatch doubled(TokenBatch batch) {
    int size = batch.rows() * batch.steps();
    int[] inputs = Arrays.copyOf(batch.inputs(), 2 * size);
    int[] labels = Arrays.copyOf(batch.labels(), 2 * size);
    float[] mask = Arrays.copyOf(batch.mask(), 2 * size);
    System.arraycopy(inputs, 0, inputs, size, size);
    System.arraycopy(labels, 0, labels, size, size);
    System.arraycopy(mask, 0, mask, size, size);
    return new TokenBatch(2 * batch.rows(), batch.steps(), inputs, labels, mask);
  }
}
