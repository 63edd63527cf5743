package dev.unroll.lectures.network;

import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.recurrent.RecurrentLayer;
import dev.unroll.layers.recurrent.RecurrentLayer.Below;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One recurrent layer without output or loss, whose weights are set by hand and whose gradients are
 * asked for one by one. Its arrays are those of the last call. Not thread-safe.
 */
public final class SingleLayer {
  private static final LayerWorkspaceMgr MEMORY = LayerWorkspaceMgr.noWorkspaces();

  private final MultiLayerNetwork network;
  private final RecurrentLayer layer;
  private final int hidden;

  /** With new parameters as the seed makes them, from {@code inputs} to {@code hidden} units. */
  public SingleLayer(Cell cell, int inputs, int hidden, long seed) {
    network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .list()
                .layer(new Recurrent.Builder(cell).nIn(inputs).nOut(hidden).build())
                .setInputType(InputType.recurrent(inputs))
                .build());
    network.init();
    network.initGradientsView();
    layer = (RecurrentLayer) network.getLayer(0);
    this.hidden = hidden;
  }

  /**
   * Sets the weights.
   *
   * @param input W, float [F, inputLanes·H]
   * @param recurrent U, float [H, recurrentLanes·H]
   * @param bias b, float [1, lanes·H]
   */
  public SingleLayer weights(INDArray input, INDArray recurrent, INDArray bias) {
    network.setParam("0_W", input);
    network.setParam("0_RW", recurrent);
    network.setParam("0_b", bias);
    return this;
  }

  /** W, float [F, inputLanes·H]; a copy. */
  public INDArray input() {
    return network.getParam("0_W").dup('c');
  }

  /** U, float [H, recurrentLanes·H]; a copy. */
  public INDArray recurrent() {
    return network.getParam("0_RW").dup('c');
  }

  /** Sets U alone. */
  public SingleLayer recurrent(INDArray weights) {
    network.setParam("0_RW", weights);
    return this;
  }

  /** Starts each pass from these states, float [N, H] in the order of the cell; not from zeros. */
  public SingleLayer from(INDArray... states) {
    List<INDArray> first = List.of(states);
    layer.begin(() -> first);
    return this;
  }

  /**
   * The outputs of all steps.
   *
   * @param inputs float [N, F, T]
   * @return float [N, H, T], a new array
   */
  public INDArray outputs(INDArray inputs) {
    return layer.activate(inputs, true, MEMORY).dup('c');
  }

  /** The state after the last step of the last call, float [N, H] in the order of the cell. */
  public List<INDArray> last() {
    return layer.last();
  }

  /**
   * Gradients of a loss, of which those with respect to what the last call gave are known.
   *
   * @param outputs float [N, H, T]
   * @param states of the last step, float [N, H] in the order of the cell; none for zeros
   */
  public Below back(INDArray outputs, INDArray... states) {
    return layer.backward(outputs, List.of(states), Integer.MAX_VALUE, MEMORY);
  }

  /**
   * As {@link #back}, of a loss that only looks at the output of the last step.
   *
   * @param output float [N, H], its gradient
   * @param steps T
   */
  public Below backFromLast(INDArray output, int steps) {
    INDArray all = Nd4j.zeros(output.size(0), hidden, steps);
    for (int n = 0; n < output.size(0); n++) {
      for (int i = 0; i < hidden; i++) {
        all.putScalar(n, i, steps - 1, output.getDouble(n, i));
      }
    }
    return back(all);
  }

  /** Euclidean norms of each step of a sequence [N, H, T] over all its rows and units. */
  public static double[] norms(INDArray sequence) {
    double[] norms = new double[(int) sequence.size(2)];
    for (int n = 0; n < sequence.size(0); n++) {
      for (int i = 0; i < sequence.size(1); i++) {
        for (int t = 0; t < norms.length; t++) {
          norms[t] = Math.hypot(norms[t], sequence.getDouble(n, i, t));
        }
      }
    }
    return norms;
  }
}
