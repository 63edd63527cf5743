package dev.unroll.languagemodel;

import dev.unroll.core.check.Check;
import dev.unroll.core.decoding.Sampler;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.Vocabulary;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Writes text with a model, token by token. The unknown token is never written. */
final class Writer {
  private static final String BLANK_LINE = "\n\n";

  private final Predictor predictor;
  private final Tokeniser tokeniser;
  private final Vocabulary vocabulary;

  Writer(Predictor predictor, Tokeniser tokeniser, Vocabulary vocabulary) {
    this.predictor = predictor;
    this.tokeniser = tokeniser;
    this.vocabulary = vocabulary;
  }

  /** The text of {@code length} tokens after the prompt, without the prompt. */
  String write(String prompt, int length, Sampler sampler, RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    write(prompt, length, sampler, random, text::append);
    return text.toString();
  }

  /** Hands out each piece of text as soon as it is certain. */
  void write(
      String prompt, int length, Sampler sampler, RandomGenerator random, Consumer<String> out) {
    Check.positive("length", length);
    predictor.reset();
    float[] next = {};
    List<String> before = tokeniser.tokens(prompt);
    for (int id : before.isEmpty() ? beginning() : vocabulary.ids(before)) {
      next = predictor.read(id);
    }
    Joiner joiner = new Joiner(tokeniser, before);
    for (int i = 0; i < length; i++) {
      float[] logits = next.clone();
      logits[vocabulary.unknown()] = Float.NEGATIVE_INFINITY;
      int id = sampler.next(logits, random);
      out.accept(joiner.add(vocabulary.token(id)));
      next = predictor.read(id);
    }
    out.accept(joiner.rest());
  }

  /**
   * Without a prompt, or one of white space between words, the text begins as after a blank line.
   */
  private int[] beginning() {
    int[] blankLine = vocabulary.ids(tokeniser.tokens(BLANK_LINE));
    boolean known = blankLine.length > 0;
    for (int id : blankLine) {
      known &= id != vocabulary.unknown();
    }
    return known ? blankLine : new int[] {vocabulary.size() - 1};
  }
}
