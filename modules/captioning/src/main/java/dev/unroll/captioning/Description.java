package dev.unroll.captioning;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.data.text.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model says of a picture.
 *
 * @param nBest candidates, at least one, best first
 * @param grid regions a side that attention tells of; 0 without attention
 */
public record Description(List<Candidate> nBest, int grid) {
  /** Stands for the end of a caption among its tokens. */
  private static final String END = "(end)";

  public Description {
    nBest = List.copyOf(nBest);
  }

  /**
   * One of the captions.
   *
   * @param text joined
   * @param tokens as people read them, with the end symbol when it was reached
   * @param score what candidates are ranked by; higher is better
   * @param logProbability of the tokens, in nats
   * @param attention of each token to the regions, row by row from the upper left, float [T][S];
   *     empty without attention
   */
  public record Candidate(
      String text,
      List<String> tokens,
      double score,
      double logProbability,
      List<float[]> attention) {
    public Candidate {
      tokens = List.copyOf(tokens);
      attention = List.copyOf(attention);
    }

    private static Candidate of(Hypothesis hypothesis, Language language) {
      List<String> tokens = new ArrayList<>();
      for (int id : hypothesis.tokens()) {
        tokens.add(language.readable(language.vocabulary().token(id)));
      }
      if (hypothesis.finished()) {
        tokens.add(END);
      }
      return new Candidate(
          language.textOf(hypothesis.tokens()),
          tokens,
          hypothesis.score(),
          hypothesis.logProbability(),
          List.of(hypothesis.attention().weights()));
    }
  }

  static Description of(List<Hypothesis> found, Language language, int grid) {
    return new Description(found.stream().map(one -> Candidate.of(one, language)).toList(), grid);
  }

  /** The best candidate. */
  public Candidate best() {
    return nBest.get(0);
  }

  /** The best text. */
  public String text() {
    return best().text();
  }
}
