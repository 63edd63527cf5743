package dev.unroll.layers.vertex;

import java.util.function.IntBinaryOperator;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Vectors of sentences [D · S, F], the S sentences of a document under each other. */
final class DocumentRows {
  private DocumentRows() {}

  /**
   * The vectors as the steps [S, D, F] of D documents.
   *
   * @param rows [D · S, F]; a view of them where they lie row after row, else a copy
   */
  static INDArray steps(INDArray rows, long documents) {
    return rows.reshape('c', documents, rows.size(0) / documents, rows.size(1)).permute(1, 0, 2);
  }

  /** Where a document's sentence lies among the rows. */
  static IntBinaryOperator places(int sentences) {
    return (document, sentence) -> document * sentences + sentence;
  }
}
