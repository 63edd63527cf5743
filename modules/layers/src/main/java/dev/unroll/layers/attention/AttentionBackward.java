package dev.unroll.layers.attention;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The way back through an {@link Attention}: each step in any order, then the source once.
 *
 * <pre>
 * ∂L/∂w_ts = ∂L/∂c_t · v_s    ∂L/∂v_s = Σ_t w_ts ∂L/∂c_t
 * </pre>
 */
public final class AttentionBackward {
  private final Score score;
  private final BatchProduct product;
  private final SourceMemory source;
  private final Map<String, INDArray> parameters;
  private final INDArray projected;
  private final INDArray values;

  AttentionBackward(
      Score score, BatchProduct product, SourceMemory source, Map<String, INDArray> parameters) {
    this.score = score;
    this.product = product;
    this.source = source;
    this.parameters = parameters;
    this.projected = zeros(source.projected);
    this.values = zeros(source.values);
    parameters.values().forEach(gradient -> gradient.assign(0));
  }

  private static INDArray zeros(INDArray like) {
    return Nd4j.create(like.dataType(), like.shape(), 'c');
  }

  /**
   * Goes back through queries.
   *
   * @param attended what they found in this source
   * @param context gradient at its context, [N, M, T]; what stands where no source step was kept is
   *     not read
   * @return gradient at the queries, [N, H, T]
   */
  public INDArray step(Attended attended, INDArray context) {
    return step(attended, context, false, context);
  }

  /**
   * Goes back through queries whose weights are used too.
   *
   * @param weights gradient at the weights, [N, T, S]
   * @see #step(Attended, INDArray)
   */
  public INDArray step(Attended attended, INDArray context, INDArray weights) {
    return step(attended, context, true, weights);
  }

  private INDArray step(Attended attended, INDArray context, boolean used, INDArray weights) {
    Check.require(
        Arrays.equals(context.shape(), attended.context().shape()),
        "the gradient at a context "
            + Arrays.toString(attended.context().shape())
            + " must be as large, but is "
            + Arrays.toString(context.shape()));
    INDArray above = context.castTo(values.dataType()).permute(0, 2, 1).dup('c');
    if (attended.masked) {
      Padding.of(attended.weights().sum(2)).clear(above);
    }
    INDArray alignment = product.of(above, source.values.permute(0, 2, 1));
    if (used) {
      alignment.addi(weights);
    }
    product.add(attended.weights().permute(0, 2, 1), above, values);
    INDArray scores = Alignment.backward(attended.weights(), alignment);
    INDArray queries =
        score.backward(scores, attended.projected, source.projected, projected, parameters);
    return score.backwardQueries(attended.queries, queries, parameters).permute(0, 2, 1);
  }

  /** Goes back through the source; once, after all steps. */
  public SourceGradient finish() {
    INDArray keys = score.backwardKeys(source.keys, projected, parameters);
    return new SourceGradient(keys.permute(0, 2, 1), values.permute(0, 2, 1));
  }
}
