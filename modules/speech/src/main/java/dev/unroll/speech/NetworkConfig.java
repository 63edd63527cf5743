package dev.unroll.speech;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.unroll.core.check.Check;
import dev.unroll.layers.recurrent.CellName;
import java.util.List;
import java.util.Locale;

/**
 * Sizes and parts of the network.
 *
 * @param convolutions over time, from the features up; may be none
 * @param cell of the recurrent layers
 * @param layers recurrent ones
 * @param hidden H, units of a recurrent layer in each direction
 * @param bidirectional whether the layers read in both directions, which streaming cannot
 * @param normalisation of what each recurrent layer but the first reads
 * @param dropout share of activations dropped before each recurrent layer and the output
 */
public record NetworkConfig(
    List<Convolution> convolutions,
    CellName cell,
    int layers,
    int hidden,
    boolean bidirectional,
    Norm normalisation,
    double dropout) {
  /** Kinds of normalisation by the names that users type in lower case. */
  public enum Norm {
    NONE,
    /** Over the real frames of a batch (Amodei et al. 2016, section 3.2). */
    BATCH,
    /** Over the features of a frame (Ba, Kiros and Hinton 2016). */
    LAYER;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public NetworkConfig {
    convolutions = List.copyOf(convolutions);
    Check.positive("layers", layers);
    Check.positive("hidden", hidden);
    Check.within("dropout", dropout, 0, 1);
  }

  /** Features of what a recurrent layer puts out. */
  @JsonIgnore
  int outputs() {
    return bidirectional ? 2 * hidden : hidden;
  }

  /** Input frames for each output frame. */
  @JsonIgnore
  int stride() {
    return convolutions.stream().mapToInt(Convolution::stride).reduce(1, Math::multiplyExact);
  }

  /** Input frames that an output frame sees on each side of its own. */
  @JsonIgnore
  int halo() {
    int halo = 0;
    int stride = 1;
    for (Convolution one : convolutions) {
      halo += (one.width() - 1) / 2 * stride;
      stride *= one.stride();
    }
    return halo;
  }

  /** Output frames of an input of {@code frames} frames: each convolution rounds up. */
  int steps(int frames) {
    int steps = frames;
    for (Convolution one : convolutions) {
      steps = (steps + one.stride() - 1) / one.stride();
    }
    return steps;
  }
}
