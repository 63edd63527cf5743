package dev.unroll.layers.convolution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.kernel.ConvolutionShape;
import dev.unroll.layers.kernel.Team;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GridConvolutionTest {
  /** Not a multiple of the pictures that are computed together. */
  private static final int N = 6;

  static Stream<ConvolutionShape> shapes() {
    return Stream.of(
        new ConvolutionShape(3, 5, 9, 8, 5, 2, 2),
        new ConvolutionShape(4, 6, 7, 7, 3, 1, 1),
        new ConvolutionShape(5, 3, 4, 6, 1, 1, 0),
        new ConvolutionShape(3, 7, 15, 15, 7, 2, 0),
        new ConvolutionShape(2, 3, 3, 3, 1, 1, 1),
        new ConvolutionShape(1, 1, 1, 1, 1, 1, 0));
  }

  private static ComputationGraph graph(ConvolutionShape s, boolean rectified, DataType type) {
    ConvolutionLayer layer =
        rectified
            ? GridConvolution.rectified(
                s.inputs(), s.outputs(), s.kernel(), s.stride(), s.padding())
            : GridConvolution.linear(s.inputs(), s.outputs(), s.kernel(), s.stride(), s.padding());
    return graph(s, layer, type);
  }

  private static ComputationGraph graph(ConvolutionShape s, ConvolutionLayer layer, DataType type) {
    ComputationGraphConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(3)
            .dataType(type)
            .graphBuilder()
            .addInputs("x")
            .setInputTypes(InputType.convolutional(s.height(), s.width(), s.inputs()))
            .addLayer("y", layer, "x")
            .setOutputs("y")
            .build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    graph.getLayer("y").getParam("b").assign(0.1);
    return graph;
  }

  private static INDArray x(ConvolutionShape s) {
    Nd4j.getRandom().setSeed(5);
    return Nd4j.randn(DataType.FLOAT, N, s.inputs(), s.height(), s.width());
  }

  private static INDArray like(INDArray array) {
    return Nd4j.randn(DataType.FLOAT, array.shape());
  }

  private static double[] heap(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  private static double[] rectified(double[] z, boolean really) {
    return Stream.of(z)
        .flatMapToDouble(java.util.Arrays::stream)
        .map(value -> really ? Math.max(0, value) : value)
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void outputsAndGradientsAreThoseOfPlainLoops(ConvolutionShape shape) {
    for (boolean rectified : new boolean[] {true, false}) {
      ComputationGraph graph = graph(shape, rectified, DataType.FLOAT);
      PlainConvolution plain = new PlainConvolution(shape, N);
      double[] w = heap(graph.getLayer("y").getParam("W"));
      double[] b = heap(graph.getLayer("y").getParam("b"));
      INDArray x = x(shape);
      double[] z = plain.z(heap(x), w, b);
      INDArray y = graph.getLayer("y").activate(x, true, LayerWorkspaceMgr.noWorkspaces());
      assertArrayEquals(rectified(z, rectified), heap(y), 1e-4);

      INDArray dy = like(y);
      double[] dz = heap(dy);
      for (int i = 0; i < dz.length; i++) {
        dz[i] = rectified && z[i] <= 0 ? 0 : dz[i];
      }
      graph.getLayer("y").setBackpropGradientsViewArray(Nd4j.zeros(1, graph.numParams()));
      var back = graph.getLayer("y").backpropGradient(dy, LayerWorkspaceMgr.noWorkspaces());
      var gradients = back.getFirst().gradientForVariable();
      assertArrayEquals(plain.dx(dz, w), heap(back.getSecond()), 1e-4);
      assertArrayEquals(plain.dw(dz, heap(x)), heap(gradients.get("W")), 1e-3);
      assertArrayEquals(plain.db(dz), heap(gradients.get("b")), 1e-3);
    }
  }

  @Test
  void arraysInAnyOrderOfMemoryGiveTheSame() {
    ConvolutionShape shape = new ConvolutionShape(4, 6, 7, 5, 3, 1, 1);
    ComputationGraph graph = graph(shape, true, DataType.FLOAT);
    INDArray x = x(shape);
    INDArray turned = x.permute(3, 2, 1, 0).dup('c').permute(3, 2, 1, 0);
    assertEquals(graph.outputSingle(x), graph.outputSingle(turned));
    assertEquals(graph.outputSingle(x), graph.outputSingle(x.dup('f')));
  }

  @Test
  void theStockLayerGivesTheSameWithTheSameParameters() {
    ConvolutionShape shape = new ConvolutionShape(3, 5, 9, 8, 5, 2, 2);
    ComputationGraph ours = graph(shape, true, DataType.FLOAT);
    ComputationGraph exact = graph(shape, true, DataType.DOUBLE);
    exact.setParams(ours.params().castTo(DataType.DOUBLE));
    INDArray x = x(shape);
    INDArray expected = exact.outputSingle(x.castTo(DataType.DOUBLE));
    assertArrayEquals(heap(expected), heap(ours.outputSingle(x)), 1e-4);
  }

  @Test
  void threadsDoNotChangeABit() {
    ConvolutionShape shape = new ConvolutionShape(4, 6, 7, 7, 3, 1, 1);
    INDArray x = Nd4j.randn(DataType.FLOAT, 13, 4, 7, 7);
    INDArray dz = Nd4j.randn(DataType.FLOAT, 13, 6, 7, 7);
    INDArray[] dw = new INDArray[2];
    for (int i = 0; i < 2; i++) {
      dw[i] = Nd4j.zeros(DataType.FLOAT, 6, 4, 3, 3);
      PictureConvolution own = new PictureConvolution(shape, true, new Team(1 + 2 * i));
      own.weights(x, dz, dw[i], Nd4j.zeros(DataType.FLOAT, 1, 6));
    }
    assertArrayEquals(heap(dw[0]), heap(dw[1]), 0);
  }

  @Test
  void aSavedConfigurationComesBackEqual() {
    ComputationGraphConfiguration before =
        graph(new ConvolutionShape(3, 5, 9, 8, 5, 2, 2), true, DataType.FLOAT).getConfiguration();
    assertEquals(before, ComputationGraphConfiguration.fromJson(before.toJson()));
  }

  @Test
  void aPictureSmallerThanTheFilterIsToldSo() {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> new ConvolutionShape(1, 1, 3, 9, 5, 1, 0))
            .getMessage();
    assertTrue(message.contains("3 x 9 pixels is smaller than the filter of 5 x 5"), message);
  }
}
