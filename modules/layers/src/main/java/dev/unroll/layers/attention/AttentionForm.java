package dev.unroll.layers.attention;

import dev.unroll.core.check.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A kind of attention and its sizes.
 *
 * @param kind how queries and keys are compared
 * @param queries features H of a query
 * @param keys features K of a key; H for {@link AttentionKind#DOT} and {@link
 *     AttentionKind#SCALED_DOT}
 * @param hidden units A of the layer that compares in {@link AttentionKind#ADDITIVE}; H for others
 */
public record AttentionForm(
    @JsonProperty("kind") AttentionKind kind,
    @JsonProperty("queries") int queries,
    @JsonProperty("keys") int keys,
    @JsonProperty("hidden") int hidden) {
  /** The matrix of {@link AttentionKind#GENERAL}. */
  public static final String GENERAL = "W";

  /** What queries are multiplied by in {@link AttentionKind#ADDITIVE}. */
  public static final String QUERY = "Wq";

  /** What keys are multiplied by in {@link AttentionKind#ADDITIVE}. */
  public static final String KEY = "Wk";

  /** The bias of {@link AttentionKind#ADDITIVE}. */
  public static final String BIAS = "b";

  /** The weights of the sum in {@link AttentionKind#ADDITIVE}. */
  public static final String SUM = "v";

  /** Checks the sizes. */
  @JsonCreator
  public AttentionForm {
    Check.positive("queries", queries);
    Check.positive("keys", keys);
    Check.positive("hidden", hidden);
    boolean plain = kind == AttentionKind.DOT || kind == AttentionKind.SCALED_DOT;
    Check.require(
        !plain || queries == keys,
        kind + " attention needs keys as wide as queries, but got " + keys + " and " + queries);
    Check.require(
        kind == AttentionKind.ADDITIVE || hidden == queries,
        kind + " attention has hidden = queries = " + queries + ", not " + hidden);
  }

  /** Dot products of vectors of {@code size} features; no parameters. */
  public static AttentionForm dot(int size) {
    return new AttentionForm(AttentionKind.DOT, size, size, size);
  }

  /** Dot products divided by √size; no parameters. */
  public static AttentionForm scaledDot(int size) {
    return new AttentionForm(AttentionKind.SCALED_DOT, size, size, size);
  }

  /** Dot products of queries with keys that are multiplied by a matrix. */
  public static AttentionForm general(int queries, int keys) {
    return new AttentionForm(AttentionKind.GENERAL, queries, keys, queries);
  }

  /** A layer of {@code hidden} tanh units and a weighted sum of them. */
  public static AttentionForm additive(int queries, int keys, int hidden) {
    return new AttentionForm(AttentionKind.ADDITIVE, queries, keys, hidden);
  }

  /**
   * Shapes of the parameters by name, in the order of memory: none, or W [K, H], or Wq [H, A], Wk
   * [K, A], b [1, A] and v [A, 1].
   */
  public Map<String, long[]> parameterShapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    if (kind == AttentionKind.GENERAL) {
      shapes.put(GENERAL, new long[] {keys, queries});
    } else if (kind == AttentionKind.ADDITIVE) {
      shapes.put(QUERY, new long[] {queries, hidden});
      shapes.put(KEY, new long[] {keys, hidden});
      shapes.put(BIAS, new long[] {1, hidden});
      shapes.put(SUM, new long[] {hidden, 1});
    }
    return shapes;
  }
}
