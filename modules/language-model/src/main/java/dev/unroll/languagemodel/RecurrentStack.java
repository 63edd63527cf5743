package dev.unroll.languagemodel;

import dev.unroll.core.check.Check;
import dev.unroll.layers.recurrent.CellName;

/**
 * The layers between the tokens and the softmax.
 *
 * @param cell of the recurrent layers
 * @param layers stacked
 * @param hidden units of each layer
 * @param embedding size of a token's vector
 * @param dropout what is dropped during training
 * @param tied the softmax uses the token vectors as its weights; needs {@code embedding == hidden}
 */
public record RecurrentStack(
    CellName cell, int layers, int hidden, int embedding, DropoutConfig dropout, boolean tied) {
  public RecurrentStack {
    Check.positive("layers", layers);
    Check.positive("hidden", hidden);
    Check.positive("embedding", embedding);
    Check.require(
        !tied || embedding == hidden,
        "tied weights need equal sizes, but embedding was "
            + embedding
            + " and hidden was "
            + hidden
            + "; set --embedding to --hidden");
  }
}
