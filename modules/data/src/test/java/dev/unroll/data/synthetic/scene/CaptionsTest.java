package dev.unroll.data.synthetic.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.synthetic.Split;
import org.junit.jupiter.api.Test;

class CaptionsTest {
  private static final int SCENES = 4_000;

  /** Kinds have the weights 1, 3, 5, 7 and 9 of 25, and counts are the second. */
  @Test
  void whereEachKindOfClaimIsTrueThreeIn25CaptionsCount() {
    RandomStream random = new RandomStream(4);
    int all = 0;
    int counting = 0;
    for (int i = 0; i < SCENES; i++) {
      Scene scene = new Scenes(7).scene(Split.TRAIN, i);
      if (Captions.trueClaims(scene).size() == 5) {
        all++;
        String caption = Captions.of(scene, random, 1).get(0);
        counting += caption.contains("two ") || caption.contains("three ") ? 1 : 0;
      }
    }
    double share = 3 / 25.0;
    // Four standard deviations of a binomial count.
    assertEquals(share * all, counting, 4 * Math.sqrt(all * share * (1 - share)));
  }
}
