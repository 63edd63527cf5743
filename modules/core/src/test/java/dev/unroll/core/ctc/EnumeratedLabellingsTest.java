package dev.unroll.core.ctc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.ReferenceCases;
import dev.unroll.core.decoding.LogSoftmax;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Labellings whose probabilities were summed over all paths in another language and in double
 * precision; {@code reference/ctcdecoding.json.gz} explains its layout.
 */
class EnumeratedLabellingsTest {
  static Stream<JsonNode> cases() {
    return ReferenceCases.of("ctcdecoding").stream();
  }

  @Test
  void thereAreManyCases() {
    assertEquals(32, cases().count());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void beamAsWideAsTheSpaceFindsTheLikeliestLabellings(JsonNode json) {
    JsonNode top = json.get("top");
    PrefixBeamOptions options = PrefixBeamOptions.of(1000).withNBest(top.size());
    List<PrefixHypothesis> found =
        PrefixBeam.decode(frames(json), alphabet(json), options, LabelScorer.none());
    assertEquals(top.size(), found.size());
    for (int i = 0; i < top.size(); i++) {
      assertEquals(labels(top.get(i).get("labels")), found.get(i).labels());
      assertEquals(top.get(i).get("log_prob").doubleValue(), found.get(i).acoustic(), 1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bestPathIsTheLikeliestSymbolOfEachFrame(JsonNode json) {
    AlignedPath path = BestPath.of(frames(json), json.get("blank").intValue());
    assertEquals(labels(json.get("best_path_labels")), path.labels());
    assertEquals(json.get("best_path_log_prob").doubleValue(), path.logProbability(), 1e-5);
  }

  @Test
  void spansOfTheBestPathAreItsRunsOfFrames() {
    float[][] frames = {
      {-9, -0.2f, -1}, {-9, -0.1f, -1}, {-9, -0.1f, -1}, {-1, -2, -2}, {-9, -0.2f, -1}, {-3, -2, -1}
    };
    assertEquals(
        List.of(new Span(1, 0, 1, 2), new Span(1, 4, 4, 4), new Span(2, 5, 5, 5)),
        BestPath.of(frames, 0).spans());
    assertEquals(List.of(), BestPath.of(new float[0][], 0).spans());
  }

  @Test
  void whatIsNoLogProbabilityIsRefused() {
    for (float wrong : new float[] {Float.NaN, 0.1f, Float.POSITIVE_INFINITY}) {
      float[][] frames = {{-1, -1}, {-1, wrong}};
      String message =
          assertThrows(IllegalArgumentException.class, () -> BestPath.of(frames, 0)).getMessage();
      assertTrue(message.startsWith("the score of symbol 1 in frame 1 is " + wrong), message);
    }
    assertThrows(IllegalArgumentException.class, () -> BestPath.of(new float[][] {{-1, -1}}, 2));
    float[][] ragged = {{-1, -1}, {-1}};
    assertThrows(IllegalArgumentException.class, () -> BestPath.of(ragged, 0));
  }

  private static float[][] frames(JsonNode json) {
    int symbols = json.get("K").intValue();
    float[][] frames = new float[json.get("T").intValue()][symbols];
    for (int t = 0; t < frames.length; t++) {
      for (int symbol = 0; symbol < symbols; symbol++) {
        frames[t][symbol] = json.get("logits").get("data").get(t * symbols + symbol).floatValue();
      }
      LogSoftmax.of(frames[t]);
    }
    return frames;
  }

  private static Alphabet alphabet(JsonNode json) {
    List<String> symbols =
        IntStream.range(0, json.get("K").intValue()).mapToObj(String::valueOf).toList();
    return new Alphabet(symbols, json.get("blank").intValue());
  }

  private static List<Integer> labels(JsonNode array) {
    return ReferenceCases.items(array).map(JsonNode::intValue).toList();
  }
}
