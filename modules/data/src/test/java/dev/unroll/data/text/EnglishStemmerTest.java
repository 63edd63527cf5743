package dev.unroll.data.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.metric.Meteor;
import dev.unroll.core.metric.Segment;
import dev.unroll.data.audio.AudioReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishStemmerTest {
  /** From the sample vocabulary of the published algorithm. */
  @ParameterizedTest
  @CsvSource({
    "consistency, consist",
    "consolatory, consolatori",
    "consoling, consol",
    "knaves, knave",
    "knitting, knit",
    "knots, knot",
    "Knightly, knight",
    "skies, sky",
    "news, news",
    "dying, die"
  })
  void stemsAreThoseOfThePublishedAlgorithm(String word, String stem) {
    assertEquals(stem, new EnglishStemmer().apply(word));
  }

  /** Oracle: METEOR 1.5 with modules exact and stem, on captions. */
  @Test
  void meteorWithStemsIsThatOfMeteor() {
    Meteor meteor = Meteor.english(new EnglishStemmer());
    for (JsonNode reference : AudioReference.of("meteor_stem").get("cases")) {
      List<Segment> segments = new ArrayList<>();
      for (int i = 0; i < reference.get("hypotheses").size(); i++) {
        List<String> references = new ArrayList<>();
        reference.get("references").get(i).forEach(text -> references.add(text.textValue()));
        segments.add(new Segment(reference.get("hypotheses").get(i).textValue(), references));
        assertEquals(
            reference.get("segment_scores").get(i).doubleValue(),
            meteor.sentence(segments.get(i)),
            1e-12);
      }
      double expected = reference.get("aggregate").get("Final score").doubleValue();
      assertEquals(expected, meteor.corpus(segments), 1e-12);
    }
  }
}
