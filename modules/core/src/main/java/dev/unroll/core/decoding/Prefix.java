package dev.unroll.core.decoding;

import java.util.Arrays;
import java.util.List;

/**
 * A sequence under way. Shares all but its last token with the prefix it continues, so that a step
 * costs the same however long the sequence is. Immutable.
 */
final class Prefix {
  private final Prefix parent;
  private final int token;
  private final int sentence;
  private final int row;
  private final int length;
  private final double logProbability;

  private Prefix(Prefix parent, int token, int row, double logProbability) {
    this.parent = parent;
    this.token = token;
    this.sentence = parent.sentence;
    this.row = row;
    this.length = parent.length + 1;
    this.logProbability = logProbability;
  }

  private Prefix(int sentence, int start) {
    this.parent = this;
    this.token = start;
    this.sentence = sentence;
    this.row = sentence;
    this.length = 0;
    this.logProbability = 0;
  }

  /** The empty prefix of a sentence; its state is the encoder's. */
  static Prefix empty(int sentence, int start) {
    return new Prefix(sentence, start);
  }

  /** This one, scored in {@code row}, and one token more. */
  Prefix then(int next, int row, double logProbability) {
    return new Prefix(this, next, row, logProbability);
  }

  int sentence() {
    return sentence;
  }

  /** The row of the previous call of the scorer that led here. */
  int row() {
    return row;
  }

  /** The last token; the start symbol of an empty prefix. */
  int lastToken() {
    return token;
  }

  /** Tokens so far, start not counted. */
  int length() {
    return length;
  }

  /** Natural logarithm of the probability of the tokens so far. */
  double logProbability() {
    return logProbability;
  }

  int[] tokens() {
    int[] tokens = new int[length];
    Prefix from = this;
    for (int i = length - 1; i >= 0; i--) {
      tokens[i] = from.token;
      from = from.parent;
    }
    return tokens;
  }

  List<Integer> tokenList() {
    return Arrays.stream(tokens()).boxed().toList();
  }
}
