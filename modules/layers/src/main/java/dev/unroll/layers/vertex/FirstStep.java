package dev.unroll.layers.vertex;

import dev.unroll.core.check.Check;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Puts a vector before the first step of a sequence: inputs [N, E, T] and [N, E], output [N, E, 1 +
 * T] with memory [1 + T, N, E]. The picture as the first word (Vinyals et al. 2015, eq. 10 to 12):
 * what the layers above put out at that step answers no label, so that {@link WithoutFirstStep}
 * takes it away again and labels and their masks stay [N, T].
 *
 * <pre>{@code
 * .addVertex("words", new FirstStep(), "embedded", "picture")
 * .addLayer("cells", new Recurrent.Builder(new Lstm()).nOut(512).build(), "words")
 * .addVertex("answers", new WithoutFirstStep(), "cells")
 * .addLayer("output", new SoftmaxOutput.Builder().nOut(V).build(), "answers")
 * }</pre>
 *
 * <p>The mask is that of the sequence with a one before it.
 */
public final class FirstStep extends SequenceVertex {
  private static final long serialVersionUID = 1L;
  private static final String DOES = "a vector as first step";

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningFirstStep(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    InputType.InputTypeRecurrent sequence = sequence(DOES, inputs);
    long features = vectors(DOES, inputs);
    Check.require(
        features == sequence.getSize(),
        DOES
            + " must have the features of the sequence, "
            + sequence.getSize()
            + ", but has "
            + features
            + "; put a dense layer below it");
    return InputType.recurrent(features, longer(sequence.getTimeSeriesLength(), 1), RNNFormat.NCW);
  }

  @Override
  int inputs() {
    return 2;
  }

  @Override
  public GraphVertex clone() {
    return new FirstStep();
  }
}
