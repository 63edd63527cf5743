package dev.unroll.layers.vertex;

import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What Deeplearning4j runs for a {@link SequenceVertex} or another that has no parameters. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
abstract class RunningSequence extends BaseGraphVertex {
  private static final long serialVersionUID = 1L;

  RunningSequence(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, null, null, type);
  }

  /** A sequence [N, F, T] and vectors [N, F'] of as many rows. */
  final void requireVectors(boolean alike) {
    INDArray sequence = inputs[0];
    INDArray vectors = inputs[1];
    boolean fits =
        sequence.rank() == 3
            && vectors.rank() == 2
            && vectors.size(0) == sequence.size(0)
            && (!alike || vectors.size(1) == sequence.size(1));
    if (!fits) {
      throw new IllegalArgumentException(
          "vertex \""
              + vertexName
              + "\": a sequence "
              + Arrays.toString(sequence.shape())
              + " needs vectors [N, F] of as many rows"
              + (alike ? " and features" : "")
              + ", but got "
              + Arrays.toString(vectors.shape()));
    }
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  /** None, in Deeplearning4j's way of saying so. */
  @Override
  public Layer getLayer() {
    return null;
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray view) {
    throw new UnsupportedOperationException(
        "vertex \"" + getVertexName() + "\" has no parameters and so no gradients of them");
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + getVertexName() + ")";
  }
}
