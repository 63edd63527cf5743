package dev.unroll.layers.vertex;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.SequenceTypes;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Puts the rows of its inputs under each other: P times [N, F, T] (or [N, F]) becomes [P · N, F, T]
 * with memory [T, P · N, F]. Two decoders then share one output, as those of skip-thought do (Kiros
 * et al. 2015, section 2.1). All inputs have the same shape; {@link UnstackRows} takes them apart.
 *
 * <p>Masks are stacked too, each with its own lengths; where only some inputs have one, all steps
 * of the others count. Deeplearning4j's {@code StackVertex} gives other memory, which layers here
 * would have to copy.
 */
public final class StackRows extends SequenceVertex {
  private static final long serialVersionUID = 1L;

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningStackRows(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    for (InputType input : inputs) {
      Check.require(
          input.getType() == inputs[0].getType()
              && SequenceTypes.features(input) == SequenceTypes.features(inputs[0]),
          "rows to be stacked must be of one type, but are " + Arrays.toString(inputs));
    }
    return inputs[0];
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return Integer.MAX_VALUE;
  }

  @Override
  public GraphVertex clone() {
    return new StackRows();
  }
}
