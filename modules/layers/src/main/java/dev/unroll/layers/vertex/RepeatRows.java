package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Repeats each row of its first input until there are as many as in the second: [P, ...] beside [N,
 * ...] becomes [N, ...], row n being row n / (N / P), rounded down, of the first. What was computed
 * once for a picture then serves all of its captions, which lie under each other in a batch. The
 * gradient of a row is the sum over its repetitions; the second input gets none.
 *
 * <p>N must be a multiple of P. The first input has no mask.
 */
public final class RepeatRows extends SequenceVertex {
  private static final long serialVersionUID = 1L;

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningRepeatRows(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    return inputs[0];
  }

  @Override
  int inputs() {
    return 2;
  }

  @Override
  public GraphVertex clone() {
    return new RepeatRows();
  }
}
