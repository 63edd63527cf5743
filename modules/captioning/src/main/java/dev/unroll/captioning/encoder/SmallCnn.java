package dev.unroll.captioning.encoder;

import dev.unroll.core.check.Check;
import dev.unroll.data.image.ChannelOrder;
import dev.unroll.data.image.PixelForm;
import dev.unroll.layers.convolution.GridConvolution;
import dev.unroll.layers.vertex.DarkestChannel;
import dev.unroll.layers.vertex.GridPlaces;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;

/**
 * A few convolutions, each of which halves the picture, and one more that sees around each region
 * and where it is, to be trained with the decoder.
 *
 * <pre>
 * y_1 = max(0, W_1 ∗ [x ; min_c x_c] + b_1)  5 x 5, stride 2
 * y_i = max(0, W_i ∗ y_{i−1} + b_i)          3 x 3, stride 2, i up to the number of filters
 * y   = max(0, W ∗ [y_i ; places] + b)       3 x 3, stride 1, as many planes as y_i
 * </pre>
 *
 * In the darkest channel shapes look alike whatever their colour, which is how the network can tell
 * those that it has not seen in that colour.
 *
 * <p>First weights are those of He et al. 2015, section 2.2. Strides in the place of pooling
 * (Springenberg et al. 2015) keep the work small. There is no batch normalisation: the running
 * moments of Deeplearning4j's are part of the gradient, which the training divides and clips.
 *
 * @param side of a picture in pixels, a multiple of 2 to the number of layers
 * @param filters of each layer, at least one layer
 */
public record SmallCnn(int side, List<Integer> filters) implements PictureEncoder {
  private static final int COLOURS = 3;

  public SmallCnn {
    filters = List.copyOf(filters);
    Check.require(!filters.isEmpty(), "filters must have at least one layer, but has none");
    filters.forEach(count -> Check.positive("filters", count));
    int factor = 1 << filters.size();
    Check.require(
        side > 0 && side % factor == 0,
        "side must be a multiple of "
            + factor
            + " for "
            + filters.size()
            + " layers, but was "
            + side);
  }

  /** For pictures of 64 x 64 pixels: 8 x 8 regions of 96 channels. */
  public static SmallCnn standard() {
    return new SmallCnn(64, List.of(24, 48, 96));
  }

  @Override
  public PixelForm pixels() {
    return new PixelForm(side, ChannelOrder.RGB, new float[] {128, 128, 128}, 1 / 128f);
  }

  @Override
  public int channels() {
    return filters.get(filters.size() - 1);
  }

  @Override
  public int gridSide() {
    return side >> filters.size();
  }

  @Override
  public String add(GraphBuilder graph, String input, Tuning tuning) {
    String below = "pixels and the darkest";
    graph.addVertex(below, new DarkestChannel(), input);
    int channels = COLOURS + DarkestChannel.PLANES;
    for (int i = 0; i < filters.size(); i++) {
      int kernel = i == 0 ? 5 : 3;
      String name = "seen" + i;
      graph.addLayer(name, tuning.of(layer(channels, filters.get(i), kernel, 2)), below);
      below = name;
      channels = filters.get(i);
    }
    graph.addVertex("seen places", new GridPlaces(), below);
    graph.addLayer(
        "seen", tuning.of(layer(channels + GridPlaces.PLANES, channels, 3, 1)), "seen places");
    return "seen";
  }

  private static ConvolutionLayer layer(int inputs, int outputs, int kernel, int stride) {
    ConvolutionLayer layer = GridConvolution.rectified(inputs, outputs, kernel, stride, kernel / 2);
    layer.setWeightInitFn(WeightInit.RELU.getWeightInitFunction());
    return layer;
  }

  /** Does nothing, for there is nothing pre-trained. */
  @Override
  public void load(ComputationGraph graph) {}
}
