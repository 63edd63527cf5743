package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import dev.unroll.layers.dropout.ElementDropout;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Dropout inside a decoder during training. The masks of an update are functions of the seed, the
 * place and its number, so that an interrupted run repeats them.
 *
 * @param input probability that an element of the input of a cell is 0, in [0, 1); of the first
 *     cell's that is both the embedded target and what is fed
 * @param output probability that an element of the output a_t is 0, in [0, 1); what is fed back is
 *     a_t as it was before
 * @param seed of the run
 * @param place names the decoder, so that two draw different masks
 */
public record DecoderDropout(
    @JsonProperty("input") double input,
    @JsonProperty("output") double output,
    @JsonProperty("seed") long seed,
    @JsonProperty("place") String place) {
  /** Checks the probabilities. */
  public DecoderDropout {
    Check.within("dropout of inputs", input, 0, 1);
    Check.within("dropout of outputs", output, 0, 1);
    Check.notBlank("place", place);
  }

  /** Nothing is dropped. */
  public static DecoderDropout none() {
    return new DecoderDropout(0, 0, 0, "none");
  }

  /**
   * Factors of 0 and 1 / (1 − p), whose memory is [T, N, ·].
   *
   * @param inputs [N, F, T] for each layer's input; empty when nothing is dropped
   * @param outputs [N, A, T] for the output; empty when nothing is dropped
   */
  record Masks(List<INDArray> inputs, List<INDArray> outputs) {
    static final Masks NONE = new Masks(List.of(), List.of());
  }

  /** The masks of an update for embedded targets [N, E, T]. */
  Masks masks(DecoderForm form, INDArray target, int update) {
    List<INDArray> inputs = new ArrayList<>();
    for (int layer = 0; input > 0 && layer < form.layers(); layer++) {
      long features = form.features(layer, (int) target.size(1));
      inputs.add(mask(input, "decoder input " + layer, target, features, update));
    }
    List<INDArray> outputs =
        output > 0
            ? List.of(mask(output, "decoder output", target, form.outputs(), update))
            : List.of();
    return new Masks(inputs, outputs);
  }

  private INDArray mask(
      double probability, String what, INDArray target, long features, int update) {
    DataType type = target.dataType();
    INDArray ones = Nd4j.ones(type, target.size(2), target.size(0), features).permute(1, 2, 0);
    return new ElementDropout(probability, seed, what + " " + place)
        .applyDropout(ones, ones, update, 0, LayerWorkspaceMgr.noWorkspaces());
  }
}
