package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.synthetic.ticket.TicketRequests;
import dev.unroll.data.tagging.TaggedSentence;
import dev.unroll.lectures.network.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The data that slots, depth, directions and predictions are judged on is what it is said to be.
 */
class MadeUpSeriesTest {
  private static final RandomStream RANDOM = RandomStream.named(7, "test");

  @ParameterizedTest
  @ValueSource(ints = {-2, 0, 2})
  void shiftedSaysTheSymbolOfAnotherStep(int ahead) {
    Samples samples = new Shifted(5, 8, ahead).batch(RANDOM.at(1), 4);
    for (int n = 0; n < 4; n++) {
      for (int t = 0; t < 8; t++) {
        boolean there = t + ahead >= 0 && t + ahead < 8;
        assertEquals(there ? 1 : 0, samples.mask().getInt(n, t));
        if (there) {
          assertEquals(samples.inputs().getInt(n, 0, t + ahead), samples.labels().getInt(n, 0, t));
        }
      }
    }
  }

  @Test
  void sumsAddTheSymbolOfSomeStepsBefore() {
    Samples samples = new Sums(6, 9, 2).batch(RANDOM.at(2), 5);
    assertEquals(5 * 7, samples.counted());
    for (int n = 0; n < 5; n++) {
      for (int t = 2; t < 9; t++) {
        int sum = samples.inputs().getInt(n, 0, t) + samples.inputs().getInt(n, 0, t - 2);
        assertEquals(sum >= 6 ? sum - 6 : sum, samples.labels().getInt(n, 0, t));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void seriesHaveAboutMeanNothingAndDeviationOne(Series series) {
    double sum = 0;
    double squares = 0;
    int count = 200 * 160;
    for (float[][] course : series.draw(RANDOM.at(3), 200, 160)) {
      for (float[] value : course) {
        sum += value[0];
        squares += value[0] * value[0];
      }
    }
    assertEquals(0, sum / count, 0.05);
    assertEquals(1, Math.sqrt(squares / count - sum / count * sum / count), 0.05);
  }

  @Test
  void theEndingOfAMadeUpWordTellsItsKind() {
    Map<String, String> endings =
        Map.of("noun", "ness", "verb", "ing", "adjective", "ous", "adverb", "ly");
    List<TaggedSentence> sentences = Endings.sentences(RANDOM.at(4), 400);
    for (TaggedSentence sentence : sentences) {
      List<String> tags = sentence.tags().stream().filter(tag -> !tag.equals("O")).toList();
      assertEquals(1, tags.size());
      String word = sentence.words().get(sentence.tags().indexOf(tags.get(0)));
      assertTrue(word.matches("([bdfgklmnprstvz][aeiou]){3}[bdfgklmnprstvz][a-z]+"), word);
      assertEquals(endings.get(tags.get(0)), word.substring(7));
    }
    for (String kind : Endings.KINDS) {
      long share = sentences.stream().filter(one -> one.tags().contains(kind)).count();
      assertEquals(100, (double) share, 30);
    }
  }

  @Test
  void lateRequestsBeginWithAPlaceThatIsAsOftenLeftAsReached() {
    List<TaggedSentence> late = LateRequests.late(new TicketRequests(5, true));
    long left = 0;
    for (TaggedSentence request : late) {
      String tag = request.tags().get(LateRequests.place(request));
      assertTrue(TaipeiRequests.ROLES.contains(tag), request.text());
      int said = request.words().indexOf("is");
      assertTrue(LateRequests.place(request) < said, request.text());
      left += tag.equals(TaipeiRequests.ROLES.get(0)) ? 1 : 0;
    }
    assertTrue(late.size() > 200, late.size() + " requests");
    assertEquals(0.5, (double) left / late.size(), 0.1);
  }

  @Test
  void onlyWhoRemembersTheVerbHasBothOfAPair() {
    assertEquals(2, TaipeiRequests.rightPairs(words -> answers(words, words.contains("leave"))));
    assertEquals(0, TaipeiRequests.rightPairs(words -> answers(words, true)));
    assertEquals(0, TaipeiRequests.rightPairs(words -> answers(words, words.contains("arrive"))));
    assertEquals(
        1,
        TaipeiRequests.rightPairs(
            words -> answers(words, words.contains("leave") || words.contains("kaohsiung"))));
  }

  private static List<Map<String, Double>> answers(List<String> words, boolean left) {
    double departure = left ? 0.6 : 0.3;
    return words.stream()
        .map(
            word ->
                word.equals("taipei") || word.equals("kaohsiung")
                    ? Map.of("B-departure", departure, "B-destination", 0.9 - departure, "O", 0.1)
                    : Map.of("B-departure", 0.0, "B-destination", 0.0, "O", 1.0))
        .toList();
  }
}
