package dev.unroll.captioning;

import dev.unroll.captioning.encoder.EncoderProvider;
import dev.unroll.captioning.encoder.FrozenEncoder;
import dev.unroll.captioning.encoder.PictureEncoder;
import dev.unroll.training.checkpoint.ArrayBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The encoder of a run: the network and, where it is frozen, its parameters, which are not among
 * those that are trained but travel with them.
 *
 * @param encoder with pre-trained weights where it was read from a file
 * @param parameters [1, P] of the frozen network, when they come from a checkpoint; one or none
 */
record Eye(PictureEncoder encoder, List<INDArray> parameters) {
  private static final String PARAMETERS = "encoder";

  Eye {
    parameters = List.copyOf(parameters);
  }

  /** That of a new run. */
  static Eye read(EncoderConfig config) throws IOException {
    EncoderProvider provider = EncoderProvider.named(config.kind());
    PictureEncoder encoder =
        provider.trained()
            ? provider.read(Path.of(config.weights()), config.side())
            : provider.untrained(config.side());
    return new Eye(encoder, List.of());
  }

  /**
   * That of a checkpoint.
   *
   * @param state of the task
   */
  static Eye restored(EncoderConfig config, Map<String, byte[]> state) {
    PictureEncoder encoder = EncoderProvider.named(config.kind()).untrained(config.side());
    return new Eye(
        encoder, config.tuned() ? List.of() : List.of(ArrayBytes.array(state.get(PARAMETERS))));
  }

  /** The frozen network. */
  FrozenEncoder frozen() {
    FrozenEncoder frozen = new FrozenEncoder(encoder);
    parameters.forEach(frozen::assign);
    return frozen;
  }

  /** Adds a frozen network's parameters to the state of a task. */
  static void addTo(Map<String, byte[]> state, FrozenEncoder frozen) {
    state.put(PARAMETERS, ArrayBytes.of(frozen.parameters()));
  }

  /** Gives a frozen network the parameters among the state of a task. */
  static void assign(FrozenEncoder frozen, Map<String, byte[]> state) {
    frozen.assign(ArrayBytes.array(state.get(PARAMETERS)));
  }
}
