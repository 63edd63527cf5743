package dev.unroll.layers.highway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.reference.ReferenceCase;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against outputs and gradients that another library computed in double precision. */
class ReferenceHighwayTest {
  static List<ReferenceCase> cases() throws IOException {
    List<ReferenceCase> cases = ReferenceCase.read("highway/highway.json.gz", "highway");
    assertEquals(6, cases.size());
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doublePrecisionAgreesToTheLastDigits(ReferenceCase c) {
    check(c, DataType.DOUBLE, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void singlePrecisionAgreesToItsOwn(ReferenceCase c) {
    check(c, DataType.FLOAT, 2e-5);
  }

  private static void check(ReferenceCase c, DataType type, double tolerance) {
    HighwayLayer layer = layer(c, type);
    layer.setParam("W", columns(c, "weights", "W").castTo(type));
    layer.setParam("b", columns(c, "weights", "b").castTo(type));
    INDArray x = c.array("x").castTo(type);
    INDArray y = layer.activate(x, true, LayerWorkspaceMgr.noWorkspaces());
    same(c.array("outputs", "y"), y, tolerance);

    INDArray above = c.array("output_grads", "y").castTo(type);
    var back = layer.backpropGradient(above, LayerWorkspaceMgr.noWorkspaces());
    var gradients = back.getFirst().gradientForVariable();
    same(c.array("grads", "x"), back.getSecond(), tolerance);
    same(columns(c, "grads", "W"), gradients.get("W"), tolerance);
    same(columns(c, "grads", "b"), gradients.get("b"), tolerance);
  }

  private static HighwayLayer layer(ReferenceCase c, DataType type) {
    int units = c.values().get("H").asInt();
    String f = c.values().get("activation").asText().toUpperCase(Locale.ROOT);
    NeuralNetConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .layer(new Highway.Builder().units(units).activation(Activation.valueOf(f)).build())
            .build();
    long count = HighwayParameters.INSTANCE.numParams(configuration);
    HighwayLayer layer =
        (HighwayLayer)
            configuration
                .getLayer()
                .instantiate(configuration, List.of(), 0, Nd4j.zeros(type, 1, count), false, type);
    layer.setBackpropGradientsViewArray(Nd4j.zeros(type, 1, count));
    return layer;
  }

  /** [H, H] twice as our [F, 2 F], or the two biases side by side. */
  private static INDArray columns(ReferenceCase c, String group, String letter) {
    INDArray h = c.array(group, letter + "H");
    INDArray t = c.array(group, letter + "T");
    return h.rank() == 1
        ? Nd4j.hstack(h.reshape(1, h.length()), t.reshape(1, t.length()))
        : Nd4j.hstack(h.transpose(), t.transpose());
  }

  private static void same(INDArray expected, INDArray actual, double tolerance) {
    assertArrayEquals(
        expected.dup('c').data().asDouble(), actual.dup('c').data().asDouble(), tolerance);
  }
}
