package dev.unroll.core.ctc;

import dev.unroll.core.ngram.ArpaFile;
import java.util.Arrays;

/** The last tokens that an n-gram model still looks back on, up to its order less 1. */
final class NgramHistory {
  private final ArpaFile arpa;
  private final int[] tokens;

  private NgramHistory(ArpaFile arpa, int[] tokens) {
    this.arpa = arpa;
    this.tokens = tokens;
  }

  /** The start of a sentence, or nothing in a model that has no start symbol. */
  static NgramHistory start(ArpaFile arpa) {
    NgramHistory nothing = new NgramHistory(arpa, new int[0]);
    return arpa.vocabulary().hasStart() ? nothing.then(arpa.vocabulary().start()) : nothing;
  }

  /** ln P(token | these), nats. */
  double score(int token) {
    return arpa.model().logProbability(tokens, token);
  }

  /** ln P(end of the sentence | these); 0 in a model that has no end symbol. */
  double end() {
    return arpa.vocabulary().hasEnd() ? score(arpa.vocabulary().end()) : 0;
  }

  NgramHistory then(int token) {
    int length = Math.min(tokens.length + 1, arpa.model().order() - 1);
    int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = token;
    return new NgramHistory(
        arpa, Arrays.copyOfRange(longer, longer.length - length, longer.length));
  }

  /** After a token that the model does not know at all. */
  NgramHistory forgotten() {
    return new NgramHistory(arpa, new int[0]);
  }
}
