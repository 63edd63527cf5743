package dev.unroll.autoencoder;

import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.graph.GraphTask;

/** Trains the graph of an autoencoder, of whatever kind. */
final class AutoencoderTask {
  private AutoencoderTask() {}

  static GraphTask<GraphBatch> of(
      AutoencoderConfig config, AutoencoderData data, TrainConfig training) {
    Feed feed = Feed.of(config, data, training.seed());
    Rate rate = training.rate(feed.batches());
    CarryingGraph graph =
        AutoencoderNetwork.graph(
            config,
            data.language().vocabulary().size(),
            training.seed(),
            training.optimiser(),
            rate);
    return new GraphTask<>(
        training,
        graph,
        rate,
        feed,
        (step, batch, index) ->
            step.fit(
                batch.inputs(),
                batch.inputMasks(),
                batch.labels(),
                batch.mask(),
                batch.tokens(),
                index),
        HeldOut.of(config, data, graph));
  }
}
