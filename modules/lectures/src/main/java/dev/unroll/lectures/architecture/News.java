package dev.unroll.lectures.architecture;

import dev.unroll.autoencoder.SentenceVectors;
import dev.unroll.autoencoder.probe.LabelledSentence;
import dev.unroll.autoencoder.probe.Parts;
import dev.unroll.autoencoder.probe.Probe;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Little sentences of who destroys whom, good news and bad news of the same words. */
final class News {
  /** The lecture's two sentences, which are never learnt from. */
  static final List<String> PAIR =
      List.of(
          "white blood cells destroying an infection", "an infection destroying white blood cells");

  static final List<String> HEALERS =
      List.of(
          "white blood cells",
          "a doctor",
          "two nurses",
          "the vaccine",
          "an old remedy",
          "clean water",
          "brave helpers",
          "the new medicine");
  static final List<String> HARMERS =
      List.of(
          "an infection",
          "a virus",
          "the fever",
          "black mould",
          "two thieves",
          "a cruel king",
          "wild rats",
          "the plague");
  private static final List<String> VERBS = List.of("destroying", "chasing", "beating", "stopping");
  private static final int PARTS = 10;

  private final List<LabelledSentence> learnt = new ArrayList<>();
  private final List<LabelledSentence> chosen = new ArrayList<>();
  private final List<LabelledSentence> fresh = new ArrayList<>();

  /** Divides all sentences by their pair of nouns: eight tenths are learnt from. */
  News(long seed) {
    RandomStream random = RandomStream.named(seed, "news");
    int[] order = IntStream.range(0, HEALERS.size() * HARMERS.size()).toArray();
    random.shuffle(order);
    for (int place = 0; place < order.length; place++) {
      String healer = HEALERS.get(order[place] / HARMERS.size());
      String harmer = HARMERS.get(order[place] % HARMERS.size());
      boolean lecture = order[place] == 0;
      List<LabelledSentence> part =
          lecture || place % PARTS == 0 ? fresh : place % PARTS == 1 ? chosen : learnt;
      for (String verb : VERBS) {
        part.add(new LabelledSentence(healer + " " + verb + " " + harmer, 1));
        part.add(new LabelledSentence(harmer + " " + verb + " " + healer, 0));
      }
    }
  }

  /** Sentences to learn from. */
  List<String> learnt() {
    return learnt.stream().map(LabelledSentence::sentence).toList();
  }

  /** Sentences about pairs of nouns that are new. */
  private List<String> fresh() {
    return fresh.stream().map(LabelledSentence::sentence).toList();
  }

  /** Is it bad (0) or good (1)? */
  Probe probe() {
    return new Probe("news", List.of("bad", "good"), new Parts<>(learnt, chosen, fresh));
  }

  /** How far the lecture's pair is apart, in percent of what two new sentences are on average. */
  double apart(SentenceVectors vectors) {
    return 100 * distance(vectors.of(PAIR)) / meanDistance(vectors.of(fresh()));
  }

  private static double distance(float[][] two) {
    double squares = 0;
    for (int d = 0; d < two[0].length; d++) {
      squares += Math.pow(two[0][d] - two[1][d], 2);
    }
    return Math.sqrt(squares);
  }

  private static double meanDistance(float[][] all) {
    return IntStream.range(0, all.length)
        .boxed()
        .flatMapToDouble(
            i -> IntStream.range(0, i).mapToDouble(j -> distance(new float[][] {all[i], all[j]})))
        .average()
        .orElseThrow();
  }
}
