package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BaselinesTest {
  private static final List<List<String>> CAPTIONS =
      List.of(
          List.of("a dog runs", "a dog"), List.of("a cat sits", "a dog"), List.of("a cat sits"));

  @Test
  void theMostCommonCaptionIsTheOneThatIsSaidMostOften() {
    List<List<String>> more = List.of(List.of("b", "c", "c"), List.of("c", "a"), List.of("a", "b"));
    assertEquals("c", Baselines.mostCommon(more));
  }

  @Test
  void ofEquallyCommonCaptionsTheFirstByLettersCounts() {
    assertEquals("a cat sits", Baselines.mostCommon(CAPTIONS));
  }

  @Test
  void theNearestPictureHasTheSmallestAngleWhateverItsLength() {
    float[][] known = {{1, 0}, {0, 50}, {3, 3}};
    float[][] asked = {{0.1f, 0}, {1, 9}, {20, 21}};
    assertEquals(
        List.of("a dog runs", "a cat sits", "a cat sits"),
        Baselines.nearest(known, CAPTIONS, asked));
    assertEquals(List.of("a dog runs"), Baselines.nearest(known, CAPTIONS, new float[][] {{9, 1}}));
  }

  @Test
  void aPictureWithoutFeaturesIsNobodysNeighbour() {
    float[][] known = {{0, 0}, {1, 1}, {-1, 0}};
    assertEquals(List.of("a cat sits"), Baselines.nearest(known, CAPTIONS, new float[][] {{2, 0}}));
  }
}
