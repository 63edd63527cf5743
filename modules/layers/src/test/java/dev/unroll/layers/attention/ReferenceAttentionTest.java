package dev.unroll.layers.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Against contexts, weights and gradients that another library computed in double precision. */
class ReferenceAttentionTest {
  /** The file's names and layouts, [out, in], of our parameters. */
  private static final Map<String, String> NAMES =
      Map.of("W", "W", "Wq", "Wq", "Wk", "Wk", "b", "b", "v", "va");

  record Case(String name, JsonNode values) {
    INDArray at(String group, String field, DataType type) {
      JsonNode node = group.isEmpty() ? values : values.get(group);
      return array(node.get(field), type);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = ReferenceAttentionTest.class.getResourceAsStream("attention.json")) {
      for (JsonNode node : new ObjectMapper().readTree(in).get("cases")) {
        cases.add(new Case(node.get("name").asText(), node));
      }
    }
    assertEquals(32, cases.size());
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doublePrecisionAgreesToTheLastDigits(Case c) {
    check(c, DataType.DOUBLE, 1e-11);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void singlePrecisionAgreesToItsOwn(Case c) {
    check(c, DataType.FLOAT, 2e-5);
  }

  private static void check(Case c, DataType type, double tolerance) {
    AttentionForm form = form(c);
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    form.parameterShapes()
        .forEach(
            (name, shape) -> {
              INDArray value = c.at("inputs", NAMES.get(name), type);
              parameters.put(name, ours(value, shape));
              gradients.put(name, Nd4j.valueArrayOf(shape, 7.0, type));
            });
    Attention attention = new Attention(form, parameters, type);
    SourceMemory source =
        attention.read(
            c.at("inputs", "k", type).permute(0, 2, 1),
            c.at("inputs", "v", type).permute(0, 2, 1),
            c.at("", "mask", type));
    Attended attended = attention.attend(c.at("inputs", "q", type).permute(0, 2, 1), source);
    same("weights", c.at("", "weights", type), attended.weights(), tolerance);
    same("context", c.at("", "context", type), attended.context().permute(0, 2, 1), tolerance);

    AttentionBackward back = attention.backward(source, gradients);
    INDArray queries =
        back.step(
            attended, c.at("", "g_context", type).permute(0, 2, 1), c.at("", "g_weights", type));
    SourceGradient below = back.finish();
    same("q", c.at("grads", "q", type), queries.permute(0, 2, 1), tolerance);
    same("k", c.at("grads", "k", type), below.keys().permute(0, 2, 1), tolerance);
    same("v", c.at("grads", "v", type), below.values().permute(0, 2, 1), tolerance);
    gradients.forEach(
        (name, gradient) -> {
          INDArray expected = ours(c.at("grads", NAMES.get(name), type), gradient.shape());
          same(name, expected, gradient, tolerance);
        });
  }

  private static AttentionForm form(Case c) {
    AttentionKind kind =
        AttentionKind.valueOf(c.values().get("kind").asText().toUpperCase(Locale.ROOT));
    int queries = (int) c.at("inputs", "q", DataType.DOUBLE).size(2);
    int keys = (int) c.at("inputs", "k", DataType.DOUBLE).size(2);
    int hidden =
        kind == AttentionKind.ADDITIVE
            ? (int) c.at("inputs", "b", DataType.DOUBLE).length()
            : queries;
    return new AttentionForm(kind, queries, keys, hidden);
  }

  /** [out, in] as [in, out] in the order of Deeplearning4j's parameters; vectors as they are. */
  private static INDArray ours(INDArray value, long[] shape) {
    return value.rank() == 2 ? value.transpose().dup('f') : value.reshape(shape);
  }

  private static void same(String what, INDArray expected, INDArray actual, double tolerance) {
    assertArrayEquals(expected.shape(), actual.shape(), what);
    INDArray one = expected.dup('c');
    INDArray other = actual.dup('c');
    for (long i = 0; i < one.length(); i++) {
      assertEquals(one.getDouble(i), other.getDouble(i), tolerance, what + " at " + i);
    }
  }

  private static INDArray array(JsonNode node, DataType type) {
    JsonNode data = node.get("data");
    double[] values = new double[data.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = data.get(i).asDouble();
    }
    long[] shape = new long[node.get("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = node.get("shape").get(i).asLong();
    }
    return Nd4j.createFromArray(values).reshape('c', shape).castTo(type);
  }
}
