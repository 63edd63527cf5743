package dev.unroll.seqtoseq;

import dev.unroll.layers.decoder.DecoderParts;
import dev.unroll.layers.decoder.TokenDecoder;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Takes the decoder out of a trained network. */
final class DecoderWeights {
  private DecoderWeights() {}

  /** The decoder of {@link SeqToSeqNetwork#graph}, to be taken step by step. */
  static TokenDecoder of(SeqToSeqConfig config, ComputationGraph graph) {
    NetworkConfig sizes = config.network();
    DecoderParts parts =
        sizes.attends()
            ? DecoderParts.of(graph, SeqToSeqNetwork.DECODER)
            : DecoderParts.of(graph, SeqToSeqNetwork.decoder(sizes, 0).layers());
    return TokenDecoder.of(graph, parts, SeqToSeqNetwork.TARGET_EMBEDDING, SeqToSeqNetwork.OUTPUT);
  }
}
