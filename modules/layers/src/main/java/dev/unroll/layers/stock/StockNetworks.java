package dev.unroll.layers.stock;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.NativeKernels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Networks of Deeplearning4j's own recurrent layers, such as those that {@code ModelSerializer}
 * reads, made faster.
 *
 * <pre>{@code
 * MultiLayerNetwork fast = StockNetworks.accelerate(ModelSerializer.restoreMultiLayerNetwork(zip));
 * }</pre>
 *
 * In a copy, {@code LSTM}, {@code GravesLSTM}, {@code SimpleRnn} and {@code Bidirectional} around
 * them, also when frozen or inside {@code LastTimeStep} and the like, give way to {@link
 * dev.unroll.layers.recurrent.Recurrent} with the same parameters, settings and names. Training
 * goes on where it was: the state of the updaters and the counts of iterations and epochs are
 * copied too; listeners and the state of {@code rnnTimeStep} are not. A layer stays if no cell
 * computes just what it does, and all stay if the network is not of type FLOAT or the native
 * kernels do not work here; {@link #plan} tells which and why. The copy can be saved and loaded
 * where this module is on the class path.
 *
 * <p>Outputs, scores and gradients are those of the stock layers, up to rounding, except where
 * those are wrong:
 *
 * <ul>
 *   <li>in truncated back-propagation the stock {@code LSTM}, {@code GravesLSTM} and {@code
 *       SimpleRnn} compute gradients as if the state carried into a segment were zero
 *   <li>stock layers read the steps that a features mask leaves out, so that padding at the
 *       beginning, gaps, and for {@code Bidirectional} any padding change the result; here such a
 *       step leaves the state as it was. Behind {@code MaskZeroLayer} the stock layers set the
 *       state to zero in a gap
 *   <li>the output at a masked step is zero here, but any value from stock layers
 * </ul>
 */
public final class StockNetworks {
  private StockNetworks() {}

  /**
   * A faster copy.
   *
   * @param network initialised; not changed
   * @throws IllegalArgumentException when the network has not been initialised
   */
  public static MultiLayerNetwork accelerate(MultiLayerNetwork network) {
    requireInitialised(network.isInitCalled());
    MultiLayerConfiguration configuration = copy(network.getLayerWiseConfigurations());
    Map<String, Verdict> verdicts = replace(layers(configuration), configuration.getDataType());
    MultiLayerNetwork copy = new MultiLayerNetwork(configuration);
    copy.init();
    List<IntUnaryOperator> orders = verdicts.values().stream().map(StockNetworks::order).toList();
    FlatOrder flat = new FlatOrder();
    Layer[] layers = copy.getLayers();
    for (int i = 0; i < layers.length; i++) {
      flat.append(layers[i].numParams(), orders.get(i));
    }
    copy.setParams(flat.move(network.params()));
    if (network.getUpdater(false) instanceof BaseMultiLayerUpdater<?> stock
        && copy.getUpdater() instanceof BaseMultiLayerUpdater<?> updater) {
      flat.move(stock, updater);
    }
    return copy;
  }

  /**
   * A faster copy.
   *
   * @param network initialised; not changed
   * @throws IllegalArgumentException when the network has not been initialised
   */
  public static ComputationGraph accelerate(ComputationGraph network) {
    requireInitialised(network.getVertices() != null);
    ComputationGraphConfiguration configuration = copy(network.getConfiguration());
    Map<String, Verdict> verdicts = replace(layers(configuration), configuration.getDataType());
    ComputationGraph copy = new ComputationGraph(configuration);
    copy.init();
    FlatOrder flat = new FlatOrder();
    for (int index : copy.topologicalSortOrder()) {
      GraphVertex vertex = copy.getVertices()[index];
      Verdict verdict = verdicts.getOrDefault(vertex.getVertexName(), new Verdict.Untouched());
      flat.append(vertex.numParams(), order(verdict));
    }
    copy.setParams(flat.move(network.params()));
    if (network.getUpdater(false) != null) {
      flat.move(network.getUpdater(false), copy.getUpdater());
    }
    return copy;
  }

  /** What {@link #accelerate(MultiLayerNetwork)} does to which layer. */
  public static Acceleration plan(MultiLayerNetwork network) {
    MultiLayerConfiguration configuration = copy(network.getLayerWiseConfigurations());
    return report(replace(layers(configuration), configuration.getDataType()));
  }

  /** What {@link #accelerate(ComputationGraph)} does to which layer. */
  public static Acceleration plan(ComputationGraph network) {
    ComputationGraphConfiguration configuration = copy(network.getConfiguration());
    return report(replace(layers(configuration), configuration.getDataType()));
  }

  /** By way of JSON, for {@code clone} leaves updaters, constraints and wrapped layers shared. */
  private static MultiLayerConfiguration copy(MultiLayerConfiguration configuration) {
    return MultiLayerConfiguration.fromJson(configuration.toJson());
  }

  private static ComputationGraphConfiguration copy(ComputationGraphConfiguration configuration) {
    return ComputationGraphConfiguration.fromJson(configuration.toJson());
  }

  private static Map<String, NeuralNetConfiguration> layers(MultiLayerConfiguration network) {
    Map<String, NeuralNetConfiguration> layers = new LinkedHashMap<>();
    for (NeuralNetConfiguration layer : network.getConfs()) {
      layers.put(layer.getLayer().getLayerName(), layer);
    }
    return layers;
  }

  private static Map<String, NeuralNetConfiguration> layers(ComputationGraphConfiguration network) {
    Map<String, NeuralNetConfiguration> layers = new LinkedHashMap<>();
    network
        .getVertices()
        .forEach(
            (name, vertex) -> {
              if (vertex instanceof LayerVertex layer) {
                layers.put(name, layer.getLayerConf());
              }
            });
    return layers;
  }

  private static Map<String, Verdict> replace(
      Map<String, NeuralNetConfiguration> layers, DataType type) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    layers.forEach((name, layer) -> verdicts.put(name, replace(layer, type)));
    return verdicts;
  }

  private static Verdict replace(NeuralNetConfiguration configuration, DataType type) {
    Verdict verdict = StockLayers.of(configuration.getLayer());
    if (verdict instanceof Verdict.Replaced replaced) {
      if (type != DataType.FLOAT) {
        return new Verdict.Kept("the network is of type " + type + ", and only FLOAT is faster");
      }
      if (!NativeKernels.available()) {
        return new Verdict.Kept("the native kernels do not work here");
      }
      configuration.setLayer(replaced.layer());
      configuration.clearVariables();
    }
    return verdict;
  }

  private static IntUnaryOperator order(Verdict verdict) {
    return verdict instanceof Verdict.Replaced replaced
        ? replaced.order()
        : IntUnaryOperator.identity();
  }

  private static Acceleration report(Map<String, Verdict> verdicts) {
    List<String> replaced = new ArrayList<>();
    Map<String, String> kept = new LinkedHashMap<>();
    verdicts.forEach(
        (name, verdict) -> {
          if (verdict instanceof Verdict.Replaced) {
            replaced.add(name);
          } else if (verdict instanceof Verdict.Kept stays) {
            kept.put(name, stays.reason());
          }
        });
    return new Acceleration(replaced, kept);
  }

  private static void requireInitialised(boolean initialised) {
    Check.require(initialised, "the network has no parameters yet; call init() on it first");
  }
}
