package dev.unroll.layers.recurrent;

import dev.unroll.layers.recurrent.Recurrent.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Parameters of a {@link Recurrent}: W [F, inputLanes·H], RW [H, recurrentLanes·H], b [1, lanes·H],
 * P [1, extras·H] where the cell has extra weights, and with layer normalisation the gains g [1,
 * inputLanes·H] and gU [1, recurrentLanes·H]; then the same with the suffix {@code r} for the
 * second of two directions. Shapes and order are those of Deeplearning4j's {@code LSTM} and {@code
 * SimpleRnn}, and so are the first values of the former; {@code SimpleRnn} draws from wider
 * distributions.
 */
final class RecurrentParameters implements ParamInitializer {
  static final RecurrentParameters INSTANCE = new RecurrentParameters();
  static final String INPUT = "W";
  static final String RECURRENT = "RW";
  static final String BIAS = "b";
  static final String EXTRA = "P";
  static final String INPUT_GAIN = "g";
  static final String RECURRENT_GAIN = "gU";

  /** Suffix of the keys of the second of two directions. */
  static final String REVERSED = "r";

  private RecurrentParameters() {}

  static List<String> suffixes(Recurrent layer) {
    return layer.direction() == Direction.BOTH ? List.of("", REVERSED) : List.of("");
  }

  /** The parameters, or gradients, of one direction out of a table. */
  static Weights weights(Recurrent layer, Map<String, INDArray> table, String suffix) {
    List<INDArray> extras = new ArrayList<>();
    long hidden = layer.getNOut();
    for (int i = 0; i < layer.cell().extras(); i++) {
      INDArray all = table.get(EXTRA + suffix);
      extras.add(
          all.reshape(all.length())
              .get(NDArrayIndex.interval(i * hidden, (i + 1) * hidden))
              .reshape(1, hidden));
    }
    List<INDArray> gains = new ArrayList<>();
    if (layer.layerNormalisation()) {
      for (String key : List.of(INPUT_GAIN, RECURRENT_GAIN)) {
        INDArray gain = table.get(key + suffix);
        gains.add(gain.reshape(1, gain.length()));
      }
    }
    return new Weights(
        table.get(INPUT + suffix),
        table.get(RECURRENT + suffix),
        table.get(BIAS + suffix),
        extras,
        gains);
  }

  /** Shapes by key, in the order of memory. */
  private static Map<String, long[]> shapes(Recurrent layer) {
    Cell cell = layer.cell();
    long hidden = layer.getNOut();
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (String suffix : suffixes(layer)) {
      shapes.put(INPUT + suffix, new long[] {layer.getNIn(), cell.inputLanes() * hidden});
      shapes.put(RECURRENT + suffix, new long[] {hidden, cell.recurrentLanes() * hidden});
      shapes.put(BIAS + suffix, new long[] {1, cell.lanes() * hidden});
      if (cell.extras() > 0) {
        shapes.put(EXTRA + suffix, new long[] {1, cell.extras() * hidden});
      }
      if (layer.layerNormalisation()) {
        shapes.put(INPUT_GAIN + suffix, new long[] {1, cell.inputLanes() * hidden});
        shapes.put(RECURRENT_GAIN + suffix, new long[] {1, cell.recurrentLanes() * hidden});
      }
    }
    return shapes;
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return shapes((Recurrent) layer).values().stream().mapToLong(s -> s[0] * s[1]).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.copyOf(shapes((Recurrent) layer).keySet());
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
    return !isBiasParam(layer, key) && !isGain(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return key.startsWith(BIAS);
  }

  /** Gains belong to 1, not to 0: no weight decay pulls at them. */
  private static boolean isGain(String key) {
    return key.startsWith(INPUT_GAIN);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration configuration, INDArray view, boolean initialise) {
    Recurrent layer = (Recurrent) configuration.getLayer();
    Map<String, INDArray> table = Collections.synchronizedMap(new LinkedHashMap<>());
    getGradientsFromFlattened(configuration, view)
        .forEach(
            (key, array) -> {
              configuration.addVariable(key);
              if (initialise) {
                initialise(layer, key, array);
              }
              table.put(key, array);
            });
    return table;
  }

  private static void initialise(Recurrent layer, String key, INDArray array) {
    long hidden = layer.getNOut();
    if (key.startsWith(BIAS)) {
      for (int lane = 0; lane < layer.cell().lanes(); lane++) {
        array
            .reshape(array.length())
            .get(NDArrayIndex.interval(lane * hidden, (lane + 1) * hidden))
            .assign(layer.cell().initialBias(lane));
      }
    } else if (key.startsWith(EXTRA)) {
      array.assign(0);
    } else if (isGain(key)) {
      array.assign(1);
    } else if (key.startsWith(RECURRENT)) {
      initialiseRecurrent(layer, array);
    } else {
      draw(layer, layer.getWeightInitFn(), array);
    }
  }

  private static void initialiseRecurrent(Recurrent layer, INDArray array) {
    Cell cell = layer.cell();
    boolean own = layer.getWeightInitFnRecurrent() != null;
    if (!own && cell.initialIdentity() != 0) {
      array.assign(0);
      for (int column = 0; column < array.size(1); column++) {
        array.putScalar(column % layer.getNOut(), column, cell.initialIdentity());
      }
    } else {
      draw(layer, own ? layer.getWeightInitFnRecurrent() : layer.getWeightInitFn(), array);
    }
    new UsedWeights(cell).silence(array);
  }

  private static void draw(Recurrent layer, IWeightInit init, INDArray array) {
    long hidden = layer.getNOut();
    init.init(
        (double) hidden,
        (double) (layer.getNIn() + hidden),
        array.shape(),
        IWeightInit.DEFAULT_WEIGHT_INIT_ORDER,
        array.reshape('f', new long[] {array.length()}));
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration configuration, INDArray view) {
    Map<String, INDArray> table = new LinkedHashMap<>();
    INDArray flat = view.reshape(view.length());
    long from = 0;
    for (Map.Entry<String, long[]> entry :
        shapes((Recurrent) configuration.getLayer()).entrySet()) {
      long[] shape = entry.getValue();
      long length = shape[0] * shape[1];
      INDArray part = flat.get(NDArrayIndex.interval(from, from + length));
      String key = entry.getKey();
      boolean matrix = key.startsWith(INPUT) || key.startsWith(RECURRENT);
      table.put(key, matrix ? part.reshape('f', shape) : part);
      from += length;
    }
    return table;
  }
}
