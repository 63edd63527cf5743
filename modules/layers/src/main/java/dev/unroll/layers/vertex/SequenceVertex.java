package dev.unroll.layers.vertex;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeFeedForward;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A vertex that rearranges sequences [N, F, T] or rows: it has neither parameters nor settings. */
abstract class SequenceVertex extends GraphVertex {
  private static final long serialVersionUID = 1L;

  /**
   * The type of a sequence.
   *
   * @param does what the vertex does, for the error
   * @throws IllegalArgumentException for anything else, and for format NWC
   */
  static InputTypeRecurrent sequence(String does, InputType... inputs) {
    if (inputs[0] instanceof InputTypeRecurrent one && one.getFormat() != RNNFormat.NWC) {
      return one;
    }
    throw new IllegalArgumentException(
        does
            + " needs a sequence [N, F, T] in format NCW first, but got "
            + Arrays.toString(inputs));
  }

  /**
   * Features of the vectors [N, F] that are the second input.
   *
   * @param does what the vertex does, for the error
   * @throws IllegalArgumentException for anything else
   */
  static long vectors(String does, InputType... inputs) {
    if (inputs[1] instanceof InputTypeFeedForward one) {
      return one.getSize();
    }
    throw new IllegalArgumentException(
        does + " needs vectors [N, F] second, but got " + Arrays.toString(inputs));
  }

  /** {@code steps} more of a length, which may be −1 for not known. */
  static long longer(long length, int steps) {
    return length < 0 ? length : length + steps;
  }

  /** How many inputs it reads. */
  int inputs() {
    return 1;
  }

  @Override
  public int minVertexInputs() {
    return inputs();
  }

  @Override
  public int maxVertexInputs() {
    return inputs();
  }

  /** What runs for it. */
  abstract RunningSequence running(ComputationGraph graph, String name, int index, DataType type);

  @Override
  public final RunningSequence instantiate(
      ComputationGraph graph,
      String name,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    return running(graph, name, index, type);
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    return new LayerMemoryReport.Builder("", getClass(), inputs[0], getOutputType(-1, inputs))
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
  public boolean equals(Object other) {
    return other instanceof SequenceVertex && toString().equals(other.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "()";
  }
}
