package dev.unroll.lectures.architecture;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.network.Training;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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

  /** Words of the shortest tested sentences; shorter ones are all in training. */
  static final int SHORTEST = 4;

  private static final int BEYOND = 4;

  private final SmallTranslator first;
  private final double[][] right;

  /**
   * What all networks have in common.
   *
   * @param hidden units
   * @param longest words of a sentence in training
   * @param updates on 32 sentences each
   */
  record Size(AttentionName attention, int hidden, int longest, int updates) {}

  /**
   * Trains the networks, and tests them with sentences from which they have not learnt, of an even
   * number of words from {@value #SHORTEST} to four more than in training.
   */
  CopyingNetworks(Size size, Setting setting) {
    long[] seeds = setting.seeds(SEEDS);
    List<SmallTranslator> networks = new ArrayList<>();
    right = new double[(size.longest() + BEYOND - SHORTEST) / 2 + 1][SEEDS];
    for (int i = 0; i < SEEDS; i++) {
      RandomStream training = RandomStream.named(seeds[i], "training sentences");
      List<SentencePair> learnt = sentences(training, 32 * size.updates(), 1, size.longest());
      Set<SentencePair> known = Set.copyOf(learnt);
      SmallTranslator network = network(size, learnt, seeds[i]);
      networks.add(network);
      for (int place = 0; place < right.length; place++) {
        RandomStream random = setting.random("test").at(100L * i + place);
        int words = SHORTEST + 2 * place;
        right[place][i] = network.exact(unseen(random, TESTED, words, known));
      }
    }
    first = networks.get(0);
  }

  private static SmallTranslator network(Size size, List<SentencePair> learnt, long seed) {
    SmallTranslator network =
        new SmallTranslator(
            SmallTranslator.config(
                Level.SPACE,
                Level.SPACE,
                size.attention(),
                size.hidden(),
                size.longest() + 2 * BEYOND),
            Training.adam(0.01, size.updates()),
            learnt,
            true,
            seed);
    network.learn();
    return network;
  }

  /** Sentences of so many words that are not among those known. */
  static List<SentencePair> unseen(
      RandomStream random, int count, int words, Set<SentencePair> known) {
    return Stream.generate(() -> sentences(random, 1, words, words).get(0))
        .filter(pair -> !known.contains(pair))
        .limit(count)
        .toList();
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

  /** Tested lengths in words: 4, 6 and so on. */
  double[] lengths() {
    return IntStream.range(0, right.length).mapToDouble(i -> SHORTEST + 2 * i).toArray();
  }

  /** Share of sentences of an even length that are all right, of each seed. */
  double[] right(int length) {
    return right[(length - SHORTEST) / 2].clone();
  }

  /** The same for each length, in the mean over the seeds. */
  double[] means() {
    return Arrays.stream(right).mapToDouble(Figure::mean).toArray();
  }
}
