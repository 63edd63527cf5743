package dev.unroll.layers.vertex;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Puts two planes behind those of a grid, which say where a region is: [N, C, h, w] becomes [N, C +
 * 2, h, w], the last but one rising from −1 at the left to 1 at the right, the last from −1 at the
 * top to 1 at the bottom (Liu et al. 2018, "An intriguing failing of convolutional neural networks
 * and the CoordConv solution"). Convolutions see the same everywhere, so that without them nothing
 * above knows left from right.
 */
public final class GridPlaces extends SequenceVertex {
  private static final long serialVersionUID = 1L;

  /** Planes that are added. */
  public static final int PLANES = 2;

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningGridPlaces(graph, name, index, type);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    if (inputs[0] instanceof InputTypeConvolutional grid && grid.getFormat() == CNN2DFormat.NCHW) {
      return InputType.convolutional(
          grid.getHeight(), grid.getWidth(), grid.getChannels() + PLANES);
    }
    throw new IllegalArgumentException(
        "places need a grid [N, C, h, w] in format NCHW, but got " + Arrays.toString(inputs));
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return 1;
  }

  @Override
  public GraphVertex clone() {
    return new GridPlaces();
  }
}
