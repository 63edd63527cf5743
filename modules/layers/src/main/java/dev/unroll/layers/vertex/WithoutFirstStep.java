package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Takes the first step of a sequence away: [N, H, 1 + T] becomes [N, H, T] with memory [T, N, H],
 * and the mask [N, 1 + T] becomes [N, T]. What a {@link FirstStep} below has put before the words.
 * The first step gets no gradient from here.
 */
public final class WithoutFirstStep extends SequenceVertex {
  private static final long serialVersionUID = 1L;

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningWithoutFirstStep(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    InputType.InputTypeRecurrent sequence = sequence("taking the first step away", inputs);
    return InputType.recurrent(
        sequence.getSize(), longer(sequence.getTimeSeriesLength(), -1), RNNFormat.NCW);
  }

  @Override
  public GraphVertex clone() {
    return new WithoutFirstStep();
  }
}
