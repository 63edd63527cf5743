package dev.unroll.seqtoseq;

import dev.unroll.layers.decoder.DecoderParts;
import dev.unroll.layers.decoder.DecoderParts.CellPart;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a decoder needs of a trained network, by its parts. */
final class DecoderWeights {
  private final NetworkConfig sizes;
  private final ComputationGraph graph;
  private final float[][] vectors;

  DecoderWeights(SeqToSeqConfig config, ComputationGraph graph) {
    this.sizes = config.network();
    this.graph = graph;
    this.vectors = vectorTable().dup('c').toFloatMatrix();
  }

  private INDArray vectorTable() {
    return graph.getParam(SeqToSeqNetwork.TARGET_EMBEDDING + "_W");
  }

  boolean attends() {
    return sizes.attention() != AttentionName.NONE;
  }

  /** V, of the target. */
  int tokens() {
    return vectors.length;
  }

  /** E. */
  int embedding() {
    return sizes.embedding();
  }

  /** The vector [E] of a token. */
  float[] vector(int token) {
    return vectors[token];
  }

  /** The decoder, to be taken step by step. */
  DecoderParts parts() {
    if (attends()) {
      return DecoderParts.of(graph, SeqToSeqNetwork.DECODER);
    }
    List<CellPart> cells = new ArrayList<>();
    for (int i = 0; i < sizes.layers(); i++) {
      Layer layer = graph.getLayer(SeqToSeqNetwork.decoder(i));
      cells.add(new CellPart((Recurrent) layer.conf().getLayer(), layer.paramTable()));
    }
    return new DecoderParts(cells, List.of());
  }

  /** W [A, V] of the softmax. */
  INDArray projection() {
    return sizes.tied() ? vectorTable().transpose() : graph.getParam(SeqToSeqNetwork.OUTPUT + "_W");
  }

  /** b [V] of the softmax. */
  float[] bias() {
    return graph.getParam(SeqToSeqNetwork.OUTPUT + "_b").dup().data().asFloat();
  }
}
