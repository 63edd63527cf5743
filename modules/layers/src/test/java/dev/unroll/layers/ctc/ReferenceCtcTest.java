package dev.unroll.layers.ctc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Against losses and gradients that another library computed in double precision. */
class ReferenceCtcTest {
  record Case(String name, JsonNode values) {
    int number(String field) {
      return values.get(field).asInt();
    }

    double[] array(String field) {
      return doubles(values.get(field).get("data"));
    }

    CtcBatch batch() {
      List<int[]> labels = new ArrayList<>();
      values.get("targets").forEach(row -> labels.add(ints(row)));
      return CtcBatch.timeMajor(ints(values.get("input_lengths")), labels.toArray(int[][]::new));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in =
        new GZIPInputStream(ReferenceCtcTest.class.getResourceAsStream("ctc.json.gz"))) {
      for (JsonNode node : new ObjectMapper().readTree(in).get("cases")) {
        cases.add(new Case(node.get("name").asText(), node));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void lossesAndGradientsAreTheReference(Case c) {
    int symbols = c.number("K");
    double[] logits = c.array("logits");
    double[] gradient = new double[logits.length];
    double[] losses =
        new CtcLoss(symbols, c.number("blank"))
            .differentiate(
                FrameRows.of(logits, symbols),
                c.batch(),
                c.array("loss_weights"),
                FrameRows.of(gradient, symbols));
    double[] expected = c.array("losses");
    for (int n = 0; n < expected.length; n++) {
      assertEquals(expected[n], losses[n], 1e-9 * (1 + expected[n]));
    }
    assertArrayEquals(c.array("grad_logits"), gradient, 1e-9);
  }

  private static double[] doubles(JsonNode list) {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.parseDouble(list.get(i).asText()); // "Infinity" is text there
    }
    return values;
  }

  private static int[] ints(JsonNode list) {
    int[] values = new int[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).asInt();
    }
    return values;
  }
}
