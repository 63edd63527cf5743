package dev.unroll.layers.recurrent;

import dev.unroll.layers.recurrent.Recurrence.Upstream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A cell over random sizes, weights and inputs, kept in double. The loss is the sum of all outputs
 * and last states, each times a random number.
 */
final class RandomProblem {
  /** What a problem has; a set of them covers each pair of settings. */
  record Form(
      boolean masked, boolean carried, boolean reversed, boolean dropped, boolean shortened) {
    /** Each two of the five settings occur in all four combinations. */
    static final List<Form> PAIRS =
        List.of(
            new Form(false, false, false, false, false),
            new Form(false, false, true, true, true),
            new Form(false, true, false, true, true),
            new Form(false, true, true, false, false),
            new Form(true, false, false, true, false),
            new Form(true, false, true, false, true),
            new Form(true, true, false, false, true),
            new Form(true, true, true, true, false));
  }

  /** What came of it; gradients by array: W, U, b, extras, gains, input, then states. */
  record Result(double loss, INDArray output, List<INDArray> last, List<INDArray> gradients) {}

  private final Random random;
  private final Cell cell;
  private final Form form;
  private final int rows;
  private final int features;
  private final int hidden;
  private final int steps;
  private final int backwardSteps;
  private final List<INDArray> parameters = new ArrayList<>();
  private final INDArray input;
  private final List<INDArray> states = new ArrayList<>();
  private final INDArray outputGradient;
  private final List<INDArray> stateGradients = new ArrayList<>();
  private final INDArray mask;
  private final INDArray hiddenMask;

  RandomProblem(Cell cell, Form form, boolean normalised, long seed) {
    this.random = new Random(seed);
    this.cell = cell;
    this.form = form;
    rows = size(1, 2, 3, 7);
    features = size(1, 2, 5);
    hidden = size(1, 3, 8);
    steps = size(2, 3, 5);
    backwardSteps = form.shortened ? 1 + random.nextInt(steps - 1) : Integer.MAX_VALUE;
    parameters.add(gaussian('f', features, cell.inputLanes() * hidden));
    parameters.add(gaussian('f', hidden, cell.recurrentLanes() * hidden));
    parameters.add(gaussian('c', 1, cell.lanes() * hidden));
    for (int i = 0; i < cell.extras(); i++) {
      parameters.add(gaussian('c', 1, hidden));
    }
    if (normalised) {
      parameters.add(gaussian('c', 1, cell.inputLanes() * hidden));
      parameters.add(gaussian('c', 1, cell.recurrentLanes() * hidden));
    }
    input = gaussian('c', rows, features, steps);
    outputGradient = gaussian('c', rows, hidden, steps);
    for (int i = 0; i < cell.states().size(); i++) {
      states.add(gaussian('c', rows, hidden));
      stateGradients.add(gaussian('c', rows, hidden));
    }
    hiddenMask = gaussian('c', rows, hidden);
    mask = gaussian('c', rows, steps).gt(-0.3).castTo(DataType.DOUBLE);
  }

  private int size(int... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private INDArray gaussian(char order, int... sizes) {
    long[] shape = Arrays.stream(sizes).asLongStream().toArray();
    INDArray array = Nd4j.create(DataType.DOUBLE, shape, order);
    for (int i = 0; i < array.length(); i++) {
      array.data().put(i, 0.7 * random.nextGaussian());
    }
    return array;
  }

  /** What the gradient is taken for, in the order of {@link Result#gradients()}. */
  List<INDArray> variables() {
    List<INDArray> all = new ArrayList<>(parameters);
    all.add(input);
    if (form.carried) {
      all.addAll(states);
    }
    return all;
  }

  /** The derivative of the loss along a direction in one of the variables, by differences. */
  double slope(INDArray variable, INDArray direction) {
    double step = 1e-6;
    INDArray kept = variable.dup(variable.ordering());
    variable.addi(direction.mul(step));
    double above = run(new ReferenceRecurrence(cell), DataType.DOUBLE, false).loss;
    variable.assign(kept).subi(direction.mul(step));
    double below = run(new ReferenceRecurrence(cell), DataType.DOUBLE, false).loss;
    variable.assign(kept);
    return (above - below) / (2 * step);
  }

  /** A random direction in the space of an array. */
  INDArray direction(INDArray variable) {
    return gaussian('c', Arrays.stream(variable.shape()).mapToInt(s -> (int) s).toArray());
  }

  Result run(Recurrence recurrence, DataType type) {
    return run(recurrence, type, true);
  }

  private Result run(Recurrence recurrence, DataType type, boolean backward) {
    Weights weights = weights(cast(parameters, type));
    Segment segment = new Segment(input.castTo(type), form.reversed);
    if (form.carried) {
      segment.initial(cast(states, type), weights.recurrent().size(0));
    }
    if (form.masked) {
      segment.mask(mask);
    }
    if (form.dropped) {
      segment.hiddenMask(hiddenMask.castTo(type));
    }
    INDArray output = timeMajor(type, hidden);
    List<INDArray> last = recurrence.forward(segment, weights, output, 0, backward);
    double loss = output.castTo(DataType.DOUBLE).mul(outputGradient).sumNumber().doubleValue();
    for (int s = 0; s < last.size(); s++) {
      INDArray product = last.get(s).castTo(DataType.DOUBLE).mul(stateGradients.get(s));
      loss += product.sumNumber().doubleValue();
    }
    return new Result(loss, output, last, backward ? gradients(recurrence, type) : List.of());
  }

  private List<INDArray> gradients(Recurrence recurrence, DataType type) {
    List<INDArray> all = cast(parameters, type);
    all.forEach(array -> array.assign(7)); // what was there must not matter
    INDArray above = timeMajor(type, hidden).assign(outputGradient);
    INDArray below = timeMajor(type, features).assign(7);
    List<INDArray> first =
        recurrence.backward(
            new Upstream(above, 0, cast(stateGradients, type), backwardSteps),
            weights(all),
            below,
            false);
    List<INDArray> gradients = new ArrayList<>(all);
    gradients.add(below);
    gradients.addAll(first);
    return gradients;
  }

  private Weights weights(List<INDArray> arrays) {
    int extras = 3 + cell.extras();
    return new Weights(
        arrays.get(0),
        arrays.get(1),
        arrays.get(2),
        arrays.subList(3, extras),
        arrays.subList(extras, arrays.size()));
  }

  private static List<INDArray> cast(List<INDArray> arrays, DataType type) {
    return arrays.stream().map(array -> array.castTo(type).dup(array.ordering())).toList();
  }

  private INDArray timeMajor(DataType type, int width) {
    return Nd4j.create(type, new long[] {steps, rows, width}, 'c').permute(1, 2, 0);
  }

  @Override
  public String toString() {
    return String.format(
        "%s %s N %d F %d H %d T %d back %d",
        cell, form, rows, features, hidden, steps, backwardSteps);
  }
}
