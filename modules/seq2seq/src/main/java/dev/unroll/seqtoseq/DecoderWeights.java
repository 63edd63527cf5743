package dev.unroll.seqtoseq;

import dev.unroll.layers.decoder.DecoderParts;
import dev.unroll.layers.decoder.DecoderParts.CellPart;
import dev.unroll.layers.decoder.TokenDecoder;
import dev.unroll.layers.recurrent.Recurrent;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes the decoder out of a trained network. */
final class DecoderWeights {
  private DecoderWeights() {}

  /** The decoder of {@link SeqToSeqNetwork#graph}, to be taken step by step. */
  static TokenDecoder of(SeqToSeqConfig config, ComputationGraph graph) {
    INDArray vectors = graph.getParam(SeqToSeqNetwork.TARGET_EMBEDDING + "_W");
    INDArray projection =
        config.network().tied()
            ? vectors.transpose()
            : graph.getParam(SeqToSeqNetwork.OUTPUT + "_W");
    float[] bias = graph.getParam(SeqToSeqNetwork.OUTPUT + "_b").dup().data().asFloat();
    return new TokenDecoder(
        parts(config.network(), graph), vectors.dup('c').toFloatMatrix(), projection, bias);
  }

  private static DecoderParts parts(NetworkConfig sizes, ComputationGraph graph) {
    if (sizes.attends()) {
      return DecoderParts.of(graph, SeqToSeqNetwork.DECODER);
    }
    List<CellPart> cells = new ArrayList<>();
    for (int i = 0; i < sizes.layers(); i++) {
      Layer layer = graph.getLayer(SeqToSeqNetwork.decoder(i));
      cells.add(new CellPart((Recurrent) layer.conf().getLayer(), layer.paramTable()));
    }
    return new DecoderParts(cells, List.of());
  }
}
