package dev.unroll.layers.vertex;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Puts the features of sequences side by side: [N, F₁, T], [N, F₂, T], ... become [N, F₁ + F₂ +
 * ..., T]. Stock {@code MergeVertex} does so too, but leaves the result in an order of memory that
 * the layers here must copy first; this one's is [T, N, F]. The mask is that of the first input
 * that has one.
 */
public final class StepMerge extends SequenceVertex {
  private static final long serialVersionUID = 1L;

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningStepMerge(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    long features = 0;
    for (InputType input : inputs) {
      if (!(input instanceof InputType.InputTypeRecurrent sequence)
          || sequence.getFormat() == RNNFormat.NWC) {
        throw new IllegalArgumentException(
            "merging steps needs sequences [N, F, T] in format NCW, but got "
                + Arrays.toString(inputs));
      }
      features += sequence.getSize();
    }
    long steps = ((InputType.InputTypeRecurrent) inputs[0]).getTimeSeriesLength();
    return InputType.recurrent(features, steps, RNNFormat.NCW);
  }

  @Override
  public int minVertexInputs() {
    return 2;
  }

  @Override
  public int maxVertexInputs() {
    return Integer.MAX_VALUE;
  }

  @Override
  public GraphVertex clone() {
    return new StepMerge();
  }
}
