package dev.unroll.layers.pooling;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A vertex of a {@code ComputationGraph} that makes [N, F] of a sequence [N, F, T]. The mask that
 * comes with the sequence says which steps there are, in any pattern; what the others hold, NaN
 * included, changes nothing. The mask ends here.
 */
public final class PoolingVertex extends GraphVertex {
  private static final long serialVersionUID = 1L;

  @JsonProperty private final Pooling pooling;

  /** Pools in this way. */
  @JsonCreator
  public PoolingVertex(@JsonProperty("pooling") Pooling pooling) {
    this.pooling = pooling;
  }

  /** The last unmasked step. */
  public static PoolingVertex lastStep() {
    return new PoolingVertex(Pooling.LAST);
  }

  /** The mean of the unmasked steps. */
  public static PoolingVertex meanOverTime() {
    return new PoolingVertex(Pooling.MEAN);
  }

  /** The greatest value of each feature among the unmasked steps. */
  public static PoolingVertex maxOverTime() {
    return new PoolingVertex(Pooling.MAX);
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    return new RunningPooling(graph, name, index, pooling, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    if (inputs.length == 1
        && inputs[0] instanceof InputType.InputTypeRecurrent sequence
        && sequence.getFormat() != RNNFormat.NWC) {
      return InputType.feedForward(sequence.getSize());
    }
    throw new IllegalArgumentException(
        "pooling needs one sequence [N, F, T] in format NCW, but got " + Arrays.toString(inputs));
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return new LayerMemoryReport.Builder(
            "", PoolingVertex.class, inputs[0], getOutputType(-1, inputs))
        .standardMemory(0, 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }

  @Override
  public long numParams(boolean backpropagated) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return 1;
  }

  @Override
  public GraphVertex clone() {
    return new PoolingVertex(pooling);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PoolingVertex that && pooling == that.pooling;
  }

  @Override
  public int hashCode() {
    return pooling.name().hashCode();
  }

  @Override
  public String toString() {
    return "PoolingVertex(" + pooling + ")";
  }
}
