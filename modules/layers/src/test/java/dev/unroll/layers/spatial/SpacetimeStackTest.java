package dev.unroll.layers.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Which way the memory m takes through a stack of two: against two layers of one cell, which other
 * tests hold to a reference, and whose states are handed on here by hand at each step.
 */
class SpacetimeStackTest {
  private static final int N = 2;
  private static final int T = 3;
  private static final int C = 2;
  private static final int M = 3;
  private static final int H = 4;
  private static final int W = 3;

  private static SpacetimeLstm layer(int layers, int inputs) {
    SpacetimeLstm layer = new SpacetimeLstm.Builder(3, layers).nOut(M).build();
    layer.setNIn(InputType.convolutional3D(Convolution3D.DataFormat.NCDHW, T, H, W, inputs), true);
    return layer;
  }

  private static INDArray random(long... shape) {
    return Nd4j.randn(DataType.DOUBLE, shape).muli(0.7);
  }

  private static Map<String, INDArray> parameters(SpacetimeLstm layer) {
    NeuralNetConfiguration configuration =
        new NeuralNetConfiguration.Builder().layer(layer).build();
    long count = layer.initializer().numParams(configuration);
    INDArray flat = Nd4j.zeros(DataType.DOUBLE, 1, count);
    Map<String, INDArray> arrays =
        new LinkedHashMap<>(layer.initializer().getGradientsFromFlattened(configuration, flat));
    arrays.values().forEach(array -> array.assign(random(array.shape())));
    return arrays;
  }

  /** Those of one layer, under the names that they have where it is alone. */
  private static Map<String, INDArray> only(Map<String, INDArray> all, int layer) {
    Map<String, INDArray> own = new LinkedHashMap<>();
    all.forEach(
        (key, value) -> {
          if (key.endsWith(String.valueOf(layer))) {
            own.put(key.substring(0, key.length() - 1) + "0", value);
          }
        });
    return own;
  }

  @Test
  void theMemoryGoesUpThroughTheLayersAndDownToTheNextStep() {
    Nd4j.getRandom().setSeed(3);
    SpacetimeLstm stack = layer(2, C);
    Map<String, INDArray> parameters = parameters(stack);
    INDArray x = random(T * N, C, H, W);
    List<INDArray> first = new ArrayList<>();
    for (int s = 0; s < stack.states().size(); s++) {
      first.add(random(N, M, H, W));
    }
    GridShape whole = new GridShape(N, T, H, W, DataType.DOUBLE);
    GridPass both = stack.pass(whole);
    INDArray h = whole.array(both.forward(whole.of(x), first, parameters));

    GridShape step = new GridShape(N, 1, H, W, DataType.DOUBLE);
    List<INDArray> lower = List.of(first.get(0), first.get(1), first.get(4));
    List<INDArray> upper = List.of(first.get(2), first.get(3)); // and m from the lower one
    for (int t = 0; t < T; t++) {
      INDArray read = x.get(interval(t * N, (t + 1) * N), all(), all(), all()).dup('c');
      lower = read(layer(1, C), step, read, lower, only(parameters, 0));
      List<INDArray> handed = List.of(upper.get(0), upper.get(1), lower.get(2));
      upper = read(layer(1, M), step, lower.get(0), handed, only(parameters, 1));
      INDArray expected = h.get(interval(t * N, (t + 1) * N), all(), all(), all());
      same(expected, upper.get(0));
      lower = List.of(lower.get(0), lower.get(1), upper.get(2));
    }
    List<INDArray> last = both.last();
    same(last.get(0), lower.get(0));
    same(last.get(1), lower.get(1));
    same(last.get(2), upper.get(0));
    same(last.get(3), upper.get(1));
    same(last.get(4), upper.get(2));
  }

  /** The states h, c and m after one step. */
  private static List<INDArray> read(
      SpacetimeLstm layer,
      GridShape step,
      INDArray x,
      List<INDArray> states,
      Map<String, INDArray> parameters) {
    GridPass pass = layer.pass(step);
    pass.forward(step.of(x.dup('c')), states, parameters);
    return pass.last();
  }

  private static void same(INDArray expected, INDArray actual) {
    assertArrayEquals(
        expected.dup('c').data().asDouble(), actual.dup('c').data().asDouble(), 1e-12);
  }
}
