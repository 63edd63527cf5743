package dev.unroll.captioning.encoder;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * An encoder alone, with its pre-trained parameters, which never change: features of a picture need
 * be computed only once. Not thread-safe; it uses all processors by itself.
 */
public final class FrozenEncoder {
  private static final String INPUT = "pictures";

  /** Pictures of one pass: enough for all threads, few enough for a small heap. */
  private static final int TOGETHER = 16;

  private final PictureEncoder encoder;
  private final ComputationGraph graph;

  /** With the encoder's pre-trained parameters, else with those that its seed 0 gives. */
  public FrozenEncoder(PictureEncoder encoder) {
    this.encoder = encoder;
    int side = encoder.pixels().side();
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(0)
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(InputType.convolutional(side, side, 3));
    builder.setOutputs(encoder.add(builder, INPUT, new Tuning.Full()));
    graph = new ComputationGraph(builder.build());
    graph.init();
    encoder.load(graph);
  }

  /** Whose features these are. */
  public PictureEncoder encoder() {
    return encoder;
  }

  /** All parameters [1, P], the caller's own. */
  public INDArray parameters() {
    return graph.params().dup();
  }

  /**
   * Gives it the parameters that {@link #parameters} of another one told; copied.
   *
   * @throws IllegalArgumentException when they are not as many
   */
  public void assign(INDArray parameters) {
    Check.require(
        parameters.length() == graph.numParams(),
        "the encoder has "
            + graph.numParams()
            + " parameters, but got "
            + parameters.length()
            + "; was it made by another version?");
    graph.params().assign(parameters.reshape(graph.params().shape()));
  }

  /**
   * Features of pictures. A picture's do not depend on the others.
   *
   * @param pictures float [N, 3, side, side], N &gt; 0, as the encoder's {@code pixels()} says
   * @return float [N, C, h, h], the caller's own
   * @throws IllegalArgumentException naming both shapes when they are of another size
   */
  public INDArray features(INDArray pictures) {
    int side = encoder.pixels().side();
    Check.require(
        pictures.rank() == 4
            && Arrays.equals(
                new long[] {3, side, side}, Arrays.copyOfRange(pictures.shape(), 1, 4)),
        "pictures must be [N, 3, "
            + side
            + ", "
            + side
            + "], but are "
            + Arrays.toString(pictures.shape()));
    List<INDArray> parts = new ArrayList<>();
    for (long from = 0; from < pictures.size(0); from += TOGETHER) {
      long to = Math.min(from + TOGETHER, pictures.size(0));
      INDArray part = pictures.get(NDArrayIndex.interval(from, to));
      parts.add(graph.outputSingle(part));
    }
    return parts.size() == 1 ? parts.get(0) : Nd4j.concat(0, parts.toArray(INDArray[]::new));
  }
}
