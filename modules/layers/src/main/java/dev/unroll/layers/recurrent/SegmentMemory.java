package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Floats;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Blocks [T, N, ·] outside the heap that all rows of a segment share; grows with T. */
final class SegmentMemory {
  /** Rows whose lengths are multiples of a large power of two fall on the same cache lines. */
  private static final int PADDING = 16;

  private final Cell cell;
  private final int rows;
  private final int features;
  private final int hidden;
  private final List<Floats> sources = new ArrayList<>();
  private final List<Floats> last = new ArrayList<>();
  private final Floats hiddenMask;
  private Floats deltas;
  private Floats ownInput;
  private int sourceSteps;
  private int deltaSteps;
  private int inputSteps;
  private boolean keep;
  private Floats input;
  private Floats inputGradient;
  private float[] bias = {};
  private float[][] extras = {};

  SegmentMemory(Cell cell, int rows, int features, int hidden) {
    this.cell = cell;
    this.rows = rows;
    this.features = features;
    this.hidden = hidden;
    this.hiddenMask = Floats.allocate((long) rows * hidden);
    cell.states().forEach(state -> last.add(Floats.allocate((long) rows * hidden)));
    this.deltas = Floats.allocate(0);
    this.ownInput = Floats.allocate(0);
    this.input = ownInput;
    this.inputGradient = ownInput;
  }

  /** Room for a forward pass; without {@code keep} for one step at a time. */
  void forward(int steps, boolean keep, Weights weights) {
    this.keep = keep;
    int needed = keep ? steps : 1;
    if (needed > sourceSteps) {
      // The new memory first: when there is too little, the old one stays in use.
      List<Floats> more = new ArrayList<>();
      cell.stages().forEach(s -> more.add(Floats.allocate((long) needed * rows * hidden)));
      sources.forEach(Floats::free);
      sources.clear();
      sources.addAll(more);
      sourceSteps = needed;
    }
    bias = values(weights.bias());
    extras = weights.extras().stream().map(SegmentMemory::values).toArray(float[][]::new);
  }

  private static float[] values(INDArray vector) {
    float[] values = new float[(int) vector.length()];
    Floats.of(vector).read(0, values, values.length);
    return values;
  }

  void backward(int steps, Floats inputGradient) {
    if (steps > deltaSteps) {
      Floats more = Floats.allocate((long) steps * rows * stride());
      deltas.free();
      deltas = more;
      deltaSteps = steps;
    }
    this.inputGradient = inputGradient;
  }

  /** A block [T, N, F] for inputs that must be changed or moved. */
  Floats ownInput(int steps) {
    if (steps > inputSteps) {
      Floats more = Floats.allocate((long) steps * rows * features);
      ownInput.free();
      ownInput = more;
      inputSteps = steps;
    }
    return ownInput;
  }

  void input(Floats block) {
    input = block;
  }

  int features() {
    return features;
  }

  int hidden() {
    return hidden;
  }

  /** Floats from one row of lanes to the next. */
  int stride() {
    return cell.lanes() * hidden + PADDING;
  }

  float[] bias() {
    return bias;
  }

  float[] extra(int index) {
    return extras[index];
  }

  Floats hiddenMask() {
    return hiddenMask;
  }

  /** State after the last step; during the backward pass, its gradient, then the first one's. */
  Floats last(int state) {
    return last.get(state);
  }

  long input(int t, int row) {
    return input.address(((long) t * rows + row) * features);
  }

  long inputGradient(int t, int row) {
    return inputGradient.address(((long) t * rows + row) * features);
  }

  Floats inputGradient() {
    return inputGradient;
  }

  long source(int stage, int t, int row) {
    return sources.get(stage).address(((long) (keep ? t : 0) * rows + row) * hidden);
  }

  void writeSource(int stage, int t, int row, float[] values, int count) {
    int at = ((keep ? t : 0) * rows + row) * hidden;
    sources.get(stage).write(at, values, count * hidden);
  }

  long delta(int t, int row, int lane) {
    return deltas.address(((long) t * rows + row) * stride() + (long) lane * hidden);
  }

  void clearDelta(int t, int row, float[] zeros) {
    deltas.write((t * rows + row) * stride(), zeros, stride());
  }

  void writeDelta(int t, int row, int lane, float[] values, int count) {
    int at = (t * rows + row) * stride() + lane * hidden;
    for (int r = 0; r < count; r++) {
      deltas.write(at + r * stride(), values, r * hidden, hidden);
    }
  }

  void free() {
    sources.forEach(Floats::free);
    last.forEach(Floats::free);
    hiddenMask.free();
    deltas.free();
    ownInput.free();
  }
}
