package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.tagging.LetterConfig.Kind;
import dev.unroll.tagging.Models.Variant;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

class TagNetworkTest {
  private static final double STEP = 1e-6;
  private static final int DIRECTIONS = 4;

  private static CarryingGraph graph(TagConfig config, TagData data) {
    CarryingGraph graph =
        TagNetwork.graph(
            config,
            TagSizes.of(data.lexicon(), data.answers()),
            3,
            new NeuralNetConfiguration.Builder().dataType(DataType.DOUBLE));
    // Nothing is 0 any longer, as biases are where training starts, so that all has a gradient.
    INDArray parameters = graph.params();
    parameters
        .muli(1.5)
        .addi(Models.gaussian(parameters, RandomStream.named(3, "moved")).muli(0.1));
    return graph;
  }

  private static INDArray[] cast(INDArray[] arrays) {
    return Arrays.stream(arrays)
        .map(array -> array.castTo(DataType.DOUBLE))
        .toArray(INDArray[]::new);
  }

  private static double loss(CarryingGraph graph, TagArrays batch) {
    double loss =
        graph.score(
            new MultiDataSet(
                cast(batch.inputs()),
                cast(batch.labels()),
                cast(batch.inputMasks()),
                cast(batch.masks())),
            false);
    graph.clearLayerMaskArrays();
    return loss;
  }

  private static INDArray gradient(CarryingGraph graph, TagArrays batch) {
    graph.setInputs(cast(batch.inputs()));
    graph.setLabels(cast(batch.labels()));
    graph.setLayerMaskArrays(cast(batch.inputMasks()), cast(batch.masks()));
    graph.computeGradientAndScore();
    graph.clearLayerMaskArrays();
    return graph.gradient().gradient().dup();
  }

  private static void requireGradient(TagConfig config, TagData data) {
    CarryingGraph graph = graph(config, data);
    TagArrays batch = Models.batch(config, data, 0);
    INDArray gradient = gradient(graph, batch);
    graph
        .gradient()
        .gradientForVariable()
        .forEach((name, slope) -> assertTrue(slope.norm2Number().doubleValue() > 1e-6, name));
    INDArray parameters = graph.params();
    INDArray kept = parameters.dup();
    RandomStream random = RandomStream.named(9, "directions");
    for (int i = 0; i < DIRECTIONS; i++) {
      INDArray direction = Models.gaussian(parameters, random);
      parameters.addi(direction.mul(STEP));
      double above = loss(graph, batch);
      parameters.assign(kept).subi(direction.mul(STEP));
      double below = loss(graph, batch);
      parameters.assign(kept);
      double numeric = (above - below) / (2 * STEP);
      double claimed = gradient.mul(direction).sumNumber().doubleValue();
      assertEquals(numeric, claimed, 1e-6 * (1 + Math.abs(numeric)), "direction " + i);
    }
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void gradientIsThatOfFiniteDifferences(Variant variant) {
    TagConfig config = variant.config(Kind.NONE);
    requireGradient(config, Models.data(config, variant.examples()));
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void gradientGoesIntoLetters(Kind letters) {
    TagConfig config = Variant.PLAIN.config(letters);
    requireGradient(config, Models.data(config, Models.REQUESTS));
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void paddingChangesNeitherLossNorGradient(Variant variant) {
    TagConfig config = variant.config(Kind.BOTH);
    TagData data = Models.data(config, variant.examples());
    CarryingGraph graph = graph(config, data);
    TagArrays tight = Models.batch(config, data, 0);
    TagArrays loose = Models.batch(config, data, 3);
    assertEquals(tight.tokens(), loose.tokens());
    assertEquals(loss(graph, tight), loss(graph, loose), 1e-9);
    INDArray difference = gradient(graph, tight).sub(gradient(graph, loose));
    assertEquals(0, difference.norm2Number().doubleValue(), 1e-9);
  }

  /**
   * −ln P(tags) − 0.7 ln P(intent), summed over sentences, by hand from what the graph puts out.
   */
  @Test
  void lossIsThatOfTagsAndTheWeightedIntent() {
    TagConfig config = Variant.BOTH_WAYS.config(Kind.NONE);
    TagData data = Models.data(config, Models.REQUESTS);
    CarryingGraph graph = graph(config, data);
    TagArrays batch = Models.batch(config, data, 0);
    INDArray[] outputs = graph.output(false, cast(batch.inputs()), cast(batch.inputMasks()), null);
    graph.clearLayerMaskArrays();
    double nats = 0;
    for (int row = 0; row < Models.REQUESTS.size(); row++) {
      int[] tags = data.train().sequences().get(row).tags();
      for (int t = 0; t < tags.length; t++) {
        nats +=
            surprise(
                outputs[0].tensorAlongDimension(row * (int) outputs[0].size(2) + t, 1), tags[t]);
      }
      nats += 0.7 * surprise(outputs[1].getRow(row), data.train().sequences().get(row).label());
    }
    assertEquals(nats, loss(graph, batch), 1e-6);
    assertEquals(15, batch.tokens());
  }

  private static double surprise(INDArray logits, int label) {
    double sum = 0;
    for (int k = 0; k < logits.length(); k++) {
      sum += Math.exp(logits.getDouble(k));
    }
    return Math.log(sum) - logits.getDouble(label);
  }
}
