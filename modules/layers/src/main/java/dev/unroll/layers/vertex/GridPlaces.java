package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Puts two planes behind those of a grid, which say where a region is: [N, C, h, w] becomes [N, C +
 * 2, h, w], the last but one rising from −1 at the left to 1 at the right, the last from −1 at the
 * top to 1 at the bottom (Liu et al. 2018, "An intriguing failing of convolutional neural networks
 * and the CoordConv solution"). Convolutions see the same everywhere, so that without them nothing
 * above knows left from right.
 */
public final class GridPlaces extends AddedPlanes {
  private static final long serialVersionUID = 1L;

  /** Planes that are added. */
  public static final int PLANES = 2;

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningGridPlaces(graph, name, index, type);
  }

  @Override
  int planes() {
    return PLANES;
  }

  @Override
  public GraphVertex clone() {
    return new GridPlaces();
  }
}
