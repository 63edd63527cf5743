package dev.unroll.data.parallel;

import dev.unroll.core.check.Check;

/** A sentence and what it is to become: its translation, or its tree. Neither is blank. */
public record SentencePair(String source, String target) {
  public SentencePair {
    Check.notBlank("source", source);
    Check.notBlank("target", target);
  }
}
