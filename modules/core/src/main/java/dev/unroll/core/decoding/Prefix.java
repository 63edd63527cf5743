package dev.unroll.core.decoding;

import dev.unroll.core.decoding.Shortlist.Candidate;
import java.util.Arrays;
import java.util.List;

/**
 * A sequence under way. Shares all but its last token with the prefix it continues, so that a step
 * costs the same however long the sequence is; likewise its attention. Immutable.
 */
final class Prefix {
  private final Prefix parent;
  private final int token;
  private final int sentence;
  private final int row;
  private final int length;
  private final double logProbability;
  private final double merit;
  private final float[] attention;

  private Prefix(Prefix parent, Candidate last, float[] attention) {
    this.parent = parent;
    this.token = last.token();
    this.sentence = parent.sentence;
    this.row = last.row();
    this.length = parent.length + 1;
    this.logProbability = last.logProbability();
    this.merit = last.merit();
    this.attention = attention;
  }

  private Prefix(int sentence, int start) {
    this.parent = this;
    this.token = start;
    this.sentence = sentence;
    this.row = sentence;
    this.length = 0;
    this.logProbability = 0;
    this.merit = 0;
    this.attention = new float[0];
  }

  /** The empty prefix of a sentence; its state is the encoder's. */
  static Prefix empty(int sentence, int start) {
    return new Prefix(sentence, start);
  }

  /**
   * This one and one token more.
   *
   * @param next what continues this prefix
   * @param attention float [S] where the network looked when it scored that token, shared and never
   *     changed; empty when it does not tell
   */
  Prefix then(Candidate next, float[] attention) {
    return new Prefix(this, next, attention);
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

  /** What its group of a diverse beam ranks it by; the log probability in a plain one. */
  double merit() {
    return merit;
  }

  /** Where the network looked, token by token. */
  AttentionMatrix attention() {
    return AttentionMatrix.sharing(attention(length));
  }

  /** The same, and a step more. */
  AttentionMatrix attentionThen(float[] last) {
    float[][] rows = attention(length + 1);
    rows[length] = last;
    return AttentionMatrix.sharing(rows);
  }

  private float[][] attention(int steps) {
    float[][] rows = new float[steps][];
    Prefix from = this;
    for (int i = length - 1; i >= 0; i--) {
      rows[i] = from.attention;
      from = from.parent;
    }
    return rows;
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
