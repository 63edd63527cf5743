package dev.unroll.lectures.architecture;

import dev.unroll.autoencoder.AutoencoderCommand;
import dev.unroll.autoencoder.AutoencoderModel;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Networks that write paragraphs again, with four LSTMs or with two, and what comes back. Not
 * thread-safe.
 */
final class ReturnedParagraphs {
  static final String FOUR = "hierarchy";
  static final String FLAT = "flat";

  /** New paragraphs that each network is asked for. */
  static final int TESTED = 150;

  /** Nearly as many parameters in both. */
  private static final Map<String, String> KINDS =
      Map.of(
          FOUR, "--kind hierarchical --hidden 64", FLAT, "--kind plain --documents --hidden 116");

  private final Paragraphs made;
  private final int count;
  private final int updates;
  private final Repeats words = new Repeats();
  private final Repeats sentences = new Repeats();
  private final Map<String, List<double[]>> places = new LinkedHashMap<>();
  private final Map<String, Long> parameters = new LinkedHashMap<>();

  /**
   * Nothing measured yet.
   *
   * @param count paragraphs to learn from
   * @param updates on 16 paragraphs each
   */
  ReturnedParagraphs(Paragraphs made, int count, int updates) {
    this.made = made;
    this.count = count;
    this.updates = updates;
  }

  /** Trains both networks on paragraphs of the seed, and measures them with new ones. */
  void measure(long seed) throws IOException {
    List<List<String>> learnt = made.draw(RandomStream.named(seed, "train"), count);
    Set<List<String>> known = Set.copyOf(learnt);
    List<List<String>> test =
        made.draw(RandomStream.named(seed, "test"), 3 * TESTED).stream()
            .filter(paragraph -> !known.contains(paragraph))
            .limit(TESTED)
            .toList();
    for (String name : List.of(FOUR, FLAT)) {
      AutoencoderModel model = trained(name, learnt, seed);
      String between = name.equals(FOUR) ? "\n" : " ";
      List<String> texts = test.stream().map(one -> String.join(between, one)).toList();
      List<String> back = model.reconstruct(texts, Search.greedy());
      double[] right = made.right(test, back, true);
      words.add(name, Figure.mean(right));
      sentences.add(name, Figure.mean(made.right(test, back, false)));
      parameters.put(name, model.parameters());
      places.computeIfAbsent(name, unknown -> new ArrayList<>()).add(right);
    }
  }

  /** Per cent of words at their place, by seed. */
  Repeats words() {
    return words;
  }

  /** Per cent of whole sentences at their place, by seed. */
  Repeats sentences() {
    return sentences;
  }

  long parameters(String name) {
    return parameters.get(name);
  }

  /** Per cent of words by the number of their sentence, a mean over the seeds. */
  double[] places(String name) {
    List<double[]> seeds = places.get(name);
    return IntStream.range(0, made.most())
        .mapToDouble(s -> seeds.stream().mapToDouble(one -> one[s]).average().orElseThrow())
        .toArray();
  }

  private AutoencoderModel trained(String name, List<List<String>> learnt, long seed)
      throws IOException {
    String line =
        KINDS.get(name)
            + " --level word --min-count 1 --max-length 8 --min-sentences %d --max-sentences %d"
            + " --cell lstm --embedding 24 --vector 96 --batch 16 --learning-rate 0.003"
            + " --schedule cosine --warm-up 20 --layout lines --epochs 100 --steps %d"
            + " --evaluate-every 100000 --seed %d";
    return TemporaryRun.train(
        new AutoencoderCommand(),
        Paragraphs.lines(learnt),
        "train " + line.formatted(Paragraphs.FEWEST, made.most(), updates, seed),
        AutoencoderModel::load);
  }
}
