package dev.unroll.layers.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.step.StepValues;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * Smoothing, class weights, ignored labels and extreme logits against the losses and gradients that
 * another library computed in double precision. The table is the identity, so that the input is the
 * logits.
 */
class ReferenceSmoothingTest {
  record Case(String name, JsonNode values) {
    double[] array(String field) {
      JsonNode node = values.get(field);
      JsonNode data = node.isArray() ? node : node.get("data");
      return StreamSupport.stream(data.spliterator(), false)
          .mapToDouble(JsonNode::asDouble)
          .toArray();
    }

    double number(String field) {
      return values.path(field).asDouble(0);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossesAndGradientsAreThoseOfTheReference(Case c) {
    check(c, DataType.DOUBLE, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossesAndGradientsInSinglePrecisionAreThoseOfTheReference(Case c) {
    check(c, DataType.FLOAT, 2e-6);
  }

  private static void check(Case c, DataType type, double exact) {
    double[] targets = c.array("target");
    double[] logits = c.array("logits");
    int classes = logits.length / targets.length;
    INDArray x = Nd4j.createFromArray(logits).reshape(targets.length, classes).castTo(type);
    double[] mask = Arrays.stream(targets).map(target -> target < 0 ? 0 : 1).toArray();
    LabelRows rows =
        LabelRows.of(
            x,
            new StepValues("label", targets.length, 1, targets),
            new StepValues("mask", targets.length, 1, mask),
            classes);
    JsonNode given = c.values().path("class_weights");
    LabelLoss loss =
        new LabelLoss(
            classes,
            c.number("label_smoothing"),
            given.isMissingNode() || given.isNull() ? new double[0] : c.array("class_weights"),
            1);
    Projection weights = new Projection(Nd4j.eye(classes).castTo(type), Nd4j.zeros(type, classes));
    OutputGradient gradient =
        new OutputGradient(
            Nd4j.create(type, rows.size(), classes),
            new Projection(Nd4j.create(type, classes, classes), Nd4j.create(type, classes)),
            false);
    SoftmaxPass pass = SoftmaxPass.of(type);
    double[] losses = rows.restore(pass.losses(rows, weights, loss, gradient));
    double scale = 1 + Arrays.stream(losses).max().orElseThrow();
    assertArrayEquals(c.array("none"), losses, exact * scale);
    if (c.values().has("sum")) {
      assertEquals(c.number("sum"), Arrays.stream(losses).sum(), 10 * exact);
      INDArray dx = gradient.x();
      if (!rows.all()) {
        dx = Nd4j.create(type, targets.length, classes);
        rows.restore(gradient.x(), dx);
      }
      assertArrayEquals(c.array("grad_sum"), dx.reshape(-1).toDoubleVector(), exact);
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = ReferenceSmoothingTest.class.getResourceAsStream("losses.json")) {
      for (JsonNode node : new ObjectMapper().readTree(in).get("cases")) {
        if (node.get("kind").asText().startsWith("cross_entropy")) {
          cases.add(new Case(node.get("name").asText(), node));
        }
      }
    }
    return cases;
  }
}
