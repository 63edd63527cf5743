package dev.unroll.layers.spatial;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A stack of L ST-LSTM cells over sequences of pictures, [N, C, T, H, W] to the top's h [N, M, T,
 * H, W] (Wang et al. 2017, "PredRNN", eq. 3). Beside the memory c of each layer there is one memory
 * m for all, which goes from layer to layer upwards and from the top to the bottom of the next
 * step; that is why the stack is one layer here.
 *
 * <pre>
 * g = tanh(W_xg ∗ x + W_hg ∗ h_{t−1} + b_g)    i, f = σ(...) likewise
 * c_t = f ∘ c_{t−1} + i ∘ g
 * g' = tanh(W'_xg ∗ x + W_mg ∗ m + b'_g)       i', f' = σ(...) likewise, m from the layer below,
 *                                              at the bottom from the top of step t − 1
 * m' = f' ∘ m + i' ∘ g'
 * o = σ(W_xo ∗ x + W_ho ∗ h_{t−1} + W_co ∗ c_t + W_mo ∗ m' + b_o)
 * h_t = o ∘ tanh(W_1x1 ∗ [c_t, m'])
 * </pre>
 *
 * <p>x is the input at the bottom, elsewhere h_t of the layer below; the authors' constant added to
 * forget gates is here what their biases begin with. Parameters of layer l = 0 to L − 1, columns
 * being filters: "Wl" [(C + M) k², 4 M] (x before h; g, i, f, o) with "bl" [1, 4 M]; "Vl" [(C + M)
 * k², 3 M] (x before m; g', i', f') with "al" [1, 3 M]; "Ol" [2 M k², M] (c before m) and "Pl" [2
 * M, M], which is W_1x1. C is M above the bottom.
 *
 * <p>States are "h0", "c0", "h1" and so on, then "m", each [N, M, H, W]; {@code rnnTimeStep}
 * carries them. There are no masks: all rows of a batch have as many steps. A network that ends
 * with a frame for each step is, for instance,
 *
 * <pre>{@code
 * .layer(new SpacetimeLstm.Builder(3, 2).nOut(16).build())
 * .layer(new Convolution3D.Builder(1, 1, 1).dataFormat(NCDHW).nOut(1).activation(IDENTITY).build())
 * .layer(new Cnn3DLossLayer.Builder(NCDHW).lossFunction(XENT).activation(SIGMOID).build())
 * .setInputType(InputType.convolutional3D(NCDHW, 10, 16, 16, 1))
 * }</pre>
 */
public final class SpacetimeLstm extends GridRecurrent {
  private static final long serialVersionUID = 1L;

  @JsonProperty private int layers;

  /** For reading a saved configuration. */
  SpacetimeLstm() {}

  private SpacetimeLstm(Builder builder) {
    super(builder);
    layers = builder.layers;
  }

  /** L. */
  public int layers() {
    return layers;
  }

  /** Channels that layer l reads: C at the bottom, M above. */
  int inputs(int l) {
    return (int) (l == 0 ? getNIn() : getNOut());
  }

  @Override
  List<String> states() {
    List<String> names = new ArrayList<>();
    for (int l = 0; l < layers; l++) {
      names.add("h" + l);
      names.add("c" + l);
    }
    names.add("m");
    return List.copyOf(names);
  }

  @Override
  GridPass pass(GridShape grid) {
    return new SpacetimePass(grid, this);
  }

  @Override
  long kept() {
    return 2 * nIn + layers * 16L * nOut;
  }

  @Override
  public ParamInitializer initializer() {
    return SpacetimeParameters.INSTANCE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpacetimeLstm that && super.equals(other) && layers == that.layers;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + layers;
  }

  /** Settings of a {@link SpacetimeLstm}. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends GridRecurrent.Builder<Builder> {
    private final int layers;

    /**
     * A stack.
     *
     * @param kernel k, odd
     * @param layers L
     */
    public Builder(int kernel, int layers) {
      super(kernel);
      this.layers = Check.positive("layers", layers);
    }

    @Override
    public SpacetimeLstm build() {
      return new SpacetimeLstm(this);
    }
  }
}
