package dev.unroll.lectures.architecture;

import dev.unroll.lectures.architecture.PictureDecoder.Where;
import dev.unroll.lectures.experiment.Figure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well pictures of so many things are described, by the name of {@link Where} and by seed. Not
 * thread-safe.
 *
 * @param things of a picture
 * @param words per cent that are right
 * @param whole per cent of captions that are all right
 * @param lost how many points fewer words are right of the last thing than of the first
 * @param byPlace per cent of words that are right by their place, of each seed
 */
record CaptionFigures(
    int things, Repeats words, Repeats whole, Repeats lost, Map<Where, List<double[]>> byPlace) {
  /** Nothing measured yet. */
  static CaptionFigures of(int things) {
    return new CaptionFigures(
        things, new Repeats(), new Repeats(), new Repeats(), new EnumMap<>(Where.class));
  }

  /** Adds what a decoder of the next seed writes of so many new pictures. */
  void measure(Where where, PictureDecoder decoder, int pictures) {
    PictureTalk test = decoder.pictures("test", pictures);
    int[][] written = decoder.write(test);
    add(where, PictureDecoder.right(test, written), PictureDecoder.whole(test, written));
  }

  /**
   * Adds figures of the next seed.
   *
   * @param right per cent of the words at each place, two for each thing
   */
  void add(Where where, double[] right, double all) {
    int end = right.length - 1;
    words.add(where.name(), Figure.mean(right));
    whole.add(where.name(), all);
    lost.add(where.name(), (right[0] + right[1] - right[end] - right[end - 1]) / 2);
    byPlace.computeIfAbsent(where, unknown -> new ArrayList<>()).add(right);
  }

  /** Mean over the seeds at each place. */
  double[] places(Where where) {
    List<double[]> seeds = byPlace.get(where);
    return IntStream.range(0, 2 * things)
        .mapToDouble(t -> seeds.stream().mapToDouble(one -> one[t]).average().orElseThrow())
        .toArray();
  }
}
