package dev.unroll.captioning;

import dev.unroll.data.synthetic.scene.CaptionTruth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many captions are true of the scenes that they were written for.
 *
 * @param counts by what they are worth
 */
record Truth(Map<CaptionTruth, Integer> counts) {
  Truth {
    counts = Map.copyOf(counts);
  }

  /**
   * Judges captions; nothing when the pictures are no scenes.
   *
   * @param places of the pictures
   * @param captions of each of them
   */
  static Optional<Truth> of(Pictures pictures, int[] places, List<String> captions) {
    if (!(pictures instanceof Pictures.Rendered rendered)) {
      return Optional.empty();
    }
    Map<CaptionTruth, Integer> counts = new EnumMap<>(CaptionTruth.class);
    for (int i = 0; i < places.length; i++) {
      counts.merge(
          CaptionTruth.of(captions.get(i), rendered.scenes().get(places[i])), 1, Integer::sum);
    }
    return Optional.of(new Truth(counts));
  }

  int count(CaptionTruth truth) {
    return counts.getOrDefault(truth, 0);
  }

  /** Share of true captions, in percent. */
  double share() {
    int all = counts.values().stream().mapToInt(i -> i).sum();
    return 100.0 * count(CaptionTruth.TRUE) / all;
  }
}
