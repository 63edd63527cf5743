package dev.unroll.layers.spatial;

import dev.unroll.core.check.Check;
import java.util.List;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * An LSTM over sequences of pictures whose products are convolutions: [N, C, T, H, W] to [N, M, T,
 * H, W] (Shi et al. 2015, "Convolutional LSTM network", eq. 3; without peepholes unless asked for).
 *
 * <pre>
 * g = tanh(W_xg ∗ x_t + W_hg ∗ h_{t−1} + b_g)
 * i = σ(W_xi ∗ x_t + W_hi ∗ h_{t−1} + p_i ∘ c_{t−1} + b_i)     f likewise
 * c_t = f ∘ c_{t−1} + i ∘ g
 * o = σ(W_xo ∗ x_t + W_ho ∗ h_{t−1} + p_o ∘ c_t + b_o)
 * h_t = o ∘ tanh(c_t)
 * </pre>
 *
 * <p>Around a picture are zeros, so that h is as large. Parameters: "W" [(C + M) k², 4 M], whose
 * columns are the filters [C + M, k, k] (x before h) of g, i, f and o; "b" [1, 4 M]; with peepholes
 * "p" [M H W, 3] for i, f and o, which ties the layer to one size of picture.
 *
 * <p>States "h" and "c" are [N, M, H, W]; {@code rnnTimeStep} carries them. There are no masks: all
 * rows of a batch have as many steps.
 */
public final class ConvLstm extends GridRecurrent {
  private static final long serialVersionUID = 1L;

  @JsonProperty private boolean peepholes;

  /** For reading a saved configuration. */
  ConvLstm() {}

  private ConvLstm(Builder builder) {
    super(builder);
    peepholes = builder.peepholes;
  }

  /** Whether gates see the memory. */
  public boolean peepholes() {
    return peepholes;
  }

  @Override
  List<String> states() {
    return List.of("h", "c");
  }

  @Override
  GridPass pass(GridShape grid) {
    Check.require(
        !peepholes || (grid.height() == height() && grid.width() == width()),
        "layer "
            + getLayerName()
            + ": with peepholes pictures must be "
            + height()
            + " x "
            + width()
            + ", but are "
            + grid.height()
            + " x "
            + grid.width());
    return new ConvLstmPass(grid, this);
  }

  @Override
  long kept() {
    return nIn + 7 * nOut;
  }

  @Override
  public ParamInitializer initializer() {
    return ConvLstmParameters.INSTANCE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConvLstm that && super.equals(other) && peepholes == that.peepholes;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Boolean.hashCode(peepholes);
  }

  /** Settings of a {@link ConvLstm}. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends GridRecurrent.Builder<Builder> {
    private boolean peepholes;

    /**
     * Without peepholes.
     *
     * @param kernel k, odd
     */
    public Builder(int kernel) {
      super(kernel);
    }

    /** Whether gates see the memory; they begin with zeros. Needs an input type. */
    public Builder peepholes(boolean peepholes) {
      this.peepholes = peepholes;
      return this;
    }

    @Override
    public ConvLstm build() {
      return new ConvLstm(this);
    }
  }
}
