package dev.unroll.layers.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Against the losses and gradients that another library computed in double precision. */
class ReferenceLossTest {
  private static final double EXACT = 1e-9;

  private final SparseCrossEntropy loss = new SparseCrossEntropy();

  record Case(String name, JsonNode values) {
    INDArray logits() {
      JsonNode shape = values.get("logits").get("shape");
      int classes = shape.get(shape.size() - 1).asInt();
      return array(values.get("logits")).reshape(-1, classes);
    }

    INDArray expected(String field) {
      return array(values.get(field));
    }

    double number(String field) {
      return values.get(field).asDouble();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> plain() throws IOException {
    return cases("cross_entropy");
  }

  static List<Case> extreme() throws IOException {
    return cases("cross_entropy_extreme");
  }

  static List<Case> sequences() throws IOException {
    return cases("masked_sequence");
  }

  @ParameterizedTest
  @MethodSource("plain")
  void ignoredTargetsAreMaskedRowsWithAnyLabel(Case c) {
    INDArray labels = array(c.values().get("target"));
    INDArray mask = labels.gte(0).castTo(labels.dataType());
    check(c, "none", score(c, labels, mask));
    check(c, "grad_sum", gradient(c, labels, mask));
    assertEquals(
        c.number("sum"),
        loss.computeScore(labels, c.logits(), new ActivationIdentity(), mask, false),
        EXACT);
  }

  @ParameterizedTest
  @MethodSource("plain")
  void maskWeighsTheGradient(Case c) {
    INDArray labels = array(c.values().get("target"));
    INDArray mask = labels.gte(0).castTo(labels.dataType());
    INDArray weights = mask.mul(c.expected("none_weights").reshape(mask.shape()));
    check(c, "grad_none", gradient(c, labels, weights));
    INDArray weighed = c.expected("none").reshape(mask.shape()).mul(weights);
    assertClose(weighed, score(c, labels, weights));
  }

  @ParameterizedTest
  @MethodSource("extreme")
  void extremeLogitsNeitherOverflowNorVanish(Case c) {
    INDArray labels = array(c.values().get("target"));
    check(c, "none", score(c, labels, null));
    check(c, "grad_mean", gradient(c, labels, null).div(labels.length()));
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void paddedSequencesCountOnlyWhatTheMaskKeeps(Case c) {
    INDArray labels = array(c.values().get("target"));
    labels = labels.reshape(labels.length(), 1);
    INDArray mask = c.expected("mask").reshape(labels.shape());
    check(c, "token_losses", score(c, labels, null));
    assertClose(c.expected("token_losses").reshape(mask.shape()).mul(mask), score(c, labels, mask));
    int batch = c.values().get("N").asInt();
    assertEquals(
        c.number("sum_per_sequence_mean_over_batch"),
        score(c, labels, mask).sumNumber().doubleValue() / batch,
        EXACT);
    check(c, "grad_sum_per_sequence_mean_over_batch", gradient(c, labels, mask).div(batch));
  }

  private INDArray score(Case c, INDArray labels, INDArray mask) {
    return loss.computeScoreArray(labels, c.logits(), new ActivationIdentity(), mask);
  }

  private INDArray gradient(Case c, INDArray labels, INDArray mask) {
    return loss.computeGradient(labels, c.logits(), new ActivationIdentity(), mask);
  }

  private static void check(Case c, String field, INDArray actual) {
    assertClose(c.expected(field), actual);
  }

  private static void assertClose(INDArray expected, INDArray actual) {
    assertEquals(expected.length(), actual.length());
    for (long i = 0; i < expected.length(); i++) {
      assertEquals(expected.getDouble(i), actual.getDouble(i), EXACT, "element " + i);
    }
  }

  /** A list of numbers as [R, 1], or {@code {shape, data}} as it is; double. */
  private static INDArray array(JsonNode node) {
    JsonNode data = node.isArray() ? node : node.get("data");
    double[] values = new double[data.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.get(i).asDouble();
    }
    return Nd4j.createFromArray(values).reshape('c', values.length, 1);
  }

  private static List<Case> cases(String kind) throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = ReferenceLossTest.class.getResourceAsStream("losses.json")) {
      for (JsonNode node : new ObjectMapper().readTree(in).get("cases")) {
        if (node.get("kind").asText().equals(kind)) {
          cases.add(new Case(node.get("name").asText(), node));
        }
      }
    }
    return cases;
  }
}
