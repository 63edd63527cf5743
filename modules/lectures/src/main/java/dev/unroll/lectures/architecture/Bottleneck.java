package dev.unroll.lectures.architecture;

import com.google.auto.service.AutoService;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.LinePlot;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How long a sentence may be to go through one vector, and what attention changes. */
@AutoService(Experiment.class)
public final class Bottleneck implements Experiment {
  private static final int WORDS = 12;
  private static final int BEYOND = 4;
  private static final int TESTED = 100;
  private static final Claim CLAIM =
      Claim.of(35, "bottleneck", Topic.ARCHITECTURES, "The bottleneck between reader and writer")
          .says(
              "Without attention, all that the writer knows of a sentence is one vector of fixed"
                  + " size, so that long sentences are translated worse than short ones; with"
                  + " attention it looks at every word again, and length costs little.")
          .equation(
              "without: P(y | x) = ∏ P(y_t | y_<t, h_S)",
              "with: P(y | x) = ∏ P(y_t | y_<t, h_S, c_t)",
              "c_t = Σ_s w_ts h_s,  w_t = softmax_s(d_tᵀ W h_s)")
          .holdsIf(
              "without attention, the share of sentences that come out all right is lower for the"
                  + " longest trained length than for the shortest tested one by at least 0.3",
              "at the longest trained length the share is higher with attention, by more than two"
                  + " standard errors of the difference",
              "with attention the share falls from the shortest to the longest trained length by"
                  + " less than half as much as without");

  /** Networks of each seed, trained alike. */
  private record Trained(String name, List<SmallTranslator> networks, double[][] right) {
    /** Share at a length, of each seed. */
    double[] at(int length) {
      return Arrays.stream(right).mapToDouble(shares -> shares[length / 2 - 1]).toArray();
    }

    double[] means() {
      return IntStream.range(0, right[0].length)
          .mapToDouble(i -> Figure.mean(at(2 * i + 2)))
          .toArray();
    }
  }

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int longest = setting.either(8, 16);
    Trained without = trained("without attention", AttentionName.NONE, setting, longest);
    Trained with = trained("with attention", AttentionName.GENERAL, setting, longest);
    double[] gains = new double[with.right.length];
    Arrays.setAll(gains, i -> with.at(longest)[i] - without.at(longest)[i]);
    double fall = Figure.mean(without.at(2)) - Figure.mean(without.at(longest));
    double attentiveFall = Figure.mean(with.at(2)) - Figure.mean(with.at(longest));
    double[] lengths =
        IntStream.range(0, with.means().length).mapToDouble(i -> 2 * i + 2).toArray();
    LinePlot plot =
        new LinePlot(
            "Sentences of up to " + longest + " words in training",
            "words of the source",
            "share of sentences all right");
    for (Trained one : List.of(without, with)) {
      plot.line(one.name, lengths, one.means());
    }
    String example = sentences(setting.random("example"), 1, longest, longest).get(0).source();
    SmallTranslator network = with.networks.get(0);
    Hypothesis found = network.translate(List.of(example), Search.greedy()).get(0);
    return new Findings(CLAIM)
        .check(fall >= 0.3, "falls by " + Figure.text(fall))
        .check(
            Figure.mean(gains) > 2 * Figure.standardError(gains),
            "at " + longest + " words higher by " + Figure.spread(gains))
        .check(
            attentiveFall < fall / 2,
            "by " + Figure.text(attentiveFall) + " with, by " + Figure.text(fall) + " without")
        .show(
            "What comes out all right by length, in the mean over the seeds; the last two lengths are longer than any in"
                + " training.",
            plot.image())
        .show(
            "Where the writer looks: its weights w over the source, for one sentence.",
            AttentionHeat.image(example, network.texts(List.of(found)).get(0), found.attention()))
        .note(
            "A made-up language of "
                + WORDS
                + " words, each with one translation, in the same order. "
                + with.right.length
                + " seeds, "
                + TESTED
                + " new sentences of each length. Reader and writer are LSTM of one layer and "
                + hidden(setting)
                + " units, "
                + Figure.text(without.networks.get(0).parameters())
                + " parameters without and "
                + Figure.text(network.parameters())
                + " with attention; "
                + updates(setting)
                + " updates on 32 sentences.");
  }

  private static int hidden(Setting setting) {
    return setting.either(24, 32);
  }

  private static int updates(Setting setting) {
    return setting.either(400, 1500);
  }

  private static Trained trained(
      String name, AttentionName attention, Setting setting, int longest) {
    List<SmallTranslator> networks =
        Arrays.stream(setting.seeds(3))
            .mapToObj(seed -> network(attention, setting, longest, seed))
            .toList();
    double[][] right = new double[networks.size()][(longest + BEYOND) / 2];
    for (int i = 0; i < right.length; i++) {
      for (int length = 2; length <= longest + BEYOND; length += 2) {
        RandomStream random = setting.random("test").at(100L * i + length);
        List<SentencePair> test = sentences(random, TESTED, length, length);
        right[i][length / 2 - 1] = networks.get(i).exact(test);
      }
    }
    return new Trained(name, networks, right);
  }

  private static SmallTranslator network(
      AttentionName attention, Setting setting, int longest, long seed) {
    RandomStream random = RandomStream.named(seed, "training sentences");
    SmallTranslator network =
        new SmallTranslator(
            SmallTranslator.config(
                Level.SPACE, Level.SPACE, attention, hidden(setting), longest + 2 * BEYOND),
            Training.adam(0.01, updates(setting)),
            sentences(random, 32 * updates(setting), 1, longest),
            true,
            seed);
    network.learn();
    return network;
  }

  /** Sentences of small letters, whose translation is in capitals. */
  private static List<SentencePair> sentences(
      RandomStream random, int count, int shortest, int longest) {
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
}
