package dev.unroll.layers.attention;

import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How well each query fits each key, in two stages: what needs one sequence only, and the rest. */
sealed interface Score permits ProductScore, AdditiveScore {
  /** The score of a form, with these parameters. */
  static Score of(AttentionForm form, Map<String, INDArray> parameters, DataType type) {
    return form.kind() == AttentionKind.ADDITIVE
        ? new AdditiveScore(parameters, type)
        : new ProductScore(form, parameters, type);
  }

  /** What the scores need of keys [N, S, K]: [N, S, A]. */
  INDArray projectKeys(INDArray keys);

  /** What the scores need of queries [N, T, H]: [N, T, A]. */
  INDArray projectQueries(INDArray queries);

  /** Scores [N, T, S] of projected queries [N, T, A] and keys [N, S, A]. */
  INDArray scores(INDArray queries, INDArray keys);

  /**
   * The first stage of the way back.
   *
   * @param gradient at the scores [N, T, S]
   * @param queries projected [N, T, A]
   * @param keys projected [N, S, A]
   * @param keysGradient [N, S, A] at the projected keys; added to
   * @param parameterGradients by name; added to
   * @return gradient at the projected queries [N, T, A]
   */
  INDArray backward(
      INDArray gradient,
      INDArray queries,
      INDArray keys,
      INDArray keysGradient,
      Map<String, INDArray> parameterGradients);

  /** Gradient at the queries [N, T, H]; adds to those of the parameters. */
  INDArray backwardQueries(
      INDArray queries, INDArray gradient, Map<String, INDArray> parameterGradients);

  /** Gradient at the keys [N, S, K]; adds to those of the parameters. */
  INDArray backwardKeys(INDArray keys, INDArray gradient, Map<String, INDArray> parameterGradients);

  /** [N, T, F] as rows [N·T, F]. */
  static INDArray rows(INDArray sequence) {
    return sequence.reshape('c', sequence.size(0) * sequence.size(1), sequence.size(2));
  }

  /** x W for each step: [N, T, F] and [F, A] to [N, T, A]. */
  static INDArray times(INDArray sequence, INDArray matrix) {
    INDArray result =
        Nd4j.createUninitialized(
            sequence.dataType(),
            new long[] {sequence.size(0) * sequence.size(1), matrix.size(1)},
            'c');
    rows(sequence).mmuli(matrix, result);
    return result.reshape('c', sequence.size(0), sequence.size(1), matrix.size(1));
  }

  /** Adds Σ xᵀ g over all steps to a matrix's gradient. */
  static void addProduct(INDArray sequence, INDArray gradient, INDArray matrixGradient) {
    Nd4j.gemm(rows(sequence), rows(gradient), matrixGradient, true, false, 1, 1);
  }
}
