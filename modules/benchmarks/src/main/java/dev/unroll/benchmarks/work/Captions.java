package dev.unroll.benchmarks.work;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Random pictures with random captions of random lengths, equal for every contender; the longest
 * caption first.
 *
 * @param pictures features, standard normal, [N, S, G]
 * @param captions ids of each of N between start and end symbol; inputs are all but the last,
 *     labels all but the first
 */
public record Captions(float[] pictures, List<int[]> captions) {
  /** Fewest labels of a caption, its end symbol counted. */
  public static final int SHORTEST = 12;

  /** Most labels of a caption, its end symbol counted. */
  public static final int LONGEST = 20;

  /** Contenders take turns through so many. */
  private static final int BATCHES = 4;

  public Captions {
    captions = List.copyOf(captions);
  }

  /** The batches of a case; step i takes number i modulo their count. */
  public static List<Captions> of(CaptionCase work) {
    CaptionSizes sizes = work.sizes();
    Vocabulary vocabulary = Pairs.vocabulary(sizes.tokens());
    RandomStream root = RandomStream.named(1, work.name());
    List<Captions> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      RandomStream random = root.at(i);
      List<int[]> captions = new ArrayList<>();
      for (int row = 0; row < sizes.rows(); row++) {
        IntStream sentence = Pairs.sentence(vocabulary, random, SHORTEST, LONGEST);
        captions.add(IntStream.concat(IntStream.of(vocabulary.start()), sentence).toArray());
      }
      // libtorch's loops leave rows that have ended away where the longest come first.
      captions.sort((one, other) -> other.length - one.length);
      float[] pictures = new float[sizes.rows() * sizes.places() * sizes.features()];
      for (int at = 0; at < pictures.length; at++) {
        pictures[at] = (float) random.nextGaussian();
      }
      batches.add(new Captions(pictures, captions));
    }
    return batches;
  }

  /** Labels of all captions, end symbols counted. */
  public long labels() {
    return captions.stream().mapToLong(caption -> caption.length - 1L).sum();
  }

  /** Labels of the longest caption, T. */
  public int longest() {
    return captions.get(0).length - 1;
  }

  /** The captions that have a label {@code t}; they are the first. */
  public int rowsAt(int t) {
    return (int) captions.stream().filter(caption -> caption.length - 1 > t).count();
  }
}
