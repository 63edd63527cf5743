package dev.unroll.seqtoseq;

import dev.unroll.layers.graph.CarryingGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads batches of sources with a copy of a graph's encoder. One thread at a time. */
final class SourceReader {
  private final CarryingGraph encoder;
  private final int padding;

  /**
   * @param parameters of the whole network or more, by name
   * @param padding id that fills up short sources
   */
  SourceReader(
      SeqToSeqConfig config, int sourceTokens, Map<String, INDArray> parameters, int padding) {
    this.encoder = SeqToSeqNetwork.encoderGraph(config, sourceTokens);
    this.padding = padding;
    encoder.paramTable().forEach((name, array) -> array.assign(parameters.get(name)));
  }

  /**
   * What the encoder made of a batch.
   *
   * @param steps outputs of the top layer, [N, H, S]
   * @param mask [N, S]
   * @param states last states [N, H]: those of the first layer in the order of the cell, then those
   *     of the next
   */
  record Read(INDArray steps, INDArray mask, List<INDArray> states) {
    int sentences() {
      return (int) steps.size(0);
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
    INDArray exists = PairArrays.mask(mask, sources.size(), steps);
    INDArray[] outputs =
        encoder.output(
            false,
            new INDArray[] {PairArrays.ids(ids, sources.size(), steps)},
            new INDArray[] {exists},
            null);
    encoder.clearLayerMaskArrays();
    List<INDArray> states = Arrays.asList(outputs).subList(1, outputs.length);
    return new Read(outputs[0], exists, List.copyOf(states));
  }
}
