package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Floats;
import java.util.Arrays;
import java.util.List;

/**
 * Some rows of a segment, from the first step to the last and back, on one thread at a time.
 *
 * <p>A step's lanes live on the heap, one array each, where the equations run; the products read
 * and write outside it. What the backward pass needs is kept per step in a {@link RowTrace}.
 */
final class RowPart {
  private final Cell cell;
  private final Equations<float[]> equations;
  private final SegmentMemory memory;
  private final PackedWeights packed;
  private final int first;
  private final int rows;
  private final int hidden;
  private final Floats sums;
  private final Floats biases;
  private final Floats back;
  private final Floats inputBack;
  private final RowProducts[] products;
  private final Step<float[]> step;
  private final RowTrace trace;
  private final List<float[]> gradients;
  private final WaitingRows waiting;
  private final float[] scratch;
  private final float[] zeros;
  private final float[][] biasGradient;
  private final float[] hiddenMask;
  private boolean masksHidden;

  RowPart(Cell cell, SegmentMemory memory, PackedWeights packed, int first, int rows) {
    this.cell = cell;
    this.equations = cell.fast();
    this.memory = memory;
    this.packed = packed;
    this.first = first;
    this.rows = rows;
    this.hidden = memory.hidden();
    int length = rows * hidden;
    int states = cell.states().size();
    this.sums = Floats.allocate((long) rows * memory.stride());
    this.biases = Floats.allocate((long) rows * memory.stride());
    this.back = Floats.allocate(length);
    this.inputBack = Floats.allocate((long) rows * memory.features());
    this.products = new RowProducts[rows + 1];
    this.step = new Step<>(rows, hidden);
    this.trace = new RowTrace(cell, length);
    this.gradients = RowTrace.arrays(states, length);
    this.waiting = new WaitingRows(states, first, rows, hidden);
    this.scratch = new float[length];
    this.zeros = new float[Math.max(memory.stride(), memory.features())];
    this.hiddenMask = new float[length];
    this.biasGradient = new float[cell.lanes()][hidden];
    step.source(new float[length], new float[length]);
    Step.replace(step.extras(), RowTrace.arrays(cell.extras(), hidden));
    Step.replace(step.extraGradients(), RowTrace.arrays(cell.extras(), hidden));
  }

  private RowProducts products(int count) {
    if (products[count] == null) {
      products[count] = new RowProducts(cell, memory, packed, count);
    }
    return products[count];
  }

  /** First part of a pass: the state at its start and the bias of each row. */
  void begin(Segment segment, RowOrder order, List<Floats> states) {
    trace.clearInitial();
    for (int s = 0; s < states.size(); s++) {
      gather(order, states.get(s), trace.initial().get(s));
    }
    masksHidden = segment.hasHiddenMask();
    if (masksHidden) {
      gather(order, memory.hiddenMask(), hiddenMask);
    }
    float[] bias = memory.bias();
    for (int row = 0; row < rows; row++) {
      biases.write(row * memory.stride(), bias, bias.length);
    }
    for (int i = 0; i < cell.extras(); i++) {
      System.arraycopy(memory.extra(i), 0, step.extra(i), 0, hidden);
    }
  }

  private void gather(RowOrder order, Floats from, float[] to) {
    for (int row = 0; row < rows; row++) {
      from.read(order.row(first + row) * hidden, to, row * hidden, hidden);
    }
  }

  /** Leaves states, or gradients of them, in memory, each row where it was. */
  void scatter(RowOrder order, List<float[]> states) {
    for (int s = 0; s < states.size(); s++) {
      for (int row = 0; row < rows; row++) {
        int at = order.row(first + row) * hidden;
        memory.last(s).write(at, states.get(s), row * hidden, hidden);
      }
    }
  }

  /** The states before the step that follows {@code index} others. */
  List<float[]> before(int index, boolean keep) {
    return keep || index == 0 ? trace.before(index) : trace.passing(index - 1);
  }

  /** Takes the step that follows {@code index} others; gives the states after it. */
  List<float[]> take(RowOrder order, int index, int t, boolean zero, boolean keep) {
    List<float[]> before = before(index, keep);
    List<float[]> after = keep ? trace.states(index) : trace.passing(index);
    int count = order.active(first, rows, t);
    step.rows(count);
    Step.replace(step.lanes(), trace.lanes(keep ? index : 0));
    Step.replace(step.before(), before);
    Step.replace(step.after(), after);
    writeSource(0, t, before.get(cell.sourceState()));
    if (count > 0) {
      forward(t, count, zero);
    }
    waiting.keep(order, t, count, before, after);
    return after;
  }

  private void forward(int t, int count, boolean zero) {
    RowProducts product = products(count);
    sums.copy(0, biases, 0, count * memory.stride());
    product.input().run(memory.input(t, first), sums.address(0));
    for (int s = 0; s < cell.stages().size(); s++) {
      // Of a zero state only the first product is known to be zero.
      if (!zero || s > 0) {
        int lane = cell.stages().get(s).from();
        product.stage(s).run(memory.source(s, t, first), sums.address((long) lane * hidden));
      }
      readLanes(s, count);
      equations.forward(s, step);
      if (s + 1 < cell.stages().size()) {
        writeSource(s + 1, t, step.source());
      }
    }
  }

  private void readLanes(int stage, int count) {
    for (int lane = 0; lane < cell.lanes(); lane++) {
      if (RowProducts.belongs(cell, lane, stage)) {
        float[] target = step.lane(lane);
        for (int row = 0; row < count; row++) {
          sums.read(row * memory.stride() + lane * hidden, target, row * hidden, hidden);
        }
      }
    }
  }

  private void writeSource(int stage, int t, float[] values) {
    float[] source = values;
    if (masksHidden) {
      for (int j = 0; j < scratch.length; j++) {
        scratch[j] = values[j] * hiddenMask[j];
      }
      source = scratch;
    }
    memory.writeSource(stage, t, first, source, rows);
  }

  /** Adds the gradients of the outputs of a step to {@link #gradients}. */
  void addAbove(RowOrder order, Block upstream, int t) {
    int count = order.active(first, rows, t);
    upstream.read(order, first, count, t, scratch);
    addTo(gradients.get(0), count * hidden);
  }

  /** Begins the way back, which leaves the gradients of lanes in memory, of biases in this. */
  void beginBack(RowOrder order) {
    for (int s = 0; s < gradients.size(); s++) {
      gather(order, memory.last(s), gradients.get(s));
    }
    for (float[] sum : biasGradient) {
      Arrays.fill(sum, 0);
    }
    step.extraGradients().forEach(sum -> Arrays.fill(sum, 0));
    Step.replace(step.gradients(), gradients);
  }

  /** Goes back through a step: {@link #gradients} become those of the states before it. */
  void back(RowOrder order, int index, int t) {
    int count = order.active(first, rows, t);
    step.rows(count);
    Step.replace(step.lanes(), trace.lanes(index));
    Step.replace(step.after(), trace.states(index));
    Step.replace(step.before(), trace.before(index));
    waiting.setAside(order, t, count, gradients);
    if (count > 0) {
      back(t, count);
    }
    for (int row = count; row < rows; row++) {
      memory.clearDelta(t, first + row, zeros);
    }
    waiting.putBack(order, t, count, gradients);
  }

  /** With respect to the states, [rows, H] each; of this. */
  List<float[]> gradients() {
    return gradients;
  }

  /** Gradients of the inputs [count, F] of a step after {@link #back}, in the order of places. */
  void inputGradient(RowOrder order, int t, float[] target) {
    int count = order.active(first, rows, t);
    if (count > 0) {
      products(count).inputBack(false).run(memory.delta(t, first, 0), inputBack.address(0));
      inputBack.read(0, target, count * memory.features());
    }
  }

  private void addTo(float[] sum, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] = sum[j] + scratch[j];
    }
  }

  private void back(int t, int count) {
    RowProducts product = products(count);
    int length = count * hidden;
    for (int s = cell.stages().size() - 1; s >= 0; s--) {
      equations.backward(s, step);
      for (int lane = 0; lane < cell.lanes(); lane++) {
        if (RowProducts.belongs(cell, lane, s)) {
          memory.writeDelta(t, first, lane, step.lane(lane), count);
        }
      }
      int from = cell.stages().get(s).from();
      product.stageBack(s).run(memory.delta(t, first, from), back.address(0));
      float[] source = s > 0 ? step.sourceGradient() : scratch;
      back.read(0, source, length);
      for (int j = 0; masksHidden && j < length; j++) {
        source[j] = source[j] * hiddenMask[j];
      }
    }
    addTo(gradients.get(cell.sourceState()), length);
    for (int lane = 0; lane < biasGradient.length; lane++) {
      RowTrace.addRows(step.lane(lane), length, biasGradient[lane]);
    }
  }

  /** Puts the gradients of the inputs of a step where they belong after {@link #back}. */
  void inputGradient(RowOrder order, int t, boolean add) {
    int count = order.active(first, rows, t);
    if (count == 0) {
      return;
    }
    RowProducts product = products(count);
    if (order.isPlain()) {
      product.inputBack(add).run(memory.delta(t, first, 0), memory.inputGradient(t, first));
      return;
    }
    int features = memory.features();
    Floats target = memory.inputGradient();
    for (int row = 0; add && row < count; row++) {
      int at = (t * order.size() + order.row(first + row)) * features;
      inputBack.copy(row * features, target, at, features);
    }
    product.inputBack(add).run(memory.delta(t, first, 0), inputBack.address(0));
    for (int row = 0; row < count; row++) {
      int at = (t * order.size() + order.row(first + row)) * features;
      target.copy(at, inputBack, row * features, features);
    }
  }

  int first() {
    return first;
  }

  int rows() {
    return rows;
  }

  float[][] biasGradient() {
    return biasGradient;
  }

  float[] extraGradient(int index) {
    return step.extraGradient(index);
  }

  void free() {
    for (RowProducts some : products) {
      if (some != null) {
        some.free();
      }
    }
    sums.free();
    biases.free();
    back.free();
    inputBack.free();
  }
}
