package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Recurrent;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * What an {@link AttentionDecoder} is made of, but for the size E of its input.
 *
 * @param cell of each layer
 * @param layers that are stacked, at least 1
 * @param attention of the top state h [N, H] to the source [N, M, S], whose steps are keys and
 *     values; its queries say H, its keys say M
 * @param feeding what the first cell sees of it
 * @param outputs features A of the attentional vector a
 */
public record DecoderForm(
    @JsonProperty("cell") Cell cell,
    @JsonProperty("layers") int layers,
    @JsonProperty("attention") AttentionForm attention,
    @JsonProperty("feeding") Feeding feeding,
    @JsonProperty("outputs") int outputs) {
  /** Checks the sizes. */
  @JsonCreator
  public DecoderForm {
    Check.positive("layers", layers);
    Check.positive("outputs", outputs);
  }

  /** H. */
  public int hidden() {
    return attention.queries();
  }

  /** M. */
  public int source() {
    return attention.keys();
  }

  /** Features that are fed beside the embedded target: none, A or M. */
  public int fed() {
    return switch (feeding) {
      case NONE -> 0;
      case INPUT_FEEDING -> outputs;
      case CONTEXT_FEEDING -> source();
    };
  }

  /**
   * Features of a layer's input.
   *
   * @param embedded E
   */
  public int features(int layer, int embedded) {
    return layer == 0 ? embedded + fed() : hidden();
  }

  /**
   * A cell as a layer of its own.
   *
   * @param embedded E
   */
  Recurrent cell(int layer, int embedded) {
    return new Recurrent.Builder(cell).nIn(features(layer, embedded)).nOut(hidden()).build();
  }

  /** Arrays [N, H] of the first state: those of the first layer, then of the next. */
  public int states() {
    return layers * cell.states().size();
  }
}
