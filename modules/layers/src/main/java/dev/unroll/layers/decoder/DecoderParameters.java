package dev.unroll.layers.decoder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Parameters of a {@link DecoderConfiguration}: those of each layer's {@code Recurrent} as {@code
 * cell0.W} and so on, those of the attention as {@code attention.Wq} and so on, and {@code Wc} [M +
 * H, A]; in memory one after the other. First values are those of the layers that they belong to.
 */
final class DecoderParameters implements ParamInitializer {
  static final DecoderParameters INSTANCE = new DecoderParameters();
  static final String COMBINE = "Wc";

  private static final String ATTENTION = "attention.";

  private DecoderParameters() {}

  /** A layer whose parameters are some of a decoder's, under names that begin with a prefix. */
  private record Part(String prefix, BaseLayer layer) {
    List<String> keys() {
      return layer.initializer().paramKeys(layer);
    }

    long length() {
      return layer.initializer().numParams(layer);
    }

    boolean owns(String key) {
      return key.startsWith(prefix);
    }

    String own(String key) {
      return key.substring(prefix.length());
    }
  }

  private static String prefix(int layer) {
    return "cell" + layer + ".";
  }

  private static List<Part> parts(DecoderConfiguration decoder) {
    List<Part> parts = new ArrayList<>();
    for (int layer = 0; layer < decoder.form().layers(); layer++) {
      parts.add(new Part(prefix(layer), decoder.cell(layer)));
    }
    parts.add(new Part(ATTENTION, decoder.attention()));
    return parts;
  }

  private static long[] combineShape(DecoderForm form) {
    return new long[] {form.source() + form.hidden(), form.outputs()};
  }

  /** The arrays of a table by what they belong to. */
  static DecoderArrays split(DecoderForm form, Map<String, INDArray> table) {
    List<Map<String, INDArray>> cells = new ArrayList<>();
    for (int layer = 0; layer < form.layers(); layer++) {
      cells.add(under(prefix(layer), table));
    }
    return new DecoderArrays(cells, under(ATTENTION, table), table.get(COMBINE));
  }

  private static Map<String, INDArray> under(String prefix, Map<String, INDArray> table) {
    Map<String, INDArray> found = new LinkedHashMap<>();
    table.forEach(
        (key, array) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), array);
          }
        });
    return found;
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    DecoderConfiguration decoder = (DecoderConfiguration) layer;
    long[] combine = combineShape(decoder.form());
    return parts(decoder).stream().mapToLong(Part::length).sum() + combine[0] * combine[1];
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    List<String> keys = new ArrayList<>();
    for (Part part : parts((DecoderConfiguration) layer)) {
      part.keys().forEach(key -> keys.add(part.prefix + key));
    }
    keys.add(COMBINE);
    return keys;
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isWeightParam(layer, key)).toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isBiasParam(layer, key)).toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return !isBiasParam(layer, key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return parts((DecoderConfiguration) layer).stream()
        .anyMatch(
            part ->
                part.owns(key) && part.layer.initializer().isBiasParam(part.layer, part.own(key)));
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray view, boolean initialise) {
    DecoderConfiguration decoder = (DecoderConfiguration) configuration.getLayer();
    if (initialise) {
      initialise(decoder, view);
    }
    Map<String, INDArray> table =
        Collections.synchronizedMap(getGradientsFromFlattened(configuration, view));
    table.keySet().forEach(configuration::addVariable);
    return table;
  }

  private static void initialise(DecoderConfiguration decoder, INDArray view) {
    INDArray flat = view.reshape(view.length());
    long from = 0;
    for (Part part : parts(decoder)) {
      if (part.length() > 0) {
        INDArray own = flat.get(NDArrayIndex.interval(from, from + part.length()));
        part.layer.initializer().init(alone(part), own.reshape(1, own.length()), true);
      }
      from += part.length();
    }
    long[] shape = combineShape(decoder.form());
    decoder
        .getWeightInitFn()
        .init(
            (double) shape[0],
            (double) shape[1],
            shape,
            IWeightInit.DEFAULT_WEIGHT_INIT_ORDER,
            flat.get(NDArrayIndex.interval(from, flat.length())));
  }

  private static NeuralNetConfiguration alone(Part part) {
    NeuralNetConfiguration settings = new NeuralNetConfiguration();
    settings.setLayer(part.layer);
    return settings;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray view) {
    DecoderConfiguration decoder = (DecoderConfiguration) configuration.getLayer();
    Map<String, INDArray> table = new LinkedHashMap<>();
    INDArray flat = view.reshape(view.length());
    long from = 0;
    for (Part part : parts(decoder)) {
      if (part.length() > 0) {
        INDArray own = flat.get(NDArrayIndex.interval(from, from + part.length()));
        part.layer
            .initializer()
            .getGradientsFromFlattened(alone(part), own)
            .forEach((key, array) -> table.put(part.prefix + key, array));
      }
      from += part.length();
    }
    INDArray combine = flat.get(NDArrayIndex.interval(from, flat.length()));
    table.put(COMBINE, combine.reshape('f', combineShape(decoder.form())));
    return table;
  }
}
