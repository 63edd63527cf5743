package dev.unroll.captioning.encoder;

import dev.unroll.core.check.Check;
import dev.unroll.data.image.PixelForm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Any trained network of Deeplearning4j with one input of pictures, such as one of its model zoo,
 * cut at a vertex whose output is a grid. Whoever reads the network from a file decides whether to
 * trust the file: Deeplearning4j creates whatever classes it names.
 *
 * <p>One with batch normalisation is for freezing: Deeplearning4j hands its running moments on as
 * gradients, which a training with the decoder would divide and clip.
 */
public final class LoadedEncoder implements PictureEncoder {
  private final ComputationGraph source;
  private final String cut;
  private final PixelForm pixels;
  private final long[] grid;

  /** The vertices up to the cut, each after what it reads. */
  private final List<String> order;

  /**
   * @param source trained; not changed
   * @param cut name of one of its vertices, [N, C, h, h]
   * @param pixels what it was trained on
   * @throws IllegalArgumentException when there is no such vertex, saying which there are, or its
   *     output is no square grid
   */
  public LoadedEncoder(ComputationGraph source, String cut, PixelForm pixels) {
    this.source = source;
    this.cut = cut;
    this.pixels = pixels;
    ComputationGraphConfiguration configuration = source.getConfiguration();
    Check.require(
        configuration.getNetworkInputs().size() == 1,
        "an encoder must have one input, but the network has " + configuration.getNetworkInputs());
    Check.require(
        configuration.getVertices().containsKey(cut),
        "the network has no vertex \""
            + cut
            + "\"; it has "
            + source.getConfiguration().getVertices().keySet());
    Map<String, List<String>> inputs = configuration.getVertexInputs();
    Set<String> needed = new TreeSet<>();
    need(cut, inputs, needed);
    order =
        Arrays.stream(source.topologicalSortOrder())
            .mapToObj(index -> source.getVertices()[index].getVertexName())
            .filter(needed::contains)
            .toList();
    INDArray black = Nd4j.zeros(DataType.FLOAT, 1, 3, pixels.side(), pixels.side());
    INDArray output = source.feedForward(black, false).get(cut);
    grid = output.shape();
    Check.require(
        grid.length == 4 && grid[2] == grid[3],
        "vertex \"" + cut + "\" must be a grid [N, C, h, h], but is " + Arrays.toString(grid));
  }

  private static void need(String name, Map<String, List<String>> inputs, Set<String> needed) {
    if (inputs.containsKey(name) && needed.add(name)) {
      inputs.get(name).forEach(below -> need(below, inputs, needed));
    }
  }

  @Override
  public PixelForm pixels() {
    return pixels;
  }

  @Override
  public int channels() {
    return Math.toIntExact(grid[1]);
  }

  @Override
  public int gridSide() {
    return Math.toIntExact(grid[2]);
  }

  @Override
  public String add(GraphBuilder graph, String input, Tuning tuning) {
    ComputationGraphConfiguration configuration = source.getConfiguration();
    Map<String, String> names = new LinkedHashMap<>();
    names.put(configuration.getNetworkInputs().get(0), input);
    order.forEach(name -> names.put(name, name));
    for (String name : order) {
      String[] below =
          configuration.getVertexInputs().get(name).stream().map(names::get).toArray(String[]::new);
      GraphVertex vertex = configuration.getVertices().get(name);
      if (vertex instanceof LayerVertex layer) {
        graph.addLayer(name, tuning.of(fresh(layer)), layer.getPreProcessor(), below);
      } else {
        graph.addVertex(name, vertex.clone(), below);
      }
    }
    return cut;
  }

  /** A copy that is updated as the network that it goes into is. */
  private static Layer fresh(LayerVertex vertex) {
    Layer layer = vertex.getLayerConf().getLayer().clone();
    if (layer instanceof BaseLayer learning) {
      learning.setIUpdater(null);
      learning.setBiasUpdater(null);
    }
    return layer;
  }

  @Override
  public void load(ComputationGraph graph) {
    for (String name : order) {
      if (source.getLayer(name) != null) {
        source
            .getLayer(name)
            .paramTable()
            .forEach((key, value) -> graph.getLayer(name).getParam(key).assign(value));
      }
    }
  }
}
