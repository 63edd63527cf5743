package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * What a decoder of vectors has read before each step: [N, F, S] becomes [N, F, 1 + S] with memory
 * [1 + S, N, F], zeros and then the sequence.
 *
 * <pre>
 * x_1, ..., x_S  →  0, x_1, ..., x_S
 * </pre>
 *
 * <p>At step s a decoder above knows x_1 to x_{s−1}, and at the last all of them, where it says
 * that nothing follows: a step more, as sentences have one more for their end. The mask has a one
 * before it; masked steps are zeros, whatever they held, and pass no gradient.
 */
public final class ShiftedSteps extends SequenceVertex {
  private static final long serialVersionUID = 1L;

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningShiftedSteps(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    InputType.InputTypeRecurrent sequence = sequence("shifting steps", inputs);
    return InputType.recurrent(
        sequence.getSize(), longer(sequence.getTimeSeriesLength(), 1), RNNFormat.NCW);
  }

  @Override
  public GraphVertex clone() {
    return new ShiftedSteps();
  }
}
