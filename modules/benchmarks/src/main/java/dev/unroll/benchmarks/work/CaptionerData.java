package dev.unroll.benchmarks.work;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Random pictures, or random features of them, with random captions, equal for every contender.
 *
 * @param pictures standard normal: pixels [P, 3, side, side], or features of regions, [P, C, S]
 *     with attention and [P, C] without
 * @param captions ids of each between start and end symbol, those of the first picture first;
 *     inputs are all but the last, labels all but the first; none where captions are written
 */
public record CaptionerData(float[] pictures, List<int[]> captions) {
  /** Fewest labels of a caption, its end symbol counted. */
  public static final int SHORTEST = 6;

  /** Most labels of a caption, its end symbol counted. */
  public static final int LONGEST = 16;

  /** Contenders take turns through so many. */
  private static final int BATCHES = 4;

  public CaptionerData {
    captions = List.copyOf(captions);
  }

  /** The batches of a case; step i takes number i modulo their count. */
  public static List<CaptionerData> of(CaptionerCase work) {
    RandomStream root = RandomStream.named(1, work.name());
    return IntStream.range(0, BATCHES).mapToObj(i -> batch(work, root.at(i))).toList();
  }

  private static CaptionerData batch(CaptionerCase work, RandomStream random) {
    CaptionerSizes sizes = work.sizes();
    List<int[]> captions = new ArrayList<>();
    if (work.task() == CaptionerCase.Task.TRAIN) {
      Vocabulary vocabulary = Pairs.vocabulary(sizes.tokens());
      for (int row = 0; row < work.rows() * CaptionerCase.CAPTIONS; row++) {
        IntStream sentence = Pairs.sentence(vocabulary, random, SHORTEST, LONGEST);
        captions.add(IntStream.concat(IntStream.of(vocabulary.start()), sentence).toArray());
      }
    }
    float[] pictures = new float[work.rows() * numbers(work)];
    for (int at = 0; at < pictures.length; at++) {
      pictures[at] = (float) random.nextGaussian();
    }
    return new CaptionerData(pictures, captions);
  }

  /** Of a picture. */
  private static int numbers(CaptionerCase work) {
    CaptionerSizes sizes = work.sizes();
    if (sizes.reads()) {
      return CaptionerSizes.COLOURS * sizes.pixels() * sizes.pixels();
    }
    return work.attends() ? sizes.channels() * sizes.places() : sizes.channels();
  }

  /** Labels of all captions, end symbols counted. */
  public long labels() {
    return captions.stream().mapToLong(caption -> caption.length - 1L).sum();
  }
}
