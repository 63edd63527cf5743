package dev.unroll.core.metric;

import dev.unroll.core.check.Check;

/**
 * The surprise of a language model over a text.
 *
 * <pre>
 * nats = −Σ ln p(token)     perplexity = exp(nats / tokens)
 * bits per token = nats / (tokens · ln 2)     bits per character = nats / (characters · ln 2)
 * </pre>
 *
 * Every token that the model predicts counts, an end-of-sentence token too; the number of tokens
 * depends on the tokenisation, so only bits per character compares models with different ones.
 *
 * @param nats sum of −ln p over the tokens; +∞ when a token had probability 0
 * @param tokens how many tokens were predicted; ≥ 0
 */
public record Perplexity(double nats, long tokens) implements Tally<Perplexity> {
  /** Nothing counted yet. */
  public static final Perplexity NONE = new Perplexity(0, 0);

  private static final double NATS_PER_BIT = Math.log(2);

  public Perplexity {
    Check.require(
        !Double.isNaN(nats), "nats must be a number, but was NaN; look at the loss of this batch");
    Check.notNegative("tokens", tokens);
  }

  /** One more token, of the given surprise in nats. */
  public Perplexity plus(double tokenNats) {
    return new Perplexity(nats + tokenNats, tokens + 1);
  }

  @Override
  public Perplexity plus(Perplexity other) {
    return new Perplexity(nats + other.nats, tokens + other.tokens);
  }

  /**
   * Cross-entropy in nats per token.
   *
   * @throws IllegalStateException when no token was counted
   */
  public double natsPerToken() {
    if (tokens == 0) {
      throw new IllegalStateException(
          "no token was counted, so there is no mean; evaluate at least one token");
    }
    return nats / tokens;
  }

  /** exp of {@link #natsPerToken}; ≥ 1, +∞ when a token had probability 0. */
  public double perplexity() {
    return Math.exp(natsPerToken());
  }

  /** Cross-entropy in bits per token. */
  public double bitsPerToken() {
    return natsPerToken() / NATS_PER_BIT;
  }

  /**
   * Cross-entropy in bits per character of the same text.
   *
   * @param characters Unicode code points that the tokens stand for; &gt; 0
   */
  public double bitsPerCharacter(long characters) {
    Check.positive("characters", (double) characters);
    return nats / characters / NATS_PER_BIT;
  }
}
