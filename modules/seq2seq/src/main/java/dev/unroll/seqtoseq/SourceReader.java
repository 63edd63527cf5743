package dev.unroll.seqtoseq;

import dev.unroll.layers.decoder.DecoderSource;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.PaddedSequences;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads batches of sources with a copy of a graph's encoder. One thread at a time. */
final class SourceReader {
  private final CarryingGraph encoder;
  private final int padding;
  private final int states;

  /**
   * @param network whose parameters are taken
   * @param padding id that fills up short sources
   */
  SourceReader(SeqToSeqConfig config, int sourceTokens, ComputationGraph network, int padding) {
    this.encoder = SeqToSeqNetwork.encoderGraph(config, sourceTokens);
    this.padding = padding;
    this.states = config.network().layers() * config.network().cell().cell().states().size();
    encoder.paramTable().forEach((name, array) -> array.assign(network.getParam(name)));
  }

  /**
   * Reads sources, each of at least one id: the last states of each layer, and the steps of the top
   * one where there is attention.
   */
  DecoderSource read(List<int[]> sources) {
    PaddedSequences padded = PaddedSequences.of(sources, padding);
    INDArray[] outputs =
        encoder.output(false, new INDArray[] {padded.ids()}, new INDArray[] {padded.mask()}, null);
    encoder.clearLayerMaskArrays();
    int[] lengths = padded.lengths();
    DecoderSource last = DecoderSource.of(lengths.length, List.of(outputs).subList(0, this.states));
    return outputs.length > this.states
        ? last.withSteps(outputs[this.states], padded.mask(), lengths)
        : last;
  }
}
