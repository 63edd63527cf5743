package dev.unroll.layers.decoder;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.recurrent.SteppedRecurrence;
import java.util.Arrays;
import java.util.List;

/**
 * Some rows of a batch, from the first step to the last and back, on one thread at a time. Rows are
 * those that stand in this part's places of every layer.
 */
final class DecoderRows {
  private final DecoderForm form;
  private final int embedded;
  private final List<SteppedRecurrence> layers;
  private final int part;
  private final int first;
  private final int rows;
  private final int all;
  private final RowQueries queries;
  private final RowSources sources;
  private final RowOutputs outputs;
  private final float[] context;
  private final float[] above;
  private final boolean[] counts;
  private final float[] line;
  private final float[] factors;
  private final float[][] inputGradients;
  private List<Floats> droppedInputs = List.of();
  private List<Floats> droppedOutputs = List.of();

  DecoderRows(
      DecoderForm form,
      int embedded,
      List<SteppedRecurrence> layers,
      List<StepMatrix> matrices,
      int part) {
    this.form = form;
    this.embedded = embedded;
    this.layers = layers;
    this.part = part;
    SteppedRecurrence any = layers.get(0);
    first = any.first(part);
    rows = any.rows(part);
    all = any.first(any.parts() - 1) + any.rows(any.parts() - 1);
    queries = new RowQueries(form.attention(), matrices.subList(1, matrices.size()), first, rows);
    sources = new RowSources(form, queries, rows);
    outputs = new RowOutputs(form, matrices.get(0), first, rows);
    context = new float[rows * form.source()];
    above = new float[rows * form.outputs()];
    counts = new boolean[rows];
    int longest = Math.max(Math.max(embedded + form.fed(), form.hidden()), form.outputs());
    line = new float[longest];
    factors = new float[longest];
    inputGradients = new float[layers.size()][];
    for (int layer = 0; layer < layers.size(); layer++) {
      inputGradients[layer] = new float[rows * form.features(layer, embedded)];
    }
  }

  private SteppedRecurrence top() {
    return layers.get(layers.size() - 1);
  }

  private boolean feedsContext() {
    return form.feeding() == Feeding.CONTEXT_FEEDING;
  }

  /** Says which rows count at a step; gives how many are computed, from the first on. */
  private int begin(int t) {
    int count = layers.get(0).active(part, t);
    for (int row = 0; row < rows; row++) {
      counts[row] = row < count && layers.get(0).counts(first + row, t);
    }
    return count;
  }

  /** Where a row and step of a block [T, N, width] in the order of the batch begins. */
  private int at(int row, int t, int width) {
    return (t * all + layers.get(0).row(first + row)) * width;
  }

  void begin(
      DecoderArrays parameters,
      List<SourceRow> batch,
      List<Floats> droppedInputs,
      List<Floats> droppedOutputs,
      int steps) {
    this.droppedInputs = droppedInputs;
    this.droppedOutputs = droppedOutputs;
    outputs.begin(steps);
    boolean biased = RowQueries.areMultiplied(form.attention());
    queries.begin(
        steps,
        biased
            ? parameters.attention().get(AttentionForm.BIAS).dup().data().asFloat()
            : new float[0]);
    SourceRow[] own = new SourceRow[rows];
    for (int row = 0; row < rows; row++) {
      own[row] = batch.get(layers.get(0).row(first + row));
    }
    sources.begin(parameters, own, steps);
  }

  void forward(int t, Floats target, Floats output) {
    int count = begin(t);
    if (feedsContext()) {
      attend(t, top().before(part, t), count);
    }
    for (int row = 0; row < rows; row++) {
      int width = embedded + form.fed();
      Arrays.fill(line, 0, width, 0);
      if (counts[row]) {
        target.read(at(row, t, embedded), line, embedded);
        float[] fed = feedsContext() ? context : outputs.before(t);
        System.arraycopy(fed, row * form.fed(), line, embedded, form.fed());
      }
      writeInput(0, row, t, width);
    }
    float[] h = layers.get(0).take(part, t);
    for (int layer = 1; layer < layers.size(); layer++) {
      for (int row = 0; row < rows; row++) {
        System.arraycopy(h, row * form.hidden(), line, 0, form.hidden());
        writeInput(layer, row, t, form.hidden());
      }
      h = layers.get(layer).take(part, t);
    }
    if (!feedsContext()) {
      attend(t, h, count);
    }
    outputs.combine(t, context, h, count, counts);
    writeOutput(t, output);
  }

  private void writeInput(int layer, int row, int t, int width) {
    if (!droppedInputs.isEmpty()) {
      droppedInputs.get(layer).read(at(row, t, width), factors, width);
      multiply(line, 0, width);
    }
    layers.get(layer).inputs().write((t * all + first + row) * width, line, width);
  }

  private void multiply(float[] values, int from, int length) {
    for (int i = 0; i < length; i++) {
      values[from + i] *= factors[i];
    }
  }

  private void attend(int t, float[] h, int count) {
    queries.ask(t, h, count);
    int m = form.source();
    for (int row = 0; row < rows; row++) {
      if (counts[row]) {
        System.arraycopy(sources.attend(t, row), 0, context, row * m, m);
      } else {
        Arrays.fill(context, row * m, (row + 1) * m, 0);
        sources.skip(t, row);
      }
    }
  }

  private void writeOutput(int t, Floats output) {
    int width = form.outputs();
    float[] a = outputs.before(t + 1);
    for (int row = 0; row < rows; row++) {
      Arrays.fill(line, 0, width, 0);
      if (counts[row]) {
        System.arraycopy(a, row * width, line, 0, width);
        dropOutput(row, t, line, 0);
      }
      output.write(at(row, t, width), line, width);
    }
  }

  private void dropOutput(int row, int t, float[] values, int from) {
    if (!droppedOutputs.isEmpty()) {
      droppedOutputs.get(0).read(at(row, t, form.outputs()), factors, form.outputs());
      multiply(values, from, form.outputs());
    }
  }

  /** With gradients [N, S] at the attention weights of each step. */
  void beginBack(float[] slopes, int columns) {
    outputs.beginBack();
    queries.beginBack();
    for (int row = 0; row < rows; row++) {
      sources.beginBack(row, slopes, layers.get(0).row(first + row) * columns);
    }
  }

  void backward(int t, Floats epsilon, Floats target) {
    int count = begin(t);
    readAbove(t, epsilon);
    float[] joined = outputs.back(t, above, count, counts);
    int m = form.source();
    int width = m + form.hidden();
    float[] gradient = top().gradient(part);
    for (int row = 0; row < count; row++) {
      System.arraycopy(joined, row * width, context, row * m, m);
      for (int i = 0; i < form.hidden(); i++) {
        gradient[row * form.hidden() + i] += joined[row * width + m + i];
      }
    }
    if (!feedsContext()) {
      backAttend(t, count);
    }
    for (int layer = layers.size() - 1; layer >= 0; layer--) {
      backLayer(layer, t, count);
    }
    backInput(t, target);
    if (feedsContext()) {
      backAttend(t, count);
    }
  }

  private void readAbove(int t, Floats epsilon) {
    int width = form.outputs();
    for (int row = 0; row < rows; row++) {
      if (counts[row]) {
        epsilon.read(at(row, t, width), above, row * width, width);
        dropOutput(row, t, above, row * width);
      }
    }
  }

  /** From the context's gradient to that of the state that asked. */
  private void backAttend(int t, int count) {
    for (int row = 0; row < rows; row++) {
      sources.back(t, row, context, counts[row]);
    }
    queries.back(t, sources.queryGradient(), count, top().gradient(part));
  }

  private void backLayer(int layer, int t, int count) {
    float[] below = inputGradients[layer];
    layers.get(layer).back(part, t, below);
    int width = form.features(layer, embedded);
    for (int row = 0; row < count && !droppedInputs.isEmpty(); row++) {
      droppedInputs.get(layer).read(at(row, t, width), factors, width);
      multiply(below, row * width, width);
    }
    if (layer > 0) {
      float[] gradient = layers.get(layer - 1).gradient(part);
      for (int i = 0; i < count * width; i++) {
        gradient[i] += below[i];
      }
    }
  }

  private void backInput(int t, Floats target) {
    int width = embedded + form.fed();
    float[] below = inputGradients[0];
    float[] fed = feedsContext() ? context : outputs.gradient();
    for (int row = 0; row < rows; row++) {
      if (counts[row]) {
        target.write(at(row, t, embedded), below, row * width, embedded);
        for (int i = 0; i < form.fed(); i++) {
          fed[row * form.fed() + i] += below[row * width + embedded + i];
        }
      }
    }
  }

  void finishBack() {
    layers.forEach(layer -> layer.finishBack(part));
  }

  /** Adds the gradients of b and v of additive attention. */
  void addAttentionGradients(float[] bias, float[] sum) {
    for (int i = 0; i < bias.length; i++) {
      bias[i] += queries.biasGradient()[i];
      sum[i] += sources.sumGradient()[i];
    }
  }

  /** Writes weights into [N, T, S]. */
  void weights(float[] batch, int steps, int columns) {
    for (int row = 0; row < rows; row++) {
      sources.weights(row, batch, layers.get(0).row(first + row) * steps * columns, steps, columns);
    }
  }

  /** Writes gradients at values, or at keys as they are compared, into [N · S, width]. */
  void scatter(boolean keys, float[] batch, int columns, int width) {
    for (int row = 0; row < rows; row++) {
      sources.scatter(keys, row, batch, layers.get(0).row(first + row) * columns, width);
    }
  }

  void free() {
    queries.free();
    outputs.free();
  }
}
