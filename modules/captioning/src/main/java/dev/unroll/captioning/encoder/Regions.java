package dev.unroll.captioning.encoder;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;

/** What a decoder reads of a grid of features [N, C, h, h]; gradients are exact. */
public final class Regions {
  private Regions() {}

  /**
   * Adds a vertex that makes the regions the steps of a sequence, row after row, so that an
   * attention decoder can read them (Xu et al. 2015, eq. 1).
   *
   * @param grid name of the vertex of the encoder's grid
   * @return name of a vertex [N, C, h · h]
   */
  public static String steps(GraphBuilder graph, PictureEncoder encoder, String grid) {
    int side = encoder.gridSide();
    String name = grid + " steps";
    graph.addVertex(name, new ReshapeVertex(-1, encoder.channels(), side * side), grid);
    return name;
  }

  /**
   * Adds a layer that takes the mean over the regions.
   *
   * @param grid name of the vertex of the encoder's grid
   * @return name of a vertex [N, C]
   */
  public static String mean(GraphBuilder graph, String grid) {
    String name = grid + " mean";
    graph.addLayer(name, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), grid);
    return name;
  }
}
