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
 * with logits z [R, V], labels y [R, 1] that hold whole numbers in [0, V), and mask m [R, 1]. Use
 * it with the identity activation: the softmax is part of the loss, and any other activation is
 * refused.
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
    INDArray log = logSoftmax(labels, logits, activation);
    double[] nats = new double[(int) log.size(0)];
    for (int row = 0; row < nats.length; row++) {
      // A masked row may hold any label, and even logits that are not finite; it counts as 0.
      nats[row] = masked(mask, row) ? 0 : -log.getDouble(row, label(labels, row, log.size(1)));
    }
    return Nd4j.createFromArray(nats).castTo(logits.dataType()).reshape(nats.length, 1);
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray logits, IActivation activation, INDArray mask) {
    INDArray gradient = Transforms.exp(logSoftmax(labels, logits, activation), false);
    for (int row = 0; row < gradient.size(0); row++) {
      if (masked(mask, row)) {
        gradient.getRow(row).assign(0);
      } else {
        int label = label(labels, row, gradient.size(1));
        gradient.putScalar(row, label, gradient.getDouble(row, label) - 1);
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

  private static INDArray logSoftmax(INDArray labels, INDArray logits, IActivation activation) {
    Check.require(
        activation instanceof ActivationIdentity,
        "SparseCrossEntropy holds the softmax itself: use the identity activation, not "
            + activation);
    Check.require(
        labels.length() == logits.size(0),
        "labels must be [R, 1] for logits [R, V], but were "
            + Arrays.toString(labels.shape())
            + " for "
            + Arrays.toString(logits.shape()));
    return Nd4j.nn().logSoftmax(logits.dup('c'), 1);
  }

  private static boolean masked(INDArray mask, int row) {
    return mask != null && mask.getDouble(row) == 0;
  }

  private static int label(INDArray labels, int row, long classes) {
    int label = labels.getInt(row);
    Check.require(
        label >= 0 && label < classes,
        "label of row " + row + " must be in [0, " + classes + "), but was " + label);
    return label;
  }
}
