package dev.unroll.seqtoseq;

import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.BatchArrays;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

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
   * What the encoder made of a batch.
   *
   * @param steps outputs of the top layer, [N, H, S]; empty without attention
   * @param mask [N, S]
   * @param states last states [N, H]: those of the first layer in the order of the cell, then those
   *     of the next
   * @param lengths tokens of each source
   */
  @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
  record Read(INDArray steps, INDArray mask, List<INDArray> states, int[] lengths) {
    int sentences() {
      return lengths.length;
    }

    /** Tokens of a source. */
    int length(int sentence) {
      return lengths[sentence];
    }
  }

  /** Reads sources, each of at least one id. */
  Read read(List<int[]> sources) {
    int steps = sources.stream().mapToInt(ids -> ids.length).max().orElseThrow();
    int[] ids = new int[sources.size() * steps];
    float[] mask = new float[ids.length];
    Arrays.fill(ids, padding);
    for (int row = 0; row < sources.size(); row++) {
      int length = sources.get(row).length;
      System.arraycopy(sources.get(row), 0, ids, row * steps, length);
      Arrays.fill(mask, row * steps, row * steps + length, 1);
    }
    INDArray exists = BatchArrays.mask(mask, sources.size(), steps);
    INDArray[] outputs =
        encoder.output(
            false,
            new INDArray[] {BatchArrays.sequence(ids, sources.size(), steps)},
            new INDArray[] {exists},
            null);
    encoder.clearLayerMaskArrays();
    int[] lengths = sources.stream().mapToInt(source -> source.length).toArray();
    List<INDArray> states = List.of(outputs).subList(0, this.states);
    INDArray read =
        outputs.length > this.states ? outputs[this.states] : Nd4j.empty(DataType.FLOAT);
    return new Read(read, exists, List.copyOf(states), lengths);
  }
}
