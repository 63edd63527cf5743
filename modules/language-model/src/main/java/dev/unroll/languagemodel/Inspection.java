package dev.unroll.languagemodel;

import dev.unroll.core.check.Check;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.BatchArrays;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a model makes of a text, token by token: how surprised it was, and what its hidden units
 * did.
 *
 * @param tokens as text
 * @param nats of each token given the ones before it; 0 for the first
 * @param units activations by layer name, float [H][T] in the order of tokens; empty for models
 *     without recurrent layers
 */
record Inspection(List<String> tokens, double[] nats, Map<String, float[][]> units) {
  /** More tokens than a browser shows pleasantly. */
  private static final int LONGEST = 20_000;

  static Inspection of(LanguageModel model, int[] ids) {
    Check.require(
        ids.length >= 2, "a text to inspect needs 2 tokens or more, but had " + ids.length);
    Check.require(
        ids.length <= LONGEST,
        "a text to inspect may have "
            + LONGEST
            + " tokens, but had "
            + ids.length
            + "; cut a part out of it");
    boolean recurrent = model.config().kind() == LanguageModelConfig.Kind.RNN;
    return new Inspection(
        model.vocabulary().tokens(ids),
        model.nats(ids),
        recurrent ? activations(model, ids) : Map.of());
  }

  private static Map<String, float[][]> activations(LanguageModel model, int[] ids) {
    CarryingGraph graph = model.graph();
    Map<String, INDArray> layers =
        graph.feedForward(new INDArray[] {BatchArrays.sequence(ids, 1, ids.length)}, false);
    Map<String, float[][]> units = new LinkedHashMap<>();
    for (int i = 0; i < model.config().recurrent().layers(); i++) {
      INDArray activations = layers.get(LanguageModelNetwork.layer(i));
      units.put(
          LanguageModelNetwork.layer(i),
          activations.reshape(activations.size(1), activations.size(2)).toFloatMatrix());
    }
    return units;
  }

  /** The units whose activation varies most from token to token, strongest first. */
  List<Integer> liveliest(String layer) {
    float[][] rows = units.get(layer);
    List<Integer> order = new ArrayList<>();
    double[] variance = new double[rows.length];
    for (int unit = 0; unit < rows.length; unit++) {
      variance[unit] = variance(rows[unit]);
      order.add(unit);
    }
    order.sort((a, b) -> Double.compare(variance[b], variance[a]));
    return order;
  }

  private static double variance(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += value * value;
    }
    double mean = sum / values.length;
    return squares / values.length - mean * mean;
  }
}
