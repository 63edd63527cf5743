package dev.unroll.data.conll;

import dev.unroll.core.check.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A syntactic word of a sentence. What the file leaves open is {@code _}, as there.
 *
 * @param form the word as it is written
 * @param lemma its dictionary form
 * @param upos part of speech of Universal Dependencies, such as {@code NOUN}
 * @param xpos part of speech of the language's own, such as {@code NNS}
 * @param features morphology by name, such as {@code Number=Plur}; in the order of the file
 * @param head number of the word that it depends on, from 1; 0 of the root, {@value #OPEN} if open
 * @param relation to the head, such as {@code nsubj}
 */
public record ConlluToken(
    String form,
    String lemma,
    String upos,
    String xpos,
    Map<String, String> features,
    int head,
    String relation) {
  /** The head of a word whose tree nobody drew. */
  public static final int OPEN = -1;

  public ConlluToken {
    Check.require(!form.isEmpty(), "form must not be empty");
    Check.require(head >= OPEN, "head must be >= " + OPEN + ", but was " + head);
    features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
  }
}
