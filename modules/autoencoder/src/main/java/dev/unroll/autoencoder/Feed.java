package dev.unroll.autoencoder;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.WordDropout;
import dev.unroll.training.graph.EpochFeed;
import java.util.List;

/** What a kind of model learns from, batch by batch. */
sealed interface Feed extends EpochFeed<GraphBatch>
    permits SentenceFeed, NeighbourFeed, DocumentFeed {
  /** The feed of a kind of model. */
  static Feed of(AutoencoderConfig config, AutoencoderData data, long seed) {
    return switch (config.kind()) {
      case PLAIN, DENOISING, VARIATIONAL -> new SentenceFeed(config, data, seed);
      case SKIP_THOUGHT -> new NeighbourFeed(config, data, seed);
      case HIERARCHICAL -> new DocumentFeed(config, data, seed);
    };
  }

  /** Words that decoders read as unknown, drawn anew for each batch. */
  final class Drops {
    private final WordDropout dropout;
    private final RandomStream draws;

    Drops(AutoencoderConfig config, AutoencoderData data, long seed) {
      this.dropout =
          new WordDropout(config.noise().wordDropout(), data.language().vocabulary().unknown());
      this.draws = RandomStream.named(seed, "word dropout");
    }

    /** A copy of ids [N, T] in which words are dropped. */
    int[] drop(int[] inputs, int steps, int epoch, long batch) {
      return dropout.drop(inputs, steps, draws.at(epoch).at(batch));
    }
  }

  /** Framed targets of sentences. */
  static List<int[]> framed(AutoencoderData data, List<int[]> sentences) {
    return sentences.stream().map(data.language()::framed).toList();
  }
}
