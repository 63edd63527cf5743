package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import dev.unroll.layers.decoder.DecoderParts.CellPart;
import dev.unroll.layers.recurrent.CellStepper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained decoder that goes step by step, for generation: any number of rows up to R at a time,
 * each the beginning of an output of one of the sentences that {@link #reset} was given. Rows read
 * the source of their sentence where it lies. In single precision; for one thread at a time.
 *
 * <pre>{@code
 * stepper.reset(source, mask, first);                // sentence i is row i
 * float[] a = stepper.step(new int[] {0, 1}, new int[] {0, 1}, embedded);
 * a = stepper.step(new int[] {0, 0, 1}, new int[] {0, 0, 1}, embedded); // row 0 goes on twice
 * }</pre>
 *
 * <p>What a picture may be to a sentence, for which {@link DecoderScorer} takes a {@link
 * DecoderSource}:
 *
 * <ul>
 *   <li>the first state: its affine map, [N, H] for each state
 *   <li>an input of every step: behind the vector of each token, as {@link
 *       dev.unroll.layers.vertex.EveryStep} puts it, and before what attention feeds
 *   <li>the first word, as {@link dev.unroll.layers.vertex.FirstStep} puts it: one step from zero
 *       states before that of the start symbol
 *   <li>a grid that attention goes over: a source [N, M, S] of S places, with a mask of ones
 * </ul>
 */
public final class DecoderStepper {
  private final int rows;
  private final List<CellStepper> cells = new ArrayList<>();
  private final List<StepAttention> attention;
  private final int features;
  private float[] x = {};

  /**
   * @param parts of the decoder, copied
   * @param rows R, the most that go together
   */
  public DecoderStepper(DecoderParts parts, int rows) {
    this.rows = Check.positive("rows", rows);
    for (CellPart part : parts.cells()) {
      cells.add(new CellStepper(part.layer(), part.parameters(), rows));
    }
    attention = parts.attention().stream().map(part -> new StepAttention(part, rows)).toList();
    int fed = attention.stream().mapToInt(StepAttention::fed).sum();
    features = (int) parts.cells().get(0).layer().getNIn() - fed;
    Check.positive("features of the embedded input", features);
    x = new float[rows * (features + fed)];
  }

  /** R. */
  public int rows() {
    return rows;
  }

  /** A, or H of the top cell without attention. */
  public int outputs() {
    return attention.isEmpty() ? top().hidden() : attention.get(0).outputs();
  }

  private CellStepper top() {
    return cells.get(cells.size() - 1);
  }

  /**
   * Begins anew: row i is the beginning of sentence i.
   *
   * @param source [N, M, S] with N at most R; not used without attention
   * @param mask [N, S], 0 for padding, which is not seen, whatever it holds
   * @param first [N, H] for each state of each cell, those of the first cell first; empty for zeros
   */
  public void reset(INDArray source, INDArray mask, List<INDArray> first) {
    attention.forEach(part -> part.reset(source, mask));
    reset(first);
  }

  /** As {@link #reset(INDArray, INDArray, List)}, of a decoder without attention. */
  public void reset(List<INDArray> first) {
    int wanted = cells.stream().mapToInt(cell -> cell.states().size()).sum();
    Check.require(
        first.isEmpty() || first.size() == wanted,
        "the decoder's cells have " + wanted + " states, but got " + first.size());
    int next = 0;
    for (CellStepper cell : cells) {
      cell.reset();
      for (int s = 0; s < cell.states().size() && !first.isEmpty(); s++) {
        write(cell, s, first.get(next++));
      }
    }
  }

  private void write(CellStepper cell, int state, INDArray values) {
    Check.require(
        values.rank() == 2 && values.size(0) <= rows && values.size(1) == cell.hidden(),
        "a first state must be [N, "
            + cell.hidden()
            + "] with N at most "
            + rows
            + ", but is "
            + Arrays.toString(values.shape()));
    float[][] each = values.castTo(DataType.FLOAT).dup('c').toFloatMatrix();
    for (int row = 0; row < each.length; row++) {
      cell.write(state, row, each[row]);
    }
  }

  /**
   * Goes one step.
   *
   * @param sentences of each row, as many as rows go on, at most R
   * @param parents which row of the last step (after {@link #reset}: which sentence) each row goes
   *     on from
   * @param embedded [sentences.length, E] and more
   * @return a [sentences.length, A] and more, of this stepper; valid until the next step
   */
  public float[] step(int[] sentences, int[] parents, float[] embedded) {
    int count = sentences.length;
    Check.require(
        count <= rows && parents.length == count && embedded.length >= count * features,
        "a step of at most "
            + rows
            + " rows needs a sentence, a parent and "
            + features
            + " inputs for each, but got "
            + count
            + ", "
            + parents.length
            + " and "
            + embedded.length);
    cells.forEach(cell -> cell.reorder(parents));
    attention.forEach(part -> part.begin(sentences, parents, top().output()));
    float[] h = input(count, embedded);
    for (CellStepper cell : cells) {
      h = cell.step(h, count);
    }
    return attention.isEmpty() ? h : attention.get(0).finish(h);
  }

  private float[] input(int count, float[] embedded) {
    int width = x.length / rows;
    if (width == features) {
      return embedded.length == x.length ? embedded : Arrays.copyOf(embedded, x.length);
    }
    for (int row = 0; row < count; row++) {
      System.arraycopy(embedded, row * features, x, row * width, features);
      attention.get(0).feed(row, x, row * width + features);
    }
    return x;
  }

  /**
   * Attention weights [rows of the last step and more, S], zero at padding; of this stepper, valid
   * until the next step; empty without attention.
   */
  public float[][] weights() {
    return attention.isEmpty() ? new float[0][] : attention.get(0).weights();
  }
}
