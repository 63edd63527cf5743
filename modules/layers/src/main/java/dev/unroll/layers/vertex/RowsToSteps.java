package dev.unroll.layers.vertex;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeFeedForward;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeRecurrent;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Makes the vectors of sentences the steps of documents: [D · S, F], sentence s of document d in
 * row d · S + s, becomes [D, F, S] with memory [S, D, F] (the sentence encoder over the word
 * encoder of Li, Luong and Jurafsky 2015, section 3.2).
 *
 * <p>The second input is any sequence [D, G, S], such as a placeholder, of which only D, S and the
 * mask [D, S] are read; the result has that mask. Sentences that it leaves out are zeros, whatever
 * their rows held, and pass no gradient. {@link StepsToRows} is the way back.
 */
public final class RowsToSteps extends SequenceVertex {
  private static final long serialVersionUID = 1L;

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningRowsToSteps(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    Check.require(
        inputs.length == 2
            && inputs[0] instanceof InputTypeFeedForward
            && inputs[1] instanceof InputTypeRecurrent like
            && like.getFormat() != RNNFormat.NWC,
        "rows become steps of vectors [D * S, F] and a sequence [D, G, S] in format NCW, but got "
            + Arrays.toString(inputs));
    return InputType.recurrent(
        inputs[0].arrayElementsPerExample(),
        ((InputTypeRecurrent) inputs[1]).getTimeSeriesLength(),
        RNNFormat.NCW);
  }

  @Override
  int inputs() {
    return 2;
  }

  @Override
  public GraphVertex clone() {
    return new RowsToSteps();
  }
}
