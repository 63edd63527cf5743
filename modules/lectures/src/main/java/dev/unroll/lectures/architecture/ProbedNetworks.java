package dev.unroll.lectures.architecture;

import dev.unroll.autoencoder.AutoencoderCommand;
import dev.unroll.autoencoder.AutoencoderModel;
import dev.unroll.autoencoder.probe.LabelledSentence;
import dev.unroll.autoencoder.probe.Parts;
import dev.unroll.autoencoder.probe.Probe;
import dev.unroll.autoencoder.probe.SentenceEvaluation;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Setting;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Networks that learnt to write {@link TopicStories} in two ways, one that did not learn, and what
 * probes read from their vectors. Not thread-safe.
 */
final class ProbedNetworks {
  static final String AUTOENCODER = "autoencoder";

  /** Writes the sentences before and after (Kiros et al. 2015). */
  static final String SKIP = "skip-thought";

  static final String UNTRAINED = "autoencoder, one update";
  static final List<String> KINDS = List.of(AUTOENCODER, SKIP, UNTRAINED);

  private final Setting setting;
  private final Map<String, Repeats> scores = new LinkedHashMap<>();
  private final Map<String, Probe> asked = new LinkedHashMap<>();
  private final Repeats again = new Repeats();

  /** Nothing measured yet. */
  ProbedNetworks(Setting setting) {
    this.setting = setting;
  }

  /** Trains a network of each kind on stories of the seed, and asks all probes. */
  void measure(long seed) throws IOException {
    int most = setting.either(480, TopicStories.DIFFERENT);
    TopicStories stories = new TopicStories(RandomStream.named(seed, "stories"), most);
    List<String> told = stories.stories(stories());
    List<Probe> probes = List.of(stories.adverb(), stories.order(), stories.topic());
    probes.forEach(probe -> asked.putIfAbsent(probe.name(), probe));
    for (String kind : KINDS) {
      AutoencoderModel model = trained(kind, told, seed);
      if (kind.equals(AUTOENCODER)) {
        again.add(kind, writtenAgain(model, probes.get(0)));
      }
      SentenceEvaluation evaluation = new SentenceEvaluation(model.encoder(), seed);
      for (Probe probe : probes) {
        scores
            .computeIfAbsent(probe.name(), unknown -> new Repeats())
            .add(kind, 100 * evaluation.probe(probe).accuracy());
      }
    }
  }

  /** Right answers in per cent of each kind, by the name of the probe. */
  Map<String, Repeats> scores() {
    return scores;
  }

  /** Per cent of new sentences that the autoencoder writes as they were, a mean over the seeds. */
  double again() {
    return again.mean(AUTOENCODER);
  }

  /** What guessing is worth, in per cent. */
  double guessing(String probe) {
    return 100.0 / asked.get(probe).classes().size();
  }

  /** Data and sizes in words. */
  String description() {
    return ("%,d made-up stories of %d sentences such as \"waves lift gulls today\", each about one"
            + " of six topics, each topic in two wordings without a common word; adverbs and who"
            + " acts are drawn for each sentence by itself. Both networks: GRU of 48 units, vectors"
            + " of 48 numbers, %,d updates of 32 sentences. Sentences to learn a probe, to choose"
            + " its penalty and to test it: %s. Those of the test are in no story.")
        .formatted(
            stories(),
            TopicStories.SENTENCES,
            updates(),
            asked.values().stream().map(ProbedNetworks::sizes).collect(Collectors.joining("; ")));
  }

  private static String sizes(Probe probe) {
    Parts<LabelledSentence> parts = probe.sentences();
    return "%s %,d, %,d and %,d"
        .formatted(
            probe.name(), parts.training().size(), parts.development().size(), parts.test().size());
  }

  /** Per cent of a probe's tested sentences that come back as they were. */
  private static double writtenAgain(AutoencoderModel model, Probe probe) {
    List<String> read = probe.sentences().test().stream().map(LabelledSentence::sentence).toList();
    List<String> back = model.reconstruct(read, Search.greedy());
    return 100
        * IntStream.range(0, read.size())
            .mapToDouble(i -> back.get(i).equals(read.get(i)) ? 1 : 0)
            .average()
            .orElseThrow();
  }

  private int stories() {
    return setting.either(400, 1_000);
  }

  private int updates() {
    return setting.either(400, 2_000);
  }

  private AutoencoderModel trained(String kind, List<String> told, long seed) throws IOException {
    String line =
        "train --kind %s --level word --min-count 1 --max-length 12 --cell gru --hidden 48"
            + " --embedding 24 --vector 48 --batch 32 --learning-rate 0.01 --schedule cosine"
            + " --warm-up 20 --layout lines --epochs 1000 --steps %d --evaluate-every 100000"
            + " --seed %d";
    return TemporaryRun.train(
        new AutoencoderCommand(),
        told,
        line.formatted(
            kind.equals(SKIP) ? "skip-thought" : "plain",
            kind.equals(UNTRAINED) ? 1 : updates(),
            seed),
        AutoencoderModel::load);
  }
}
