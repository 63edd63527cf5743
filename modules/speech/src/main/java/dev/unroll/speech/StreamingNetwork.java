package dev.unroll.speech;

import dev.unroll.core.ctc.Alphabet;
import dev.unroll.data.batch.FrameBatches;
import dev.unroll.layers.graph.CarryingGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A network that reads forwards, piece by piece: what comes out is what it would put out for the
 * whole at once. Convolutions see the frames around a piece again, recurrent layers keep their
 * state.
 */
final class StreamingNetwork {
  private final NetworkConfig sizes;
  private final List<CarryingGraph> convolutions;
  private final CarryingGraph rest;

  /** Input frames that an output frame sees before and after its own. */
  private final int halo;

  /** Input frames that are still needed, the first of which is number {@code start}. */
  private final List<float[]> waiting = new ArrayList<>();

  private int start;
  private int read;

  /** Output frames that are out. */
  private int written;

  /**
   * @param features F
   * @param whole the network of these sizes, whose parameters are copied
   */
  StreamingNetwork(NetworkConfig sizes, int features, Alphabet alphabet, CarryingGraph whole) {
    this.sizes = sizes;
    convolutions =
        sizes.convolutions().isEmpty()
            ? List.of()
            : List.of(copy(whole, SpeechNetwork.convolutions(sizes, features)));
    rest = copy(whole, SpeechNetwork.afterConvolutions(sizes, features, alphabet));
    halo = sizes.halo();
  }

  private static CarryingGraph copy(CarryingGraph whole, CarryingGraph part) {
    for (Layer layer : part.getLayers()) {
      Layer trained = whole.getLayer(layer.conf().getLayer().getLayerName());
      if (trained.numParams() > 0) {
        layer.setParams(trained.params());
      }
    }
    return part;
  }

  /** Log-probabilities of the frames that nothing later changes [U][K], perhaps none. */
  float[][] accept(float[][] frames) {
    waiting.addAll(Arrays.asList(frames));
    read += frames.length;
    int stride = sizes.stride();
    int settled = read - halo; // frames whose surroundings are known
    return emit(settled <= 0 ? 0 : (settled - 1) / stride + 1);
  }

  /** The rest, after the last frame. */
  float[][] finish() {
    return emit(sizes.steps(read));
  }

  private float[][] emit(int until) {
    if (until <= written) {
      return new float[0][];
    }
    INDArray input = FrameArrays.of(FrameBatches.of(waiting.toArray(float[][]::new))).frames();
    int skipped = written - start / sizes.stride();
    int count = until - written;
    for (CarryingGraph graph : convolutions) {
      input = graph.output(input)[0];
    }
    INDArray piece =
        input.get(
            NDArrayIndex.all(),
            NDArrayIndex.all(),
            NDArrayIndex.interval(skipped, skipped + count));
    INDArray output = rest.rnnTimeStep(piece)[0];
    written = until;
    forget();
    return output.slice(0).transpose().dup('c').toFloatMatrix();
  }

  /** Drops frames that no later output sees, keeping the start at a multiple of the stride. */
  private void forget() {
    int stride = sizes.stride();
    int first = Math.max(0, written * stride - halo) / stride * stride;
    int drop = Math.min(first - start, waiting.size());
    if (drop > 0) {
      waiting.subList(0, drop).clear();
      start += drop;
    }
  }
}
