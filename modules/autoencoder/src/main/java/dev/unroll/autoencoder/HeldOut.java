package dev.unroll.autoencoder;

import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Measurement;
import dev.unroll.training.graph.HeldOutData;
import java.util.LinkedHashMap;
import java.util.Map;

/** Measures a graph under training on held-out text; changes nothing that training depends on. */
sealed interface HeldOut extends HeldOutData
    permits SentenceHeldOut, NeighbourHeldOut, DocumentHeldOut {
  /** Rows of a batch that is measured. */
  int BATCH = 64;

  /** Examples that a person is shown. */
  int EXAMPLES = 5;

  /**
   * The loss in nats per token, end symbols included, given the true ones before, of all that is
   * held out; and what else the network says of it.
   */
  Measurement score();

  /** What is left of the first of it that a greedy search writes again; nothing where none does. */
  Map<String, Double> written();

  /** Both: loss and what is written. Nothing is written where the loss is not finite. */
  @Override
  default Measurement measure() {
    Measurement score = score();
    Map<String, Double> metrics = new LinkedHashMap<>(score.metrics());
    if (Double.isFinite(score.loss())) {
      metrics.putAll(written());
    }
    return new Measurement(score.loss(), metrics);
  }

  /** What measures a kind of model. */
  static HeldOut of(AutoencoderConfig config, AutoencoderData data, CarryingGraph graph) {
    return switch (config.kind()) {
      case PLAIN, DENOISING, VARIATIONAL -> new SentenceHeldOut(config, data, graph);
      case SKIP_THOUGHT -> new NeighbourHeldOut(config, data, graph);
      case HIERARCHICAL -> new DocumentHeldOut(config, data, graph);
    };
  }
}
