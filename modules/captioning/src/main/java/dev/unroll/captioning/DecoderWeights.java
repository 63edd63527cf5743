package dev.unroll.captioning;

import dev.unroll.layers.decoder.DecoderParts;
import dev.unroll.layers.decoder.TokenDecoder;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Takes the decoder out of a trained network. */
final class DecoderWeights {
  private DecoderWeights() {}

  /**
   * The decoder of {@link CaptionNetwork#graph}, to be taken step by step.
   *
   * @param never a token that is never written; the others have its probability
   */
  static TokenDecoder of(NetworkConfig sizes, ComputationGraph graph, int never) {
    DecoderParts parts =
        sizes.attends()
            ? DecoderParts.of(graph, CaptionNetwork.DECODER)
            : DecoderParts.of(graph, CaptionNetwork.stack(sizes, 0).layers());
    return TokenDecoder.of(graph, parts, CaptionNetwork.EMBEDDING, CaptionNetwork.OUTPUT)
        .without(never);
  }
}
