package dev.unroll.languagemodel;

import dev.unroll.core.check.Check;
import java.util.Locale;

/**
 * The layers between the tokens and the softmax.
 *
 * @param cell of the recurrent layers
 * @param layers stacked
 * @param hidden units of each layer
 * @param embedding size of a token's vector
 * @param dropout probability of dropping an activation between layers, in [0, 1)
 * @param variational drops the same activations at all steps of a segment
 * @param tied the softmax uses the token vectors as its weights; needs {@code embedding == hidden}
 */
public record Recurrent(
    CellKind cell,
    int layers,
    int hidden,
    int embedding,
    double dropout,
    boolean variational,
    boolean tied) {
  /** Cells by the names that users type in lower case. */
  public enum CellKind {
    /** Elman 1990. */
    ELMAN,
    /** Hochreiter and Schmidhuber 1997, with forget gate (Gers, Schmidhuber and Cummins 2000). */
    LSTM;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Recurrent {
    Check.positive("layers", layers);
    Check.positive("hidden", hidden);
    Check.positive("embedding", embedding);
    Check.within("dropout", dropout, 0, 1);
    Check.require(
        !tied || embedding == hidden,
        "tied weights need equal sizes, but embedding was "
            + embedding
            + " and hidden was "
            + hidden
            + "; set --embedding to --hidden");
  }
}
