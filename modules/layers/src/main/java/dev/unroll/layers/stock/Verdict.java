package dev.unroll.layers.stock;

import java.util.function.IntUnaryOperator;
import org.deeplearning4j.nn.conf.layers.Layer;

/** What becomes of one layer. */
sealed interface Verdict {
  /**
   * Another takes its place.
   *
   * @param layer the other
   * @param order where a parameter of the other, by its place in the flat vector of the layer,
   *     stood in that of the stock layer
   */
  record Replaced(Layer layer, IntUnaryOperator order) implements Verdict {}

  /** It is recurrent, but must stay for this reason. */
  record Kept(String reason) implements Verdict {}

  /** There is nothing to be made faster. */
  record Untouched() implements Verdict {}
}
