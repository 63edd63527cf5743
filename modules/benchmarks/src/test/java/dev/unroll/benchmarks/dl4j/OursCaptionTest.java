package dev.unroll.benchmarks.dl4j;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.CaptionCase;
import dev.unroll.benchmarks.work.CaptionCase.Picture;
import dev.unroll.benchmarks.work.CaptionSizes;
import dev.unroll.benchmarks.work.Captions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OursCaptionTest {
  private static final int TOKENS = 18;
  private static final int PLACES = 6;
  private static final int UPDATES = 60;

  private static CaptionCase work(Picture picture) {
    int places = picture == Picture.GRID ? PLACES : 1;
    return new CaptionCase("test", picture, new CaptionSizes(5, places, TOKENS, 16, 16, 8));
  }

  @ParameterizedTest
  @EnumSource
  void theLossBeginsAtThatOfEvenChoicesAndFalls(Picture picture) {
    OursCaption ours = new OursCaption();
    ours.prepare(work(picture));
    double first = ours.step(0);
    double even = Math.log(TOKENS) + penalty(picture);
    // Attention that is less even at first has a greater penalty.
    double uneven = picture == Picture.GRID ? 1 : 0.3;
    assertTrue(first > even - 0.3 && first < even + uneven, first + " is far from " + even);
    double last = first;
    for (int update = 1; update <= UPDATES; update++) {
      last = ours.step(update);
    }
    assertTrue(last < first - 0.05, "from " + first + " to " + last);
  }

  /** Attention that looks at all places alike: S (1 − T / S)² for each caption. */
  private static double penalty(Picture picture) {
    if (picture != Picture.GRID) {
      return 0;
    }
    Captions batch = Captions.of(work(picture)).get(0);
    double sum = 0;
    for (int[] caption : batch.captions()) {
      sum += PLACES * Math.pow(1 - (caption.length - 1.0) / PLACES, 2);
    }
    return sum / batch.labels();
  }

  @Test
  void theFirstLossOfAGridIsMoreThanTheCrossEntropy() {
    assertTrue(penalty(Picture.GRID) > 0.5, "penalty " + penalty(Picture.GRID));
  }
}
