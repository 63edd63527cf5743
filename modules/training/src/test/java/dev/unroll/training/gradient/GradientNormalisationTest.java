package dev.unroll.training.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.data.batch.TokenBatch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.TinyNetwork;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GradientNormalisationTest {
  private static final TokenBatch BATCH =
      new TokenBatch(1, 2, new int[] {0, 1}, new int[] {1, 2}, new float[] {1, 1});
  private static final Map<GradientNormalisation, GradientNormalization> STOCK =
      Map.of(
          GradientNormalisation.NONE, GradientNormalization.None,
          GradientNormalisation.RENORMALIZE_L2_PER_LAYER,
              GradientNormalization.RenormalizeL2PerLayer,
          GradientNormalisation.RENORMALIZE_L2_PER_PARAM_TYPE,
              GradientNormalization.RenormalizeL2PerParamType,
          GradientNormalisation.CLIP_ELEMENT_WISE_ABSOLUTE_VALUE,
              GradientNormalization.ClipElementWiseAbsoluteValue,
          GradientNormalisation.CLIP_L2_PER_LAYER, GradientNormalization.ClipL2PerLayer,
          GradientNormalisation.CLIP_L2_PER_PARAM_TYPE, GradientNormalization.ClipL2PerParamType);

  /** Gradients above and below the threshold, all zero, and zero in the embedding only. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT, 1, false", "FLOAT, 0.01, false", "FLOAT, 0, false", "FLOAT, 1, true",
    "DOUBLE, 1, false", "DOUBLE, 0.01, false", "DOUBLE, 0, false", "DOUBLE, 1, true"
  })
  void everyStockKindEqualsDeeplearning4j(DataType type, double scale, boolean zeroEmbedding) {
    double tolerance = type == DataType.FLOAT ? 1e-6 : 1e-14;
    STOCK.forEach(
        (kind, stock) -> {
          double[] expected = stock(type, stock, random(type, scale, zeroEmbedding));
          double[] actual = ours(type, kind, random(type, scale, zeroEmbedding));
          assertArrayEquals(expected, actual, tolerance, kind.name());
        });
  }

  @Test
  void globalNormEqualsAPlainLoop() {
    for (double threshold : new double[] {0.1, 3, 1e6}) {
      double[] gradient = random(DataType.DOUBLE, 1, false);
      double norm = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
      double factor = Math.min(1, threshold / norm);
      double[] expected = Arrays.stream(gradient).map(g -> g * factor).toArray();
      double[] actual =
          ours(DataType.DOUBLE, GradientNormalisation.CLIP_GLOBAL_NORM, gradient, threshold);
      assertArrayEquals(expected, actual, 1e-14);
    }
  }

  @Test
  void globalNormAndValueClippingEqualPyTorch() {
    for (JsonNode one : Reference.clipCases()) {
      double threshold = one.get("max_norm").asDouble();
      LayerGradients gradients = new LayerGradients(gradient(one.get("grads")));
      assertEquals(one.get("total_norm").asDouble(), gradients.norms().total(), 1e-12);
      clip(gradients, GradientNormalisation.CLIP_GLOBAL_NORM, threshold);
      assertArrayEquals(
          Reference.flat(one.get("clipped_without_1e6")), flat(gradients), 1e-12, one.toString());

      LayerGradients byValue = new LayerGradients(gradient(one.get("grads")));
      clip(
          byValue,
          GradientNormalisation.CLIP_ELEMENT_WISE_ABSOLUTE_VALUE,
          one.get("clip_value").asDouble());
      assertArrayEquals(Reference.flat(one.get("clipped_by_value")), flat(byValue), 1e-15);
    }
  }

  private static double[] stock(DataType type, GradientNormalization kind, double[] gradient) {
    TinyNetwork network = TinyNetwork.of(type);
    CarryingGraph graph =
        network.graph(
            network.builder().gradientNormalization(kind).gradientNormalizationThreshold(0.5));
    set(network, graph, gradient);
    graph.getUpdater().update(graph.gradient(), 0, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    return graph.getFlattenedGradients().toDoubleVector();
  }

  private static double[] ours(DataType type, GradientNormalisation kind, double[] gradient) {
    return ours(type, kind, gradient, 0.5);
  }

  private static double[] ours(
      DataType type, GradientNormalisation kind, double[] gradient, double threshold) {
    TinyNetwork network = TinyNetwork.of(type);
    CarryingGraph graph = network.graph(network.builder());
    set(network, graph, gradient);
    clip(new LayerGradients(graph.gradient()), kind, threshold);
    return graph.getFlattenedGradients().toDoubleVector();
  }

  private static void clip(LayerGradients gradients, GradientNormalisation kind, double threshold) {
    gradients.clip(kind.clipping(threshold), gradients.norms());
  }

  /** Computes some gradient, so that the graph has its views, and overwrites it. */
  private static void set(TinyNetwork network, CarryingGraph graph, double[] gradient) {
    network.sum(graph, BATCH);
    INDArray flat = graph.getFlattenedGradients();
    flat.assign(Nd4j.createFromArray(gradient).castTo(flat.dataType()).reshape(flat.shape()));
  }

  private static double[] random(DataType type, double scale, boolean zeroEmbedding) {
    TinyNetwork network = TinyNetwork.of(type);
    Random random = new Random(3);
    double[] gradient =
        random
            .doubles(network.graph(network.builder()).numParams(), -1, 1)
            .map(g -> g * scale)
            .toArray();
    if (zeroEmbedding) {
      Arrays.fill(gradient, 0, network.vocabulary() * network.hidden(), 0);
    }
    return gradient;
  }

  private static Gradient gradient(JsonNode arrays) {
    Gradient gradient = new DefaultGradient();
    int number = 0;
    for (JsonNode array : arrays) {
      double[] values = Reference.numbers(array);
      gradient.setGradientFor("layer" + number++ + "_W", Nd4j.createFromArray(values));
    }
    return gradient;
  }

  private static double[] flat(LayerGradients gradients) {
    return gradients
        .views()
        .flatMapToDouble(view -> Arrays.stream(view.toDoubleVector()))
        .toArray();
  }
}
