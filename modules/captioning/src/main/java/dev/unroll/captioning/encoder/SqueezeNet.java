package dev.unroll.captioning.encoder;

import dev.unroll.captioning.encoder.FireModule.Filter;
import dev.unroll.core.check.Check;
import dev.unroll.data.image.ChannelOrder;
import dev.unroll.data.image.PixelForm;
import dev.unroll.layers.convolution.GridConvolution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * SqueezeNet 1.0 (Iandola et al. 2016, table 1), cut after the last fire module or after the maps
 * of the 1000 classes of ImageNet.
 *
 * <p>Caffe rounds the size of a pooled grid up and Deeplearning4j down. For pictures of 16 g + 19
 * pixels, the original's 227 among them (g = 13), no pooling leaves a rest and both are the same;
 * other sizes are not accepted. A smaller g is cheaper: 131 pixels (g = 7) take a third of the
 * time.
 */
public final class SqueezeNet implements PictureEncoder {
  /** g of the original, for pictures of 227 x 227 pixels. */
  public static final int ORIGINAL_GRID = 13;

  private static final Filter FIRST = new Filter("conv1", 3, 96, 7, 2, 0);
  private static final Filter LAST = new Filter("conv_final", 512, 1000, 1, 1, 1);

  /** Between the poolings. */
  private static final List<List<FireModule>> FIRES =
      List.of(
          List.of(
              new FireModule("fire2", 96, 16, 64),
              new FireModule("fire3", 128, 16, 64),
              new FireModule("fire4", 128, 32, 128)),
          List.of(
              new FireModule("fire5", 256, 32, 128),
              new FireModule("fire6", 256, 48, 192),
              new FireModule("fire7", 384, 48, 192),
              new FireModule("fire8", 384, 64, 256)),
          List.of(new FireModule("fire9", 512, 64, 256)));

  private static final List<String> POOLS = List.of("pool1", "pool4", "pool8");

  private final int grid;
  private final Cut cut;
  private final Map<String, INDArray> weights = new LinkedHashMap<>();

  /** Where the network ends. */
  public enum Cut {
    /** After fire9: [N, 512, g, g], for attention. */
    REGIONS,
    /**
     * After conv_final, which has a margin of zeros: [N, 1000, g + 2, g + 2]. Their mean over the
     * grid is the evidence for each class.
     */
    CLASSES
  }

  private SqueezeNet(int grid, Cut cut) {
    this.grid = Check.positive("grid", grid);
    this.cut = cut;
  }

  /** With first weights by chance, to be trained. */
  public static SqueezeNet untrained(int grid, Cut cut) {
    return new SqueezeNet(grid, cut);
  }

  /**
   * With weights from a file of NumPy: for each convolution of the original network, by its name
   * there, an array "name/W" [M, C, k, k] and one "name/b" [M].
   *
   * @throws IOException when the file cannot be read, lacks an array or has one of another shape
   */
  public static SqueezeNet read(Path npz, int grid, Cut cut) throws IOException {
    NpzFile file = NpzFile.read(npz);
    SqueezeNet made = new SqueezeNet(grid, cut);
    for (Filter filter : made.filters().toList()) {
      made.weights.put(
          filter.weights(),
          file.array(
              filter.weights(),
              filter.outputs(),
              filter.inputs(),
              filter.kernel(),
              filter.kernel()));
      made.weights.put(filter.biases(), file.array(filter.biases(), filter.outputs()));
    }
    return made;
  }

  private Stream<Filter> filters() {
    Stream<Filter> fires = FIRES.stream().flatMap(List::stream).flatMap(FireModule::filters);
    Stream<Filter> regions = Stream.concat(Stream.of(FIRST), fires);
    return cut == Cut.REGIONS ? regions : Stream.concat(regions, Stream.of(LAST));
  }

  /** Blue, green and red, less Caffe's mean of ImageNet. */
  @Override
  public PixelForm pixels() {
    return new PixelForm(16 * grid + 19, ChannelOrder.BGR, new float[] {104, 117, 123}, 1);
  }

  @Override
  public int channels() {
    return cut == Cut.REGIONS ? LAST.inputs() : LAST.outputs();
  }

  @Override
  public int gridSide() {
    return cut == Cut.REGIONS ? grid : grid + 2 * LAST.padding();
  }

  /** On 32 photographs the root of the mean square of the regions was 43 (g 13) and 49 (g 7). */
  @Override
  public float scale() {
    return cut == Cut.REGIONS ? 1 / 45f : 1;
  }

  @Override
  public String add(GraphBuilder graph, String input, Tuning tuning) {
    String below = add(graph, FIRST, input, tuning);
    for (int i = 0; i < FIRES.size(); i++) {
      below = pool(graph, POOLS.get(i), below, tuning);
      for (FireModule fire : FIRES.get(i)) {
        String squeezed = add(graph, fire.squeeze(), below, tuning);
        String narrow = add(graph, fire.narrow(), squeezed, tuning);
        String wide = add(graph, fire.wide(), squeezed, tuning);
        below = fire.output();
        graph.addVertex(below, new MergeVertex(), narrow, wide);
      }
    }
    return cut == Cut.REGIONS ? below : add(graph, LAST, below, tuning);
  }

  private static String add(GraphBuilder graph, Filter filter, String below, Tuning tuning) {
    ConvolutionLayer layer =
        GridConvolution.rectified(
            filter.inputs(), filter.outputs(), filter.kernel(), filter.stride(), filter.padding());
    layer.setWeightInitFn(WeightInit.RELU.getWeightInitFunction());
    graph.addLayer(filter.name(), tuning.of(layer), below);
    return filter.name();
  }

  private static String pool(GraphBuilder graph, String name, String below, Tuning tuning) {
    SubsamplingLayer layer =
        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
            .kernelSize(3, 3)
            .stride(2, 2)
            .convolutionMode(ConvolutionMode.Strict) // no rest may be left, see above
            .build();
    graph.addLayer(name, tuning.of(layer), below);
    return name;
  }

  @Override
  public void load(ComputationGraph graph) {
    if (weights.isEmpty()) {
      return;
    }
    filters()
        .forEach(
            filter -> {
              Layer layer = graph.getLayer(filter.name());
              INDArray w = layer.getParam(ConvolutionParamInitializer.WEIGHT_KEY);
              INDArray b = layer.getParam(ConvolutionParamInitializer.BIAS_KEY);
              w.assign(weights.get(filter.weights()));
              b.assign(weights.get(filter.biases()).reshape(b.shape()));
            });
  }
}
