package dev.unroll.lectures.architecture;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.network.Training;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Networks that differ by their seed and translate a made-up language word by word: what they write
 * says as much as what they read, so that all of it has to get through.
 */
final class CopyingNetworks {
  /** Words of the language, each of which has one translation. */
  static final int WORDS = 12;

  /** Networks. */
  static final int SEEDS = 3;

  /** Sentences of each length that each network is asked for. */
  static final int TESTED = 100;

  private static final int BEYOND = 4;

  private final SmallTranslator first;
  private final double[][] right;

  /**
   * Trains the networks, and tests them with sentences of an even number of words up to four more
   * than in training.
   *
   * @param hidden units
   * @param longest words of a sentence in training
   * @param updates on 32 sentences each
   */
  CopyingNetworks(AttentionName attention, int hidden, int longest, int updates, Setting setting) {
    List<SmallTranslator> networks =
        Arrays.stream(setting.seeds(SEEDS))
            .mapToObj(seed -> network(attention, hidden, longest, updates, seed))
            .toList();
    first = networks.get(0);
    right = new double[(longest + BEYOND) / 2][SEEDS];
    for (int i = 0; i < right.length; i++) {
      for (int seed = 0; seed < SEEDS; seed++) {
        RandomStream random = setting.random("test").at(100L * seed + i);
        right[i][seed] = networks.get(seed).exact(sentences(random, TESTED, 2 * i + 2, 2 * i + 2));
      }
    }
  }

  private static SmallTranslator network(
      AttentionName attention, int hidden, int longest, int updates, long seed) {
    int most = longest + 2 * BEYOND;
    SmallTranslator network =
        new SmallTranslator(
            SmallTranslator.config(Level.SPACE, Level.SPACE, attention, hidden, most),
            Training.adam(0.01, updates),
            sentences(RandomStream.named(seed, "training sentences"), 32 * updates, 1, longest),
            true,
            seed);
    network.learn();
    return network;
  }

  /** Sentences of small letters, whose translation is in capitals. */
  static List<SentencePair> sentences(RandomStream random, int count, int shortest, int longest) {
    return Stream.generate(() -> shortest + random.nextInt(longest - shortest + 1))
        .map(length -> random.ints(length, 0, WORDS).toArray())
        .map(words -> new SentencePair(sentence(words, 'a'), sentence(words, 'A')))
        .limit(count)
        .toList();
  }

  private static String sentence(int[] words, char first) {
    return Arrays.stream(words)
        .mapToObj(word -> String.valueOf((char) (first + word)))
        .collect(Collectors.joining(" "));
  }

  /** The network of the first seed. */
  SmallTranslator first() {
    return first;
  }

  /** Tested lengths in words: 2, 4 and so on. */
  double[] lengths() {
    return IntStream.range(0, right.length).mapToDouble(i -> 2 * i + 2).toArray();
  }

  /** Share of sentences of an even length that are all right, of each seed. */
  double[] right(int length) {
    return right[length / 2 - 1].clone();
  }

  /** The same for each length, in the mean over the seeds. */
  double[] means() {
    return Arrays.stream(right).mapToDouble(Figure::mean).toArray();
  }
}
