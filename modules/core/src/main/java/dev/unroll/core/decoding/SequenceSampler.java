package dev.unroll.core.decoding;

import dev.unroll.core.decoding.Shortlist.Candidate;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * One sequence for each sentence of a batch, token after token without looking back: greedy
 * decoding with {@link Sampler#argmax()}, ancestral sampling with any other sampler. As thread-safe
 * as its sampler.
 */
public final class SequenceSampler {
  private final SequenceRules rules;
  private final Sampler sampler;

  public SequenceSampler(SequenceRules rules, Sampler sampler) {
    this.rules = rules;
    this.sampler = sampler;
  }

  /** The sequences that take the likeliest token each time; what a beam of width 1 finds. */
  public static List<Hypothesis> greedy(StepScorer scorer, SequenceRules rules) {
    // Argmax draws no number, so any stream will do.
    return new SequenceSampler(rules, Sampler.argmax()).sample(scorer, RandomStream::new);
  }

  /**
   * Makes a sequence for each sentence.
   *
   * @param random the numbers of each sentence, such as {@code i -> stream.at(first + i)}: with its
   *     own stream, a sentence's sequence does not depend on its neighbours in the batch
   * @return one hypothesis for each sentence, in order; its log probability is that of the network,
   *     whatever the sampler's temperature, and its score the same
   * @throws IllegalArgumentException when the scorer answers with anything but log-probabilities
   */
  public List<Hypothesis> sample(StepScorer scorer, IntFunction<? extends RandomGenerator> random) {
    ScoredSteps steps = new ScoredSteps(scorer, rules);
    Hypothesis[] ended = new Hypothesis[scorer.sentences()];
    List<RandomGenerator> numbers = new ArrayList<>();
    for (int sentence = 0; sentence < ended.length; sentence++) {
      numbers.add(random.apply(sentence));
    }
    List<Prefix> live = steps.start();
    for (int step = 0; step < rules.maximumSteps() && !live.isEmpty(); step++) {
      float[][] rows = steps.score(step, live);
      List<Prefix> next = new ArrayList<>();
      for (int row = 0; row < rows.length; row++) {
        Prefix prefix = live.get(row);
        if (nothingFollows(rows[row])) {
          ended[prefix.sentence()] = cut(prefix);
          continue;
        }
        int token = sampler.next(rows[row], numbers.get(prefix.sentence()));
        double logProbability = prefix.logProbability() + rows[row][token];
        float[] attention = steps.attention(row);
        if (token == rules.stop()) {
          ended[prefix.sentence()] = finished(prefix, logProbability, attention);
        } else {
          Candidate chosen = new Candidate(prefix, row, token, logProbability, logProbability);
          next.add(prefix.then(chosen, attention));
        }
      }
      live = next;
    }
    for (Prefix cut : live) {
      ended[cut.sentence()] = cut(cut);
    }
    return Arrays.asList(ended);
  }

  private static boolean nothingFollows(float[] logProbabilities) {
    for (float logProbability : logProbabilities) {
      if (logProbability > Float.NEGATIVE_INFINITY) {
        return false;
      }
    }
    return true;
  }

  private static Hypothesis finished(Prefix prefix, double logProbability, float[] stop) {
    return new Hypothesis(
        prefix.tokenList(), logProbability, logProbability, true, prefix.attentionThen(stop));
  }

  private static Hypothesis cut(Prefix prefix) {
    double logProbability = prefix.logProbability();
    return new Hypothesis(
        prefix.tokenList(), logProbability, logProbability, false, prefix.attention());
  }
}
