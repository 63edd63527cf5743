package dev.unroll.captioning.encoder;

import dev.unroll.data.image.PixelForm;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * A convolutional network as part of a graph: pictures [N, 3, side, side] become a grid of features
 * [N, C, h, h], one vector [C] for each region. A new kind of network is one new class.
 */
public interface PictureEncoder {
  /** The numbers that it reads. */
  PixelForm pixels();

  /** C. */
  int channels();

  /** h. */
  int gridSide();

  /**
   * What its features are multiplied by before a decoder reads them, so that their square is about
   * 1 on the average: larger ones saturate the gates of recurrent cells.
   */
  default float scale() {
    return 1;
  }

  /**
   * Adds its vertices to a graph, once.
   *
   * @param input name of a vertex of pictures, float [N, 3, side, side] as {@link #pixels()} says
   * @param tuning of its layers
   * @return name of the vertex of the grid, float [N, C, h, h]
   */
  String add(GraphBuilder graph, String input, Tuning tuning);

  /**
   * Copies its pre-trained parameters, where it has any, into an initialised graph that it was
   * {@link #add added} to.
   */
  void load(ComputationGraph graph);
}
