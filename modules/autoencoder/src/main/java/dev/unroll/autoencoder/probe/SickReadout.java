package dev.unroll.autoencoder.probe;

import dev.unroll.autoencoder.SentenceVectors;
import dev.unroll.core.check.Check;
import dev.unroll.core.metric.ScoreAgreement;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.similarity.Entailment;
import dev.unroll.data.similarity.SimilarityPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Semantic relatedness and entailment of SICK (Marelli et al. 2014) read out of sentence vectors as
 * Kiros et al. 2015, section 3.2, do it after Tai et al. 2015: a softmax over the scores 1 to 5
 * learns the distribution
 *
 * <pre>
 * p_i = y − ⌊y⌋      for i = ⌊y⌋ + 1
 * p_i = ⌊y⌋ − y + 1  for i = ⌊y⌋            predicted score = Σ_i i q_i
 * p_i = 0            else
 * </pre>
 *
 * and another the three judgments. Their penalties are chosen by folds of the training pairs; the
 * trial pairs are left alone.
 */
final class SickReadout {
  private static final int SCORES = 5;
  private static final int FOLDS = 5;
  private static final List<Entailment> JUDGMENTS = List.of(Entailment.values());

  private final SentenceVectors vectors;
  private final PenaltySearch penalties;
  private final long seed;

  SickReadout(SentenceVectors vectors, PenaltySearch penalties, long seed) {
    this.vectors = vectors;
    this.penalties = penalties;
    this.seed = seed;
  }

  /** Learns from some pairs and measures on others; at least ten of each. */
  SickScores measure(List<SimilarityPair> training, List<SimilarityPair> test) {
    Check.require(
        training.size() >= 2 * FOLDS && test.size() >= 2,
        "SICK needs at least 10 training and 2 test pairs, but has "
            + training.size()
            + " and "
            + test.size());
    INDArray trainingFeatures = features(training);
    INDArray testFeatures = features(test);

    Examples scored = new Examples(trainingFeatures, scores(training));
    double relatedness = penalty(scored, "relatedness");
    double[] predicted =
        Arrays.stream(LogisticReadout.fit(scored, relatedness).probabilities(testFeatures))
            .mapToDouble(SickReadout::expected)
            .toArray();
    double[] truth = test.stream().mapToDouble(SimilarityPair::relatedness).toArray();

    Examples judged = new Examples(trainingFeatures, judgments(training));
    Examples judgedTest = new Examples(testFeatures, judgments(test));
    double entailment = penalty(judged, "entailment");
    return new SickScores(
        vectors.name(),
        ScoreAgreement.of(predicted, truth),
        LogisticReadout.fit(judged, entailment).accuracy(judgedTest),
        majority(test),
        new SickScores.Penalties(relatedness, entailment),
        training.size(),
        test.size());
  }

  private double penalty(Examples examples, String readout) {
    return penalties.byFolds(examples, FOLDS, RandomStream.named(seed, readout));
  }

  /** Every sentence is encoded once, however many pairs it is in. */
  private INDArray features(List<SimilarityPair> pairs) {
    Map<String, Integer> places = new HashMap<>();
    List<String> distinct = new ArrayList<>();
    for (SimilarityPair pair : pairs) {
      for (String sentence : List.of(pair.first(), pair.second())) {
        if (places.putIfAbsent(sentence, distinct.size()) == null) {
          distinct.add(sentence);
        }
      }
    }
    float[][] made = vectors.of(distinct);
    float[][] u = new float[pairs.size()][];
    float[][] v = new float[pairs.size()][];
    for (int n = 0; n < u.length; n++) {
      u[n] = made[places.get(pairs.get(n).first())];
      v[n] = made[places.get(pairs.get(n).second())];
    }
    return PairFeatures.of(u, v);
  }

  private static double[][] scores(List<SimilarityPair> pairs) {
    return pairs.stream().map(pair -> target(pair.relatedness())).toArray(double[][]::new);
  }

  /** The distribution over the scores 1 to 5 whose mean is {@code score}. */
  static double[] target(double score) {
    double[] target = new double[SCORES];
    int floor = (int) Math.floor(score);
    target[floor - 1] = floor - score + 1;
    if (floor < SCORES) {
      target[floor] = score - floor;
    }
    return target;
  }

  /** The mean of a distribution over the scores 1 to 5. */
  static double expected(double[] distribution) {
    double sum = 0;
    for (int i = 0; i < SCORES; i++) {
      sum += (i + 1) * distribution[i];
    }
    return sum;
  }

  private static double[][] judgments(List<SimilarityPair> pairs) {
    double[][] targets = new double[pairs.size()][JUDGMENTS.size()];
    for (int n = 0; n < targets.length; n++) {
      targets[n][JUDGMENTS.indexOf(pairs.get(n).entailment())] = 1;
    }
    return targets;
  }

  private static double majority(List<SimilarityPair> pairs) {
    long[] counts = new long[JUDGMENTS.size()];
    pairs.forEach(pair -> counts[JUDGMENTS.indexOf(pair.entailment())]++);
    return (double) Arrays.stream(counts).max().orElseThrow() / pairs.size();
  }
}
