package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Puts one vector behind every step of a sequence: inputs [N, E, T] and [N, G], output [N, E + G,
 * T] with memory [T, N, E + G]. A recurrent layer above sees the vector, such as the features v of
 * a picture, at each step; with {@code Elman} it is
 *
 * <pre>
 * h_t = tanh(W_x x_t + W_v v + W_h h_{t−1} + b)
 * </pre>
 *
 * where W_x and W_v are the upper and the lower rows of its W (as Karpathy and Fei-Fei 2015,
 * section 3.2, who add W_v v at the first step alone).
 *
 * <p>The mask is that of the sequence: masked steps are zeros, whatever they held, and pass no
 * gradient.
 */
public final class EveryStep extends SequenceVertex {
  private static final long serialVersionUID = 1L;
  private static final String DOES = "a vector at every step";

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningEveryStep(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    InputType.InputTypeRecurrent sequence = sequence(DOES, inputs);
    long features = sequence.getSize() + vectors(DOES, inputs);
    return InputType.recurrent(features, sequence.getTimeSeriesLength(), RNNFormat.NCW);
  }

  @Override
  int inputs() {
    return 2;
  }

  @Override
  public GraphVertex clone() {
    return new EveryStep();
  }
}
