package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.BatchArrays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class InspectionTest {
  private static final List<String> HARD =
      List.of("\n", "</script>", "<!--<script>", "\"", "\\", "'", "\u2028", "😀", "&amp;");

  @TempDir static Path folder;
  private static LanguageModel lstm;
  private static LanguageModel elman;
  private static int[] ids;

  @BeforeAll
  static void train() throws IOException {
    lstm = trained("lstm");
    elman = trained("elman");
    ids = lstm.vocabulary().ids(lstm.tokeniser().tokens(TinyModels.TEXT.substring(0, 90)));
  }

  private static LanguageModel trained(String kind) throws IOException {
    Path own = Files.createDirectory(folder.resolve(kind));
    return TinyModels.train(TinyModels.all().get(kind), own).model();
  }

  /** State after each token, from the graph's own step-by-step state; [H] of each layer. */
  private static Map<String, INDArray> stepped(CarryingGraph graph, int id) {
    graph.rnnTimeStep(BatchArrays.sequence(new int[] {id}, 1, 1));
    Map<String, INDArray> hidden = new java.util.HashMap<>();
    graph.carry().forEach((layer, states) -> hidden.put(layer, states.get("prevAct")));
    return hidden;
  }

  @ParameterizedTest
  @ValueSource(strings = {"lstm", "elman"})
  void unitsAreTheHiddenStateAfterEachToken(String kind) {
    LanguageModel model = kind.equals("lstm") ? lstm : elman;
    Inspection inspection = Inspection.of(model, ids);
    CarryingGraph graph = model.graph();
    for (int t = 0; t < ids.length; t++) {
      Map<String, INDArray> hidden = stepped(graph, ids[t]);
      assertEquals(hidden.keySet(), inspection.units().keySet());
      for (var layer : hidden.entrySet()) {
        float[][] units = inspection.units().get(layer.getKey());
        for (int unit = 0; unit < units.length; unit++) {
          assertEquals(layer.getValue().getFloat(unit), units[unit][t], 1e-6);
          assertTrue(Math.abs(units[unit][t]) < 1, "a tanh is between -1 and 1");
        }
      }
    }
  }

  @Test
  void theSurpriseIsTheModelsOwn() {
    Inspection inspection = Inspection.of(lstm, ids);
    assertArrayEquals(lstm.nats(ids), inspection.nats());
    assertEquals(lstm.vocabulary().tokens(ids), inspection.tokens());
  }

  private static Inspection hard(float[]... rows) {
    double[] nats = new double[HARD.size()];
    Arrays.setAll(nats, i -> i * 1.00049);
    return new Inspection(HARD, nats, rows.length == 0 ? Map.of() : Map.of("recurrent0", rows));
  }

  private static float[] row(double scale) {
    float[] row = new float[HARD.size()];
    for (int t = 0; t < row.length; t++) {
      row[t] = (float) (scale * Math.cos(t));
    }
    return row;
  }

  @Test
  void theLiveliestUnitVariesMost() {
    Inspection inspection = hard(row(0.1), row(-0.9), row(0), row(0.5));
    assertEquals(List.of(1, 3, 0, 2), inspection.liveliest("recurrent0"));
  }

  @Test
  void thePageHoldsTheDataWhateverTheTokensAre() throws IOException {
    String title = "</title><script>alert(\"x\")</script>";
    String html = InspectionPage.html(hard(row(0.9), row(0.3)), title, "recurrent0", 1);
    JsonNode data = data(html);
    List<String> tokens = new ArrayList<>();
    data.get("tokens").forEach(token -> tokens.add(token.asText()));
    assertEquals(HARD, tokens);
    assertEquals(title, data.get("title").asText());
    assertEquals(8.004, data.get("nats").get(8).asDouble());
    assertEquals(1, data.get("unit").asInt());
    String encoded = data.at("/layers/recurrent0/units/0").asText();
    byte[] steps = Base64.getDecoder().decode(encoded);
    for (int t = 0; t < steps.length; t++) {
      assertEquals(row(0.9)[t], steps[t] / 127.0, 0.5 / 127 + 1e-6);
    }
  }

  /** The script element's data, which must be one JSON value on one line. */
  private static JsonNode data(String html) throws IOException {
    assertEquals(1, html.split("</script", -1).length - 1, "one script element that ends once");
    assertEquals(1, html.split("<script", -1).length - 1);
    assertTrue(!html.contains("<!--"));
    String start = "const data = ";
    int from = html.indexOf(start) + start.length();
    return new ObjectMapper().readTree(html.substring(from, html.indexOf(";\n", from)));
  }

  @Test
  void aModelWithoutUnitsHasAPage() throws IOException {
    assertEquals(0, data(InspectionPage.html(hard(), "t", "", 0)).get("layers").size());
  }

  @Test
  void oneTokenAndTooManyAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Inspection.of(lstm, new int[1]));
    assertThrows(IllegalArgumentException.class, () -> Inspection.of(lstm, new int[20_001]));
  }
}
