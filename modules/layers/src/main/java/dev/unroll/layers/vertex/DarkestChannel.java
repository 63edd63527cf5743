package dev.unroll.layers.vertex;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Puts the darkest channel of each place behind the channels of a grid: [N, C, h, w] becomes [N, C
 * + 1, h, w], the last plane being min_c x_c (the dark channel of He, Sun and Tang 2009, eq. 5,
 * without its window). A thing of any saturated or dark colour lies dark on a bright ground there,
 * so that a convolution can learn a shape once for all colours.
 *
 * <p>The gradient of the last plane goes to the darkest channel, in equal parts where several are;
 * a graph's input gets none, for it would be the dearest part and is not used.
 */
public final class DarkestChannel extends AddedPlanes {
  private static final long serialVersionUID = 1L;

  /** Planes that are added. */
  public static final int PLANES = 1;

  @Override
  RunningSequence running(ComputationGraph graph, String name, int index, DataType type) {
    return new RunningDarkestChannel(graph, name, index, type);
  }

  @Override
  int planes() {
    return PLANES;
  }

  @Override
  public GraphVertex clone() {
    return new DarkestChannel();
  }
}
