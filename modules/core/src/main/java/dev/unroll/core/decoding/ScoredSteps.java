package dev.unroll.core.decoding;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks a scorer step by step, checks its answers and takes out what the rules forbid. */
final class ScoredSteps {
  /** A log-softmax in float may round a probability of 1 to slightly more. */
  private static final float ROUNDING = 1e-3f;

  private static final float[] NO_ATTENTION = {};

  private final StepScorer scorer;
  private final SequenceRules rules;

  /** S of each sentence, 0 until known. */
  private final int[] sources;

  private float[][] rows = {};

  // Of the last call.
  private List<Prefix> asked = List.of();
  private float[][] attention = {};

  ScoredSteps(StepScorer scorer, SequenceRules rules) {
    Check.positive("sentences of the scorer", scorer.sentences());
    Check.require(
        rules.stop() < scorer.vocabularySize(),
        "stop symbol "
            + rules.stop()
            + " is not in the scorer's vocabulary of "
            + scorer.vocabularySize()
            + " tokens");
    this.scorer = scorer;
    this.rules = rules;
    this.sources = new int[scorer.sentences()];
  }

  /** One empty prefix for each sentence. */
  List<Prefix> start() {
    List<Prefix> prefixes = new ArrayList<>();
    for (int sentence = 0; sentence < scorer.sentences(); sentence++) {
      prefixes.add(Prefix.empty(sentence, rules.start()));
    }
    return prefixes;
  }

  /**
   * Log-probabilities of what may follow each prefix.
   *
   * @return float [R][V], each in [-Infinity, 0]; valid until the next call
   */
  float[][] score(int step, List<Prefix> prefixes) {
    float[][] answer = freshRows(prefixes.size());
    scorer.score(
        step,
        prefixes.stream().mapToInt(Prefix::sentence).toArray(),
        prefixes.stream().mapToInt(Prefix::row).toArray(),
        prefixes.stream().mapToInt(Prefix::lastToken).toArray(),
        answer);
    asked = prefixes;
    attention = new float[prefixes.size()][];
    for (int row = 0; row < answer.length; row++) {
      check(step, row, answer[row]);
      rules.forbid(prefixes.get(row), answer[row]);
    }
    return answer;
  }

  /**
   * The attention of a row of the last call, checked.
   *
   * @return float [S], the same array each time and not to be changed; empty when the scorer does
   *     not tell
   */
  float[] attention(int row) {
    if (!(scorer instanceof AttentiveScorer attentive)) {
      return NO_ATTENTION;
    }
    if (attention[row] == null) {
      Prefix prefix = asked.get(row);
      float[] weights = attentive.attention(row);
      int sentence = prefix.sentence();
      sources[sentence] = sources[sentence] == 0 ? weights.length : sources[sentence];
      AttentionMatrix.check(
          weights, sources[sentence], "row " + row + " of step " + prefix.length());
      attention[row] = weights;
    }
    return attention[row];
  }

  /** Rows of NaN, so that one the scorer forgets to fill is found out. */
  private float[][] freshRows(int count) {
    int had = rows.length;
    if (had < count) {
      rows = Arrays.copyOf(rows, count);
      for (int row = had; row < count; row++) {
        rows[row] = new float[scorer.vocabularySize()];
      }
    }
    float[][] fresh = Arrays.copyOf(rows, count);
    for (float[] row : fresh) {
      Arrays.fill(row, Float.NaN);
    }
    return fresh;
  }

  private void check(int step, int row, float[] logProbabilities) {
    Check.require(
        logProbabilities.length == scorer.vocabularySize(),
        "row "
            + row
            + " of step "
            + step
            + " has "
            + logProbabilities.length
            + " scores, expected one for each of "
            + scorer.vocabularySize()
            + " tokens");
    for (int token = 0; token < logProbabilities.length; token++) {
      float score = logProbabilities[token];
      if (!(score <= 0)) {
        // Negated so that NaN fails.
        Check.require(
            score <= ROUNDING,
            "score of token "
                + token
                + " in row "
                + row
                + " of step "
                + step
                + " is "
                + score
                + ", expected a log-probability <= 0; the scorer must fill every row with a"
                + " log-softmax");
        logProbabilities[token] = 0;
      }
    }
  }
}
