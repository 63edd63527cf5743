package dev.unroll.training.batch;

import dev.unroll.layers.loss.SparseCrossEntropy;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What a graph's logits say of the true labels, −ln softmax(z)_y, in nats, label by label; {@link
 * SparseCrossEntropy} has the equation. No label is masked: who pads leaves the padding out of what
 * is summed. The arrays are new, in C order, and the caller's.
 */
public final class LabelNats {
  private LabelNats() {}

  /**
   * Of sequences.
   *
   * @param logits float [N, V, T]
   * @param labels ids [N, 1, T] in C order, each in [0, V)
   * @return float [N, T]
   * @throws IllegalArgumentException when the shapes disagree or a label is no id
   */
  public static INDArray of(INDArray logits, INDArray labels) {
    INDArray rows = logits.permute(0, 2, 1).dup('c').reshape('c', -1, logits.size(1));
    INDArray nats = ofRows(rows, labels.reshape('c', -1, 1));
    return nats.reshape('c', logits.size(0), logits.size(2));
  }

  /**
   * Of single labels.
   *
   * @param logits float [N, V]
   * @param labels ids [N, 1], each in [0, V)
   * @return float [N, 1]
   * @throws IllegalArgumentException when the shapes disagree or a label is no id
   */
  public static INDArray ofRows(INDArray logits, INDArray labels) {
    return new SparseCrossEntropy()
        .computeScoreArray(labels, logits, new ActivationIdentity(), Nd4j.ones(logits.size(0), 1));
  }
}
