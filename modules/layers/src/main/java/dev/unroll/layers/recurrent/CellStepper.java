package dev.unroll.layers.recurrent;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.RowProduct;
import dev.unroll.layers.kernel.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A trained recurrent layer that goes step by step for a fixed number of rows, with a state for
 * each of them, and makes no objects while it goes, but for waking threads. Weights are copied when
 * it is made. For one thread at a time.
 */
public final class CellStepper {
  private final Cell cell;
  private final int rows;
  private final int hidden;
  private final boolean residual;
  private final Equations<float[]> equations;
  private final RowProduct input;
  private final List<RowProduct> recurrent = new ArrayList<>();
  private final Step<float[]> step;
  private final float[][] bias;
  private final List<float[]> inputLanes;
  private final List<List<float[]>> stageLanes = new ArrayList<>();
  private final float[] output;
  private final float[] scratch;
  private List<float[]> state;
  private List<float[]> next;

  /**
   * @param layer configuration, forwards
   * @param parameters of the layer by key, as {@code paramTable()} has them
   * @param rows that go together
   */
  public CellStepper(Recurrent layer, Map<String, INDArray> parameters, int rows) {
    Check.require(
        layer.direction() == Recurrent.Direction.FORWARD,
        "layer " + layer.getLayerName() + " must go forward to be taken step by step");
    Check.require(
        !layer.layerNormalisation(),
        "layer "
            + layer.getLayerName()
            + " has layer normalisation, which this stepper has not; use rnnTimeStep instead");
    this.cell = layer.cell();
    this.rows = Check.positive("rows", rows);
    this.hidden = (int) layer.getNOut();
    this.residual = layer.residual();
    this.equations = cell.fast();
    Weights weights = new UsedWeights(cell).of(RecurrentParameters.weights(layer, parameters, ""));
    this.input = RowProduct.of(weights.input(), hidden, rows, Team.shared());
    this.step = new Step<>(rows, hidden);
    fill(step.lanes(), cell.lanes());
    step.source(new float[rows * hidden], new float[rows * hidden]);
    for (INDArray extra : weights.extras()) {
      step.extras().add(extra.dup().data().asFloat());
    }
    this.state = new ArrayList<>();
    this.next = new ArrayList<>();
    fill(state, cell.states().size());
    fill(next, cell.states().size());
    this.output = new float[rows * hidden];
    this.scratch = new float[rows * hidden];
    this.inputLanes = List.copyOf(step.lanes().subList(0, cell.inputLanes()));
    int first = cell.firstRecurrentLane();
    for (Stage stage : cell.stages()) {
      INDArray block =
          weights
              .recurrent()
              .get(
                  org.nd4j.linalg.indexing.NDArrayIndex.all(),
                  org.nd4j.linalg.indexing.NDArrayIndex.interval(
                      (stage.from() - first) * hidden, (stage.to() - first) * hidden));
      recurrent.add(RowProduct.of(block, hidden, rows, Team.shared()));
      stageLanes.add(List.copyOf(step.lanes().subList(stage.from(), stage.to())));
    }
    this.bias = new float[cell.lanes()][];
    float[] all = weights.bias().dup().data().asFloat();
    for (int lane = 0; lane < bias.length; lane++) {
      bias[lane] = Arrays.copyOfRange(all, lane * hidden, (lane + 1) * hidden);
    }
  }

  private void fill(List<float[]> list, int count) {
    for (int i = 0; i < count; i++) {
      list.add(new float[rows * hidden]);
    }
  }

  /** F·rows and H·rows fit {@code x} and the answer. */
  public int hidden() {
    return hidden;
  }

  /**
   * Goes one step.
   *
   * @param x [rows, F]
   * @return h [rows, H], of this stepper; valid until the next step
   */
  public float[] step(float[] x) {
    return step(x, rows);
  }

  /**
   * Goes one step with the first rows; what the others' states become is not said.
   *
   * @param x [count, F] or more
   * @param count of rows, at most those that it was made for
   * @return h [count, H] and more, of this stepper; valid until the next step
   */
  public float[] step(float[] x, int count) {
    step.rows(count);
    for (int lane = 0; lane < bias.length; lane++) {
      float[] values = step.lane(lane);
      for (int row = 0; row < count; row++) {
        System.arraycopy(bias[lane], 0, values, row * hidden, hidden);
      }
    }
    input.addTo(x, inputLanes, count);
    Step.replace(step.before(), state);
    Step.replace(step.after(), next);
    for (int s = 0; s < recurrent.size(); s++) {
      float[] source = s == 0 ? state.get(cell.sourceState()) : step.source();
      recurrent.get(s).addTo(source, stageLanes.get(s), count);
      equations.forward(s, step);
    }
    List<float[]> before = state;
    state = next;
    next = before;
    if (!residual) {
      return state.get(0);
    }
    for (int j = 0; j < count * hidden; j++) {
      output[j] = state.get(0)[j] + x[j];
    }
    return output;
  }

  /** Makes the state of every row zero. */
  public void reset() {
    for (int s = 0; s < state.size(); s++) {
      Arrays.fill(state.get(s), 0);
    }
  }

  /** Makes the state of one row zero. */
  public void reset(int row) {
    for (int s = 0; s < state.size(); s++) {
      Arrays.fill(state.get(s), row * hidden, (row + 1) * hidden, 0);
    }
  }

  /**
   * Lets row i go on from what row {@code parents[i]} was, as a beam does.
   *
   * @param parents at most as many as rows; several rows may have the same
   */
  public void reorder(int[] parents) {
    for (int s = 0; s < state.size(); s++) {
      float[] values = state.get(s);
      System.arraycopy(values, 0, scratch, 0, values.length);
      for (int row = 0; row < parents.length; row++) {
        System.arraycopy(scratch, parents[row] * hidden, values, row * hidden, hidden);
      }
    }
  }

  /** The states h of all rows [rows, H]; of this stepper, valid until the next step. */
  public float[] output() {
    return state.get(0);
  }

  /** The names of the state's arrays, as the layer's own {@code rnnGetPreviousState} has them. */
  public List<String> states() {
    return cell.states();
  }

  /** Copies a state of one row out. */
  public void read(int state, int row, float[] target) {
    System.arraycopy(this.state.get(state), row * hidden, target, 0, hidden);
  }

  /** Copies a state of one row in. */
  public void write(int state, int row, float[] source) {
    System.arraycopy(source, 0, this.state.get(state), row * hidden, hidden);
  }
}
