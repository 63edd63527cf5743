package dev.unroll.layers.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.FiniteDifference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gradients of inputs and states, for losses of all outputs and of the last states. */
class GridPassTest {
  private static final int N = 2;
  private static final int T = 3;
  private static final int C = 2;
  private static final int M = 2;
  private static final int H = 3;
  private static final int W = 2;

  static Stream<GridRecurrent> layers() {
    return Stream.of(
        new ConvLstm.Builder(3).nOut(M).build(),
        new ConvLstm.Builder(3).nOut(M).peepholes(true).build(),
        new SpacetimeLstm.Builder(3, 1).nOut(M).build(),
        new SpacetimeLstm.Builder(1, 3).nOut(M).build());
  }

  /** A pass with random numbers for everything that comes in. */
  private static final class Problem {
    final GridShape grid;
    final GridRecurrent layer;
    final GridPass pass;
    final Map<String, INDArray> parameters;
    final INDArray x;
    final INDArray dh;
    final List<INDArray> first = new ArrayList<>();
    final List<INDArray> last = new ArrayList<>();

    Problem(GridRecurrent layer, int rows, DataType type) {
      Nd4j.getRandom().setSeed(8);
      this.layer = layer;
      layer.setNIn(InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, T, H, W, C), true);
      layer.setWeightInitFn(new WeightInitXavier());
      grid = new GridShape(rows, T, H, W, type);
      pass = layer.pass(grid);
      parameters = arrays();
      parameters.values().forEach(array -> array.assign(random(array.shape())));
      x = random((long) T * rows, C, H, W);
      dh = random((long) T * rows, M, H, W);
      for (int s = 0; s < layer.states().size(); s++) {
        first.add(random(rows, M, H, W));
        last.add(random(rows, M, H, W));
      }
    }

    private INDArray random(long... shape) {
      return Nd4j.randn(DataType.DOUBLE, shape).muli(0.7).castTo(grid.type());
    }

    Map<String, INDArray> arrays() {
      NeuralNetConfiguration configuration =
          new NeuralNetConfiguration.Builder().layer(layer).build();
      INDArray flat = Nd4j.zeros(grid.type(), 1, layer.initializer().numParams(configuration));
      return new LinkedHashMap<>(
          layer.initializer().getGradientsFromFlattened(configuration, flat));
    }

    INDArray forward() {
      return grid.array(pass.forward(grid.of(x), first, parameters));
    }

    double loss() {
      double loss = forward().mul(dh).sumNumber().doubleValue();
      List<INDArray> now = pass.last();
      for (int s = 0; s < now.size(); s++) {
        loss += now.get(s).mul(last.get(s)).sumNumber().doubleValue();
      }
      return loss;
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void gradientsAgreeWithFiniteDifferences(GridRecurrent layer) {
    Problem problem = new Problem(layer, N, DataType.DOUBLE);
    problem.forward();
    Map<String, INDArray> gradients = problem.arrays();
    GridPass.Below below =
        problem.pass.backward(
            problem.grid.of(problem.dh), problem.last, problem.parameters, gradients);
    check(problem.x, problem.grid.array(below.input()), problem::loss);
    for (int s = 0; s < problem.first.size(); s++) {
      check(problem.first.get(s), below.states().get(s), problem::loss);
    }
    gradients.forEach(
        (key, gradient) -> check(problem.parameters.get(key), gradient, problem::loss));
  }

  private static void check(INDArray values, INDArray gradient, DoubleSupplier loss) {
    char order = values.ordering();
    long[] flat = {values.length()};
    FiniteDifference.assertGradient(
        values.reshape(order, flat), gradient.dup(order).reshape(order, flat), loss, 1e-6);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void nothingOfAPassIsLeftForTheNext(GridRecurrent layer) {
    Problem problem = new Problem(layer, 5, DataType.FLOAT);
    List<double[]> results = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      INDArray h = problem.forward();
      Map<String, INDArray> gradients = problem.arrays();
      GridPass.Below below =
          problem.pass.backward(
              problem.grid.of(problem.dh), problem.last, problem.parameters, gradients);
      results.add(h.data().asDouble());
      results.add(problem.grid.array(below.input()).data().asDouble());
      gradients.values().forEach(array -> results.add(array.dup('f').data().asDouble()));
    }
    int half = results.size() / 2;
    assertEquals(2 + problem.parameters.size(), half);
    for (int i = 0; i < half; i++) {
      assertArrayEquals(results.get(i), results.get(half + i), 0);
    }
  }
}
