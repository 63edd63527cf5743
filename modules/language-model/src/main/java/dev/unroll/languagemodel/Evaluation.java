package dev.unroll.languagemodel;

import dev.unroll.core.metric.Perplexity;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.core.text.WordTokeniser;
import dev.unroll.training.Measurement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How well a model predicts a text: every token but the first, each given the ones before it.
 *
 * @param total nats and tokens
 * @param characters Unicode code points of the scored tokens; empty for words, whose spacing and
 *     unknown words the model does not predict
 * @param unknown tokens that the vocabulary lacks
 */
public record Evaluation(Perplexity total, OptionalLong characters, long unknown) {
  static Evaluation of(double[] nats, int[] tokens, Tokeniser tokeniser, Vocabulary vocabulary) {
    double sum = Arrays.stream(nats).sum();
    long unknown = Arrays.stream(tokens).skip(1).filter(id -> id == vocabulary.unknown()).count();
    OptionalLong characters =
        tokeniser instanceof WordTokeniser
            ? OptionalLong.empty()
            : OptionalLong.of(characters(tokens, tokeniser, vocabulary));
    return new Evaluation(new Perplexity(sum, tokens.length - 1L), characters, unknown);
  }

  private static long characters(int[] tokens, Tokeniser tokeniser, Vocabulary vocabulary) {
    if (tokeniser instanceof CharacterTokeniser) {
      return tokens.length - 1L;
    }
    List<String> scored = vocabulary.tokens(Arrays.copyOfRange(tokens, 1, tokens.length));
    return tokeniser.text(scored).codePoints().count();
  }

  /** Figures by name, for the loop and for people. */
  public Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    if (characters.isPresent()) {
      metrics.put("bits per character", total.bitsPerCharacter(characters.getAsLong()));
    }
    metrics.put("perplexity", total.perplexity());
    return metrics;
  }

  /** For the loop, which ends a run whose loss is not a number. */
  static Measurement measurement(
      double[] nats, int[] tokens, Tokeniser tokeniser, Vocabulary vocabulary) {
    if (!Double.isFinite(Arrays.stream(nats).sum())) {
      return new Measurement(Double.NaN, Map.of());
    }
    Evaluation evaluation = of(nats, tokens, tokeniser, vocabulary);
    return new Measurement(evaluation.total().natsPerToken(), evaluation.metrics());
  }
}
