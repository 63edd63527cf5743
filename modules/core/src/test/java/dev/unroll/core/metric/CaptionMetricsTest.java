package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Oracle: coco-caption, and for plain CIDEr the code of its authors. */
class CaptionMetricsTest {
  private static Stream<CaptionReference> bleu() {
    return CaptionReference.of("bleu");
  }

  private static Stream<CaptionReference> rouge() {
    return CaptionReference.of("rouge_l");
  }

  private static Stream<CaptionReference> cider() {
    return Stream.of("cider_coco", "cider_plain", "cider_d").flatMap(CaptionReference::of);
  }

  @ParameterizedTest
  @MethodSource("bleu")
  void bleuOfAllOrdersIsThatOfCocoCaption(CaptionReference reference) {
    CaptionBleu bleu = new CaptionBleu();
    assertScores(reference.corpus(), bleu.corpus(reference.segments()));
    for (Segment segment : reference.segments()) {
      assertScores(reference.of(segment), bleu.sentence(segment));
    }
  }

  @ParameterizedTest
  @MethodSource("rouge")
  void rougeIsThatOfCocoCaption(CaptionReference reference) {
    assertMetric(reference, new RougeL());
  }

  @ParameterizedTest
  @MethodSource("cider")
  void ciderIsThatOfCocoCaptionAndOfItsAuthors(CaptionReference reference) {
    CiderForm form = reference.name().equals("cider_plain") ? CiderForm.PLAIN : CiderForm.D;
    assertMetric(reference, Cider.of(form, reference.segments()));
  }

  @Test
  void captionThatIsItsOnlyReferenceHasTheMostThatCiderGives() {
    List<Segment> pictures =
        List.of(
            Segment.of("a red circle is here", "a red circle is here"),
            Segment.of("two blue stars in grey", "two blue stars in grey"));
    for (CiderForm form : CiderForm.values()) {
      assertEquals(10, Cider.of(form, pictures).corpus(pictures), 1e-12);
    }
  }

  @Test
  void frequenciesOfOtherPicturesMayBeGiven() {
    Segment segment = Segment.of("a red circle", "a red square");
    Cider alone = Cider.of(CiderForm.D, List.of(segment));
    Cider among =
        new Cider(
            CiderForm.D,
            DocumentFrequencies.ofReferences(List.of(segment, Segment.of("", "a blue star"))));
    assertEquals(0, alone.sentence(segment));
    assertTrue(among.sentence(segment) > 0);
  }

  @Test
  void saidTwiceGainsNothingInCiderD() {
    Segment once = Segment.of("red circle", "red circle left of blue star");
    Segment twice = Segment.of("red red circle circle", "red circle left of blue star");
    List<Segment> pictures = List.of(once, Segment.of("x", "green ring"));
    Cider cider = Cider.of(CiderForm.D, pictures);
    assertTrue(cider.sentence(twice) < cider.sentence(once));
  }

  @Test
  void punctuationAndCapitalsChangeNoScore() {
    Segment plain = Segment.of("a red circle above a star", "the red circle is above a star");
    Segment written = Segment.of("A red circle, above a star.", "The red circle is above a star!");
    assertEquals(new CaptionBleu().sentence(plain), new CaptionBleu().sentence(written));
    assertEquals(new RougeL().sentence(plain), new RougeL().sentence(written));
  }

  @Test
  void emptyCaptionScoresNothing() {
    Segment segment = Segment.of("", "a red circle");
    assertEquals(List.of(0.0, 0.0, 0.0, 0.0), new CaptionBleu().sentence(segment));
    assertEquals(0, new RougeL().sentence(segment));
    assertEquals(0, Cider.of(CiderForm.D, List.of(segment)).sentence(segment));
  }

  @Test
  void noPicturesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> DocumentFrequencies.ofReferences(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new RougeL().corpus(List.of()));
  }

  private static void assertMetric(
      CaptionReference reference, SegmentMetric<MeanTally, Double> metric) {
    assertEquals(reference.corpus().doubleValue(), metric.corpus(reference.segments()), 1e-12);
    for (Segment segment : reference.segments()) {
      assertEquals(reference.of(segment).doubleValue(), metric.sentence(segment), 1e-12);
    }
  }

  private static void assertScores(JsonNode expected, List<Double> scores) {
    assertEquals(expected.size(), scores.size());
    for (int k = 0; k < scores.size(); k++) {
      assertEquals(expected.get(k).doubleValue(), scores.get(k), 1e-12);
    }
  }
}
