package dev.unroll.layers.loss;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Cross-entropy of a softmax on integer labels, in nats, summed over rows; no one-hot array is
 * made.
 *
 * <pre>
 * L = Σ_r m_r (log Σ_v exp z_rv − z_{r,y_r})      ∂L/∂z_rv = m_r (softmax(z_r)_v − [v = y_r])
 * </pre>
 *
 * with logits z [R, V], labels y [R, 1] that hold whole numbers in [0, V), and mask m [R, 1], 0 for
 * what does not count, else 1 or another weight. Use it with the identity activation: the softmax
 * is part of the loss, and any other activation is refused. What is wrong with labels, shapes or
 * activation is said in an {@link IllegalArgumentException}.
 */
public final class SparseCrossEntropy implements ILossFunction {
  private static final long serialVersionUID = 1L;

  @Override
  public double computeScore(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask, boolean average) {
    INDArray scores = computeScoreArray(labels, logits, activation, mask);
    double sum = scores.sumNumber().doubleValue();
    return average ? sum / logits.size(0) : sum;
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    requireShapes(labels, logits, activation, mask);
    // The log-softmax operation takes the logarithm of a softmax that has underflowed to 0.
    INDArray shifted = logits.subColumnVector(logits.max(true, 1));
    double[] nats = new double[(int) logits.size(0)];
    for (int row = 0; row < nats.length; row++) {
      // A masked row may hold any label, and even logits that are not finite; it counts as 0.
      if (weight(mask, row) != 0) {
        nats[row] = -shifted.getDouble(row, label(labels, row, logits.size(1)));
      }
    }
    INDArray sums = Transforms.exp(shifted, false).sum(true, 1);
    for (int row = 0; row < nats.length; row++) {
      double weight = weight(mask, row);
      nats[row] = weight == 0 ? 0 : weight * (nats[row] + Math.log(sums.getDouble(row)));
    }
    return Nd4j.createFromArray(nats).castTo(logits.dataType()).reshape(nats.length, 1);
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    requireShapes(labels, logits, activation, mask);
    INDArray gradient = Nd4j.nn().softmax(logits, 1);
    for (int row = 0; row < gradient.size(0); row++) {
      double weight = weight(mask, row);
      if (weight == 0) {
        gradient.getRow(row).assign(0);
        continue;
      }
      int label = label(labels, row, gradient.size(1));
      gradient.putScalar(row, label, gradient.getDouble(row, label) - 1);
      if (weight != 1) {
        gradient.getRow(row).muli(weight);
      }
    }
    return gradient;
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask, boolean average) {
    return new Pair<>(
        computeScore(labels, logits, activation, mask, average),
        computeGradient(labels, logits, activation, mask));
  }

  @Override
  public String name() {
    return "SparseCrossEntropy";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparseCrossEntropy;
  }

  @Override
  public int hashCode() {
    return SparseCrossEntropy.class.hashCode();
  }

  @Override
  public String toString() {
    return name();
  }

  private static void requireShapes(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    Check.require(
        activation instanceof ActivationIdentity,
        "SparseCrossEntropy holds the softmax itself: use the identity activation, not "
            + activation);
    requireOnePerRow("labels", labels, logits);
    if (mask != null) {
      requireOnePerRow("mask", mask, logits);
    }
  }

  private static void requireOnePerRow(String name, INDArray array, INDArray logits) {
    Check.require(
        logits.rank() == 2 && array.length() == logits.size(0),
        name
            + " must be [R, 1] for logits [R, V], but were "
            + Arrays.toString(array.shape())
            + " for "
            + Arrays.toString(logits.shape()));
  }

  private static double weight(INDArray mask, int row) {
    return mask == null ? 1 : mask.getDouble(row);
  }

  private static int label(INDArray labels, int row, long classes) {
    double label = labels.getDouble(row);
    Check.require(
        label >= 0 && label < classes && label == Math.rint(label),
        "label of row "
            + row
            + " must be a whole number in [0, "
            + classes
            + "), but was "
            + (label == Math.rint(label) ? String.valueOf((long) label) : String.valueOf(label)));
    return (int) label;
  }
}
