package dev.unroll.layers.decoder;

import java.util.Arrays;

/**
 * The sources of some rows: what the rows' queries find in them at each step, and the gradients
 * that come back to them. For one thread.
 */
final class RowSources {
  private final DecoderForm form;
  private final RowQueries queries;
  private final int width;
  private final float[] q;
  private final float[] context;
  private final float[] gradient;
  private final float[] queryGradient;
  private final float[][] keysGradients;
  private final float[][] valuesGradients;
  private final float[][] slopes;
  private float[][][] weights = {};
  private SourceRow[] sources = {};
  private boolean[][] asked = {};
  private RowAttention attention;

  RowSources(DecoderForm form, RowQueries queries, int rows) {
    this.form = form;
    this.queries = queries;
    width = SourceRow.compared(form.attention());
    q = new float[width];
    context = new float[form.source()];
    gradient = new float[width];
    queryGradient = new float[rows * width];
    keysGradients = new float[rows][];
    valuesGradients = new float[rows][];
    slopes = new float[rows][];
  }

  void begin(DecoderArrays parameters, SourceRow[] own, int steps) {
    attention = new RowAttention(form.attention(), parameters.attention());
    sources = own;
    int longest = Arrays.stream(own).mapToInt(SourceRow::steps).max().orElse(0);
    boolean fits = weights.length >= steps && (steps == 0 || weights[0][0].length >= longest);
    if (!fits) {
      weights = new float[steps][own.length][longest];
      asked = new boolean[steps][own.length];
    }
  }

  /** The context [M] that a row's query finds; valid until the next call. */
  float[] attend(int t, int row) {
    asked[t][row] = true;
    queries.read(t, row, q);
    attention.attend(q, sources[row], weights[t][row], context);
    return context;
  }

  /** A row that does not ask at a step. */
  void skip(int t, int row) {
    asked[t][row] = false;
  }

  /**
   * Begins a row's way back.
   *
   * @param batch gradients at the weights of each of its steps
   * @param at where in them those of the row's source begin
   */
  void beginBack(int row, float[] batch, int at) {
    SourceRow source = sources[row];
    valuesGradients[row] = new float[source.values().length];
    keysGradients[row] =
        SourceRow.isPlain(form.attention())
            ? valuesGradients[row]
            : new float[source.keys().length];
    slopes[row] = new float[source.steps()];
    for (int s = 0; s < source.steps(); s++) {
      slopes[row][s] = batch[at + source.places()[s]];
    }
  }

  /**
   * Goes back through a row's query.
   *
   * @param contexts gradients [rows, M] at the contexts
   * @param counts whether the row asked; else its query has no gradient
   */
  void back(int t, int row, float[] contexts, boolean counts) {
    if (!counts) {
      Arrays.fill(queryGradient, row * width, (row + 1) * width, 0);
      return;
    }
    queries.read(t, row, q);
    System.arraycopy(contexts, row * context.length, context, 0, context.length);
    attention.back(
        q,
        sources[row],
        weights[t][row],
        new RowAttention.Above(context, slopes[row]),
        keysGradients[row],
        valuesGradients[row],
        gradient);
    System.arraycopy(gradient, 0, queryGradient, row * width, width);
  }

  /** At the queries of a step as they were compared, [rows, D]. */
  float[] queryGradient() {
    return queryGradient;
  }

  float[] sumGradient() {
    return attention.sumGradient();
  }

  void weights(int row, float[] batch, int at, int steps, int columns) {
    SourceRow source = sources[row];
    for (int t = 0; t < steps; t++) {
      for (int s = 0; s < source.steps() && asked[t][row]; s++) {
        batch[at + t * columns + source.places()[s]] = weights[t][row][s];
      }
    }
  }

  void scatter(boolean keys, int row, float[] batch, int firstStep, int length) {
    float[] own = keys ? keysGradients[row] : valuesGradients[row];
    int[] places = sources[row].places();
    for (int s = 0; s < places.length; s++) {
      System.arraycopy(own, s * length, batch, (firstStep + places[s]) * length, length);
    }
  }
}
