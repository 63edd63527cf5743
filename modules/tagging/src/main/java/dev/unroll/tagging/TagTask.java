package dev.unroll.tagging;

import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.TrainConfig;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.graph.GraphTask;

/** Trains the graph of a tagger. */
final class TagTask {
  private TagTask() {}

  static GraphTask<TagArrays> of(TagConfig config, TagData data, TrainConfig training) {
    TagFeed feed = new TagFeed(config, data, training.seed());
    Rate rate = training.rate(feed.batches());
    CarryingGraph graph =
        TagNetwork.graph(
            config,
            TagSizes.of(data.lexicon(), data.answers()),
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
                batch.masks(),
                batch.tokens(),
                index),
        new HeldOut(config, data, graph));
  }
}
