package dev.unroll.captioning;

import dev.unroll.layers.decoder.DecoderParts;
import dev.unroll.layers.decoder.TokenDecoder;
import java.util.stream.IntStream;
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
    float[] bias = graph.getParam(CaptionNetwork.OUTPUT + "_b").dup().data().asFloat();
    bias[never] = Float.NEGATIVE_INFINITY;
    DecoderParts parts =
        sizes.attends()
            ? DecoderParts.of(graph, CaptionNetwork.DECODER)
            : DecoderParts.of(
                graph,
                IntStream.range(0, sizes.layers()).mapToObj(CaptionNetwork::decoder).toList());
    return new TokenDecoder(
        parts,
        graph.getParam(CaptionNetwork.EMBEDDING + "_W").dup('c').toFloatMatrix(),
        graph.getParam(CaptionNetwork.OUTPUT + "_W"),
        bias);
  }
}
