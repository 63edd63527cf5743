package dev.unroll.seqtoseq;

import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.text.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model found for one sentence.
 *
 * @param source the sentence as it was given
 * @param sourceTokens how it was cut, as people read it, with the end symbol
 * @param nBest at least one, best first
 */
public record Translation(String source, List<String> sourceTokens, List<Candidate> nBest) {
  public Translation {
    sourceTokens = List.copyOf(sourceTokens);
    nBest = List.copyOf(nBest);
  }

  /**
   * One of the translations.
   *
   * @param text joined
   * @param tokens as people read them, with the end symbol when it was reached
   * @param score what candidates are ranked by; higher is better
   * @param logProbability of the tokens, in nats
   * @param attention of each token to the tokens of the source, float [T][S]; empty without
   *     attention
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
  }

  /** The best text. */
  public String text() {
    return best().text();
  }

  /** The best candidate. */
  public Candidate best() {
    return nBest.get(0);
  }

  /** Of a sentence without a token: nothing, surely. */
  static Translation empty(String sentence) {
    Candidate nothing = new Candidate("", List.of(Vocabulary.END), 0, 0, List.of());
    return new Translation(sentence, List.of(Vocabulary.END), List.of(nothing));
  }

  static Translation of(
      String sentence,
      List<String> tokens,
      List<Hypothesis> found,
      SeqToSeqConfig config,
      Language source,
      Language target) {
    List<String> read = new ArrayList<>(tokens.stream().map(source::readable).toList());
    List<String> words = tokens.stream().map(source::word).toList();
    read.add(Vocabulary.END);
    List<Candidate> candidates = new ArrayList<>();
    for (Hypothesis hypothesis : found) {
      candidates.add(candidate(hypothesis, words, config, target));
    }
    return new Translation(sentence, read, candidates);
  }

  private static Candidate candidate(
      Hypothesis hypothesis, List<String> source, SeqToSeqConfig config, Language target) {
    List<float[]> attention = new ArrayList<>();
    for (float[] weights : hypothesis.attention().weights()) {
      attention.add(config.reversed() ? forwards(weights) : weights);
    }
    boolean replaces = !attention.isEmpty() && !source.isEmpty() && target.hasUnknownWords();
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < hypothesis.tokens().size(); i++) {
      int id = hypothesis.tokens().get(i);
      tokens.add(
          replaces && id == target.vocabulary().unknown()
              ? mostAttended(source, attention.get(i))
              : target.vocabulary().token(id));
    }
    String text = target.text(tokens);
    List<String> shown = new ArrayList<>(tokens.stream().map(target::readable).toList());
    if (hypothesis.finished()) {
      shown.add(Vocabulary.END);
    }
    return new Candidate(text, shown, hypothesis.score(), hypothesis.logProbability(), attention);
  }

  /** The weights of a source read from its end in the order of its tokens; the end symbol stays. */
  private static float[] forwards(float[] weights) {
    float[] turned = weights.clone();
    int last = weights.length - 2;
    for (int i = 0; i <= last; i++) {
      turned[i] = weights[last - i];
    }
    return turned;
  }

  /**
   * What stands in for an unknown word (Luong et al. 2015, "Addressing the rare word problem"). The
   * end symbol, which comes last, is no word.
   */
  private static String mostAttended(List<String> source, float[] weights) {
    int best = 0;
    for (int i = 1; i < source.size(); i++) {
      best = weights[i] > weights[best] ? i : best;
    }
    return source.get(best);
  }
}
