package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Matrix;
import dev.unroll.layers.kernel.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some rows of a segment, from the first step to the last and back, on one thread at a time.
 *
 * <p>A step's lanes live on the heap, one array each, where the equations run; the products read
 * and write outside it. What the backward pass needs is kept per step.
 */
final class RowPart {
  private final Cell cell;
  private final Equations<float[]> equations;
  private final SegmentMemory memory;
  private final int first;
  private final int rows;
  private final int hidden;
  private final Floats sums;
  private final Floats biases;
  private final Floats back;
  private final Product inputForward;
  private final Product inputBackward;
  private final Product inputBackwardMore;
  private final List<Product> stageForward = new ArrayList<>();
  private final List<Product> stageBackward = new ArrayList<>();
  private final Step<float[]> step;
  private final List<List<float[]>> keptLanes = new ArrayList<>();
  private final List<List<float[]>> keptStates = new ArrayList<>();
  private final List<float[]> gradients = new ArrayList<>();
  private final List<float[]> initial = new ArrayList<>();
  private final List<List<float[]>> passing = new ArrayList<>();
  private final float[] scratch;
  private final float[][] held;
  private final float[] silent;
  private final float[][] biasGradient;
  private final float[] hiddenMask;

  RowPart(Cell cell, SegmentMemory memory, PackedWeights packed, int first, int rows) {
    this.cell = cell;
    this.equations = cell.fast();
    this.memory = memory;
    this.first = first;
    this.rows = rows;
    this.hidden = memory.hidden();
    int stride = memory.stride();
    int length = rows * hidden;
    this.sums = Floats.allocate((long) rows * stride);
    this.biases = Floats.allocate((long) rows * stride);
    this.back = Floats.allocate(length);
    Matrix input = Matrix.of(rows, memory.features());
    Matrix fed = Matrix.of(rows, cell.inputLanes() * hidden, stride);
    this.inputForward = Product.of(input, packed.input(), fed, true);
    this.inputBackward = Product.of(fed, packed.inputTransposed(), input, false);
    this.inputBackwardMore = Product.of(fed, packed.inputTransposed(), input, true);
    Matrix source = Matrix.of(rows, hidden);
    for (int s = 0; s < cell.stages().size(); s++) {
      Stage stage = cell.stages().get(s);
      Matrix lanes = Matrix.of(rows, (stage.to() - stage.from()) * hidden, stride);
      stageForward.add(Product.of(source, packed.stage(s), lanes, true));
      stageBackward.add(Product.of(lanes, packed.stageTransposed(s), source, false));
    }
    this.step = new Step<>(rows, hidden);
    this.scratch = new float[length];
    this.held = new float[cell.states().size()][length];
    this.silent = new float[hidden];
    this.hiddenMask = new float[length];
    this.biasGradient = new float[cell.lanes()][hidden];
    step.source(new float[length], new float[length]);
    fill(gradients, cell.states().size(), length);
    fill(initial, cell.states().size(), length);
    for (int i = 0; i < 2; i++) {
      passing.add(new ArrayList<>());
      fill(passing.get(i), cell.states().size(), length);
    }
    fill(step.extras(), cell.extras(), hidden);
    fill(step.extraGradients(), cell.extras(), hidden);
  }

  private static void fill(List<float[]> list, int count, int length) {
    for (int i = 0; i < count; i++) {
      list.add(new float[length]);
    }
  }

  /** Whether a state after a step is kept for the backward pass of this and of the next step. */
  private boolean keeps(int state) {
    return state > 0 || cell.backwardReadsHidden();
  }

  private List<float[]> lanes(int index) {
    while (keptLanes.size() <= index) {
      List<float[]> lanes = new ArrayList<>();
      fill(lanes, cell.lanes(), rows * hidden);
      keptLanes.add(lanes);
    }
    return keptLanes.get(index);
  }

  /** The states after the step of this index, own arrays where they are kept. */
  private List<float[]> states(int index) {
    while (keptStates.size() <= index) {
      List<float[]> states = new ArrayList<>(passing.get(keptStates.size() % 2));
      for (int s = 0; s < states.size(); s++) {
        if (keeps(s)) {
          states.set(s, new float[rows * hidden]);
        }
      }
      keptStates.add(states);
    }
    return keptStates.get(index);
  }

  /** First part of a pass: the state at its start and the bias of each row. */
  void begin(Segment segment, Weights weights, List<Floats> states) {
    for (int s = 0; s < initial.size(); s++) {
      if (states.isEmpty()) {
        Arrays.fill(initial.get(s), 0);
      } else {
        states.get(s).read(first * hidden, initial.get(s), rows * hidden);
      }
    }
    if (segment.hasHiddenMask()) {
      memory.hiddenMask().read(first * hidden, hiddenMask, rows * hidden);
    }
    float[] bias = memory.bias();
    for (int row = 0; row < rows; row++) {
      biases.write(row * memory.stride(), bias, bias.length);
    }
    for (int i = 0; i < cell.extras(); i++) {
      System.arraycopy(memory.extra(i), 0, step.extra(i), 0, hidden);
    }
  }

  void forward(Segment segment, Floats output, int offset, int width, boolean keep) {
    List<float[]> before = initial;
    writeSource(0, segment, 0, before.get(0));
    for (int i = 0; i < segment.steps(); i++) {
      int t = segment.time(i);
      List<float[]> after = keep ? states(i) : passing.get(i % 2);
      Step.replace(step.lanes(), lanes(keep ? i : 0));
      Step.replace(step.before(), before);
      Step.replace(step.after(), after);
      sums.copy(biases);
      inputForward.run(memory.input(t, first), sums.address(0));
      boolean nothing = i == 0 && segment.initial().isEmpty();
      for (int s = 0; s < stageForward.size(); s++) {
        Stage stage = cell.stages().get(s);
        if (!nothing) {
          stageForward
              .get(s)
              .run(memory.source(s, t, first), sums.address((long) stage.from() * hidden));
        }
        readLanes(s);
        equations.forward(s, step);
        if (s + 1 < stageForward.size()) {
          writeSource(s + 1, segment, i, step.source());
        }
      }
      carryMasked(segment, t, before, after);
      writeOutput(segment, t, after.get(0), output, offset, width);
      if (i + 1 < segment.steps()) {
        writeSource(0, segment, i + 1, after.get(0));
      }
      before = after;
    }
    for (int s = 0; s < before.size(); s++) {
      memory.last(s).write(first * hidden, before.get(s), rows * hidden);
    }
  }

  /** Lanes of this stage, and with the first stage those that no stage feeds. */
  private boolean belongs(int lane, int stage) {
    Stage s = cell.stages().get(stage);
    boolean fed = lane >= cell.firstRecurrentLane();
    return fed ? lane >= s.from() && lane < s.to() : stage == 0;
  }

  private void readLanes(int stage) {
    for (int lane = 0; lane < cell.lanes(); lane++) {
      if (belongs(lane, stage)) {
        float[] target = step.lane(lane);
        for (int row = 0; row < rows; row++) {
          sums.read(row * memory.stride() + lane * hidden, target, row * hidden, hidden);
        }
      }
    }
  }

  private void writeSource(int stage, Segment segment, int index, float[] values) {
    float[] source = values;
    if (stage == 0 && segment.hasHiddenMask()) {
      for (int j = 0; j < scratch.length; j++) {
        scratch[j] = values[j] * hiddenMask[j];
      }
      source = scratch;
    }
    memory.writeSource(stage, segment.time(index), first, source, rows);
  }

  private void carryMasked(Segment segment, int t, List<float[]> before, List<float[]> after) {
    if (!segment.hasMask()) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (!segment.counts(first + row, t)) {
        for (int s = 0; s < after.size(); s++) {
          System.arraycopy(before.get(s), row * hidden, after.get(s), row * hidden, hidden);
        }
      }
    }
  }

  private void writeOutput(
      Segment segment, int t, float[] h, Floats output, int offset, int width) {
    int at = (t * segment.rows() + first) * width + offset;
    if (width == hidden && !segment.hasMask()) {
      output.write(at, h, rows * hidden);
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (segment.counts(first + row, t)) {
        output.write(at + row * width, h, row * hidden, hidden);
      } else {
        output.write(at + row * width, silent, hidden);
      }
    }
  }

  /** Leaves the gradients of the lanes in memory, and those of bias and extras in this part. */
  void backward(
      Segment segment, Floats upstream, int offset, int width, int firstStep, boolean add) {
    for (int s = 0; s < gradients.size(); s++) {
      memory.last(s).read(first * hidden, gradients.get(s), rows * hidden);
    }
    for (float[] sum : biasGradient) {
      Arrays.fill(sum, 0);
    }
    step.extraGradients().forEach(sum -> Arrays.fill(sum, 0));
    Step.replace(step.gradients(), gradients);
    for (int i = segment.steps() - 1; i >= firstStep; i--) {
      int t = segment.time(i);
      Step.replace(step.lanes(), lanes(i));
      Step.replace(step.after(), states(i));
      Step.replace(step.before(), i == 0 ? initial : states(i - 1));
      addUpstream(segment, t, upstream, offset, width);
      holdMasked(segment, t);
      backward(segment, t);
      releaseMasked(segment, t);
      (add ? inputBackwardMore : inputBackward)
          .run(memory.delta(t, first, 0), memory.inputGradient(t, first));
    }
    for (int s = 0; s < gradients.size(); s++) {
      if (firstStep > 0) {
        Arrays.fill(gradients.get(s), 0);
      }
      memory.last(s).write(first * hidden, gradients.get(s), rows * hidden);
    }
  }

  private void backward(Segment segment, int t) {
    for (int s = stageBackward.size() - 1; s >= 0; s--) {
      equations.backward(s, step);
      writeLanes(s, t);
      Stage stage = cell.stages().get(s);
      stageBackward.get(s).run(memory.delta(t, first, stage.from()), back.address(0));
      back.read(0, s > 0 ? step.sourceGradient() : scratch, rows * hidden);
    }
    float[] dh = gradients.get(0);
    if (segment.hasHiddenMask()) {
      for (int j = 0; j < dh.length; j++) {
        dh[j] = dh[j] + scratch[j] * hiddenMask[j];
      }
    } else {
      for (int j = 0; j < dh.length; j++) {
        dh[j] = dh[j] + scratch[j];
      }
    }
    for (int lane = 0; lane < biasGradient.length; lane++) {
      addRows(step.lane(lane), biasGradient[lane]);
    }
  }

  private void addRows(float[] values, float[] sum) {
    for (int row = 0; row < values.length; row += hidden) {
      for (int j = 0; j < hidden; j++) {
        sum[j] += values[row + j];
      }
    }
  }

  private void writeLanes(int stage, int t) {
    for (int lane = 0; lane < cell.lanes(); lane++) {
      if (belongs(lane, stage)) {
        memory.writeDelta(t, first, lane, step.lane(lane), rows);
      }
    }
  }

  private void addUpstream(Segment segment, int t, Floats upstream, int offset, int width) {
    int at = (t * segment.rows() + first) * width + offset;
    if (width == hidden) {
      upstream.read(at, scratch, rows * hidden);
    } else {
      for (int row = 0; row < rows; row++) {
        upstream.read(at + row * width, scratch, row * hidden, hidden);
      }
    }
    float[] dh = gradients.get(0);
    if (!segment.hasMask()) {
      for (int j = 0; j < dh.length; j++) {
        dh[j] = dh[j] + scratch[j];
      }
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (segment.counts(first + row, t)) {
        for (int j = row * hidden; j < (row + 1) * hidden; j++) {
          dh[j] = dh[j] + scratch[j];
        }
      }
    }
  }

  private void holdMasked(Segment segment, int t) {
    if (!segment.hasMask()) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (!segment.counts(first + row, t)) {
        for (int s = 0; s < held.length; s++) {
          float[] gradient = gradients.get(s);
          System.arraycopy(gradient, row * hidden, held[s], row * hidden, hidden);
          Arrays.fill(gradient, row * hidden, (row + 1) * hidden, 0);
        }
      }
    }
  }

  private void releaseMasked(Segment segment, int t) {
    if (!segment.hasMask()) {
      return;
    }
    for (int row = 0; row < rows; row++) {
      if (!segment.counts(first + row, t)) {
        for (int s = 0; s < held.length; s++) {
          System.arraycopy(held[s], row * hidden, gradients.get(s), row * hidden, hidden);
        }
      }
    }
  }

  float[][] biasGradient() {
    return biasGradient;
  }

  float[] extraGradient(int index) {
    return step.extraGradient(index);
  }

  void free() {
    sums.free();
    biases.free();
    back.free();
  }
}
