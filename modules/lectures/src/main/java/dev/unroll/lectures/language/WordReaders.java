package dev.unroll.lectures.language;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.TextPieces;
import dev.unroll.lectures.network.Training;
import java.util.List;

/** Who may know which words came before: probes of a state, and guesses without it. */
final class WordReaders {
  /** Distances at which words are asked; 0 is the present word. */
  static final int[] BACK = {0, 1, 2, 4, 8, 16};

  /** In the order of {@link #accuracies}. */
  static final List<String> NAMES =
      List.of("trained", "not trained", "from the present word", "most frequent word");

  private static final int STEPS = 48;
  private static final int FIRST = 16;
  private static final int HIDDEN = 64;

  private WordReaders() {}

  /**
   * Trains a network and asks all readers about words of stories that none has seen.
   *
   * @return shares of right answers [readers][distances]
   */
  static double[][] accuracies(int updates, long seed) {
    StoryText text = StoryText.words(seed, 300_000, 60_000);
    RandomStream random = RandomStream.named(seed, "hidden-summary");
    Sizes sizes = Sizes.ids(new Lstm(), HIDDEN, text.size(), text.size()).embedding(32);
    SmallNetwork network = new SmallNetwork(sizes, Training.adam(0.01, updates).rows(16), seed);
    int[][] fit = new TextPieces(text.train(), STEPS).inputs(random.at(1), 192);
    int[][] held = new TextPieces(text.test(), STEPS).inputs(random.at(2), 96);
    double[] before = read(network, fit).probed(read(network, held), random.at(4));
    network.learn(new TextPieces(text.train(), 32), random.at(3));
    StateReading other = read(network, held);
    return new double[][] {
      read(network, fit).probed(other, random.at(4)),
      before,
      other.guessed(text.train(), true),
      other.guessed(text.train(), false)
    };
  }

  private static StateReading read(SmallNetwork network, int[][] ids) {
    return StateReading.of(network, ids, FIRST, BACK);
  }
}
