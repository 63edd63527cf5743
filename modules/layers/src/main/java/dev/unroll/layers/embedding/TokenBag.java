package dev.unroll.layers.embedding;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A vector for each bag of ids: y_nt = Σ_g W[x_ngt], or the mean, as fastText makes the vector of a
 * word of its letter n-grams (Bojanowski et al. 2017, section 3.2).
 *
 * <p>Ids come as [N, G, T] of any number type, G places for each step in any order, −1 where there
 * is none; vectors go out as float [N, E, T], in memory [T, N, E], zero for a bag of none. An id
 * that stands there twice counts twice. {@code nIn} is V, {@code nOut} is E; in float ids are exact
 * below 2²⁴. Where an input mask [N, T] is 0 the ids may be anything, the vector is zero and
 * nothing is learnt. The one parameter "W" [V, E] is that of {@link TokenEmbedding}.
 */
public final class TokenBag extends EmbeddingTable {
  private static final long serialVersionUID = 1L;

  private boolean mean;

  /** For reading a saved configuration. */
  TokenBag() {}

  private TokenBag(Builder builder) {
    super(builder);
    mean = builder.mean;
    initializeConstraints(builder);
  }

  /** Whether the sum is divided by the number of ids in the bag. */
  public boolean isMean() {
    return mean;
  }

  @Override
  TokenBagLayer layer(NeuralNetConfiguration configuration, DataType type) {
    return new TokenBagLayer(configuration, type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenBag that && super.equals(other) && mean == that.mean;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Boolean.hashCode(mean);
  }

  /** Set {@code nIn} to V and {@code nOut} to E. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    private boolean mean;

    /** Of sums; with the identity as activation, whatever the network's default is. */
    public Builder() {
      this.activationFn = new ActivationIdentity();
    }

    /** Whether to divide the sum by the number of ids in the bag. */
    public Builder mean(boolean mean) {
      this.mean = mean;
      return this;
    }

    @Override
    public TokenBag build() {
      return new TokenBag(this);
    }
  }
}
