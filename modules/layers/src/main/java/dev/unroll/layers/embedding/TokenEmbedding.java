package dev.unroll.layers.embedding;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Looks up a vector for each token id: y_nt = W[x_nt] (Bengio et al. 2003, the matrix C).
 *
 * <p>Ids come as [N, 1, T] or [N, T] of any number type ([N] for one step), vectors go out as float
 * [N, E, T], in memory [T, N, E]. {@code nIn} is V, {@code nOut} is E. Where an input mask [N, T]
 * is 0 the id may be anything, the vector is zero and nothing is learnt.
 *
 * <p>The one parameter "W" [V, E] has no bias and lies row after row. Stock {@code
 * EmbeddingSequenceLayer} has a parameter of the same name and shape that lies column after column:
 * to take over its values use {@code setParam("W", w)}, which reorders, not the flat vector of all
 * parameters.
 */
public final class TokenEmbedding extends EmbeddingTable {
  private static final long serialVersionUID = 1L;

  /** For reading a saved configuration. */
  TokenEmbedding() {}

  private TokenEmbedding(Builder builder) {
    super(builder);
    initializeConstraints(builder);
  }

  @Override
  TokenEmbeddingLayer layer(NeuralNetConfiguration configuration, DataType type) {
    return new TokenEmbeddingLayer(configuration, type);
  }

  /** Set {@code nIn} to V and {@code nOut} to E. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    /** With the identity as activation, whatever the network's default is. */
    public Builder() {
      this.activationFn = new ActivationIdentity();
    }

    @Override
    public TokenEmbedding build() {
      return new TokenEmbedding(this);
    }
  }
}
