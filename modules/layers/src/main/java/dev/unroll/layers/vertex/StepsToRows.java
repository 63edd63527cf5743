package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Makes the steps of documents the vectors of sentences: [D, F, S] becomes [D · S, F], step s of
 * document d in row d · S + s, as {@link RowsToSteps} takes them: what a decoder of sentences says
 * at each step is where the decoder of its words begins (Li, Luong and Jurafsky 2015, section 3.2).
 *
 * <p>The mask ends here: masked steps are zeros, whatever they held, and pass no gradient.
 */
public final class StepsToRows extends SequenceVertex {
  private static final long serialVersionUID = 1L;

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningStepsToRows(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    return InputType.feedForward(sequence("making rows of steps", inputs).getSize());
  }

  @Override
  public GraphVertex clone() {
    return new StepsToRows();
  }
}
