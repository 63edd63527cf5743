package dev.unroll.layers.attention;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Attention of queries to a source, for all queries at once or step by step.
 *
 * <pre>
 * e_ts = score(q_t, k_s)    w_t = softmax over the unmasked s of e_t    c_t = Σ_s w_ts v_s
 * </pre>
 *
 * <p>The scores are those of {@link AttentionKind}. A decoder reads a source once, attends at each
 * step, and goes back through the steps in any order:
 *
 * <pre>{@code
 * SourceMemory source = attention.read(keys, values, mask);
 * Attended step = attention.attend(query, source); // for each step
 * AttentionBackward back = attention.backward(source, parameterGradients);
 * INDArray queryGradient = back.step(step, contextGradient); // for each step
 * SourceGradient below = back.finish();
 * }</pre>
 *
 * <p>What the mask leaves out changes nothing, NaN included; a row with no step left yields zeros
 * and no gradient. Arguments are copied, never changed. One thread at a time.
 */
public final class Attention {
  private final AttentionForm form;
  private final Score score;
  private final BatchProduct product;
  private final DataType type;

  /**
   * @param form kind and sizes
   * @param parameters by name, with the shapes of {@link AttentionForm#parameterShapes()}; used as
   *     they are at each call, so that training may change them in place
   * @param type of all arrays: FLOAT or DOUBLE
   */
  public Attention(AttentionForm form, Map<String, INDArray> parameters, DataType type) {
    Check.require(
        type == DataType.FLOAT || type == DataType.DOUBLE,
        "attention computes in FLOAT or DOUBLE, not in " + type);
    requireShapes(form, parameters, "parameters");
    this.form = form;
    this.type = type;
    this.score = Score.of(form, Map.copyOf(parameters), type);
    this.product = BatchProduct.forType(type);
  }

  private static void requireShapes(AttentionForm form, Map<String, INDArray> arrays, String what) {
    form.parameterShapes()
        .forEach(
            (name, shape) ->
                Check.require(
                    arrays.containsKey(name) && arrays.get(name).length() == shape[0] * shape[1],
                    what
                        + " of "
                        + form
                        + " need "
                        + name
                        + " "
                        + Arrays.toString(shape)
                        + ", but there are "
                        + arrays.keySet()));
  }

  /** Kind and sizes. */
  public AttentionForm form() {
    return form;
  }

  /**
   * Reads a source without padding.
   *
   * @param keys [N, K, S]
   * @param values [N, M, S]; may be the same array
   */
  public SourceMemory read(INDArray keys, INDArray values) {
    requireSource(keys, values);
    INDArray kept = stepRows(keys);
    INDArray own = values == keys ? kept : stepRows(values);
    return new SourceMemory(kept, own, score.projectKeys(kept), Nd4j.empty(type), false);
  }

  /**
   * Reads a source with padding.
   *
   * @param keys [N, K, S]
   * @param values [N, M, S]; may be the same array
   * @param mask of any type, 0 for what is left out: [N, S], or [N, T, S] for masks that differ by
   *     query, in which case only steps that no query sees may hold NaN
   */
  public SourceMemory read(INDArray keys, INDArray values, INDArray mask) {
    requireSource(keys, values);
    boolean each = mask.rank() == 3;
    Check.require(
        (each || mask.rank() == 2) && mask.size(0) == keys.size(0) && mask.size(-1) == keys.size(2),
        "mask must be [N, S] or [N, T, S] for keys [N, K, S] "
            + Arrays.toString(keys.shape())
            + ", but is "
            + Arrays.toString(mask.shape()));
    INDArray ones = mask.neq(0).castTo(type);
    Padding padding = Padding.of(each ? ones.max(1) : ones);
    INDArray kept = stepRows(keys);
    padding.clear(kept);
    INDArray own = kept;
    if (values != keys) {
      own = stepRows(values);
      padding.clear(own);
    }
    INDArray shaped = each ? ones : ones.reshape('c', ones.size(0), 1, ones.size(1));
    return new SourceMemory(kept, own, score.projectKeys(kept), shaped, true);
  }

  private void requireSource(INDArray keys, INDArray values) {
    Check.require(
        keys.rank() == 3
            && values.rank() == 3
            && keys.size(1) == form.keys()
            && values.size(0) == keys.size(0)
            && values.size(2) == keys.size(2),
        "a source needs keys [N, "
            + form.keys()
            + ", S] and values [N, M, S], but got "
            + Arrays.toString(keys.shape())
            + " and "
            + Arrays.toString(values.shape()));
  }

  /**
   * Looks for what queries ask.
   *
   * @param queries [N, H, T]; one step of a decoder is [N, H, 1]
   */
  public Attended attend(INDArray queries, SourceMemory source) {
    requireQueries(queries, source);
    INDArray own = stepRows(queries);
    return source.masked ? align(own, source, source.mask) : align(own, source);
  }

  /**
   * Looks for what the unmasked queries ask; the others get zeros, whatever they hold.
   *
   * @param queries [N, H, T]
   * @param mask [N, T] of any type, 0 for what is left out
   */
  public Attended attend(INDArray queries, SourceMemory source, INDArray mask) {
    requireQueries(queries, source);
    Check.require(
        mask.rank() == 2 && mask.size(0) == queries.size(0) && mask.size(1) == queries.size(2),
        "the queries' mask must be [N, T] for queries [N, H, T] "
            + Arrays.toString(queries.shape())
            + ", but is "
            + Arrays.toString(mask.shape()));
    INDArray own = stepRows(queries);
    Padding.of(mask).clear(own);
    INDArray ones = mask.neq(0).castTo(type);
    INDArray both = ones.reshape('c', ones.size(0), ones.size(1), 1);
    if (source.masked) {
      long[] shape = {own.size(0), own.size(1), source.steps()};
      both = both.broadcast(shape).mul(source.mask.broadcast(shape));
    }
    return align(own, source, both);
  }

  private void requireQueries(INDArray queries, SourceMemory source) {
    boolean fits =
        queries.rank() == 3
            && queries.size(0) == source.rows()
            && queries.size(1) == form.queries()
            && (!source.masked
                || source.mask.size(1) == 1
                || source.mask.size(1) == queries.size(2));
    Check.require(
        fits,
        "queries must be [N, "
            + form.queries()
            + ", T] with N "
            + source.rows()
            + " and the T of the mask, but are "
            + Arrays.toString(queries.shape()));
  }

  private Attended align(INDArray queries, SourceMemory source) {
    INDArray projected = score.projectQueries(queries);
    INDArray weights = Alignment.weights(score.scores(projected, source.projected));
    return new Attended(queries, projected, product.of(weights, source.values), weights, false);
  }

  private Attended align(INDArray queries, SourceMemory source, INDArray mask) {
    INDArray projected = score.projectQueries(queries);
    INDArray scores = score.scores(projected, source.projected);
    INDArray weights = Alignment.weights(scores, mask.broadcast(scores.shape()));
    return new Attended(queries, projected, product.of(weights, source.values), weights, true);
  }

  /**
   * Begins the way back.
   *
   * @param parameterGradients by name, shaped as the parameters; set to zero here, then added to
   */
  public AttentionBackward backward(SourceMemory source, Map<String, INDArray> parameterGradients) {
    requireShapes(form, parameterGradients, "gradients");
    return new AttentionBackward(score, product, source, parameterGradients);
  }

  /** A copy of [N, F, T] as [N, T, F], 'c' without gaps. */
  private INDArray stepRows(INDArray sequence) {
    return sequence.castTo(type).permute(0, 2, 1).dup('c');
  }
}
