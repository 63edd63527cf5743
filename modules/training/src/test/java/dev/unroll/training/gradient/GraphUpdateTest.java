package dev.unroll.training.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.update.Clipping;
import dev.unroll.layers.update.FusedUpdate;
import dev.unroll.layers.update.NormChange;
import dev.unroll.training.Batches;
import dev.unroll.training.TinyNetwork;
import dev.unroll.training.gradient.Optimiser.Kind;
import dev.unroll.training.schedule.Schedule;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The way in one go against PyTorch and against the way by Deeplearning4j. */
class GraphUpdateTest {
  private static final int STEPS = 10;

  @ParameterizedTest
  @CsvSource({"sgd, SGD, 0.1, 0", "adam, ADAM, 0.01, 0", "adamw, ADAMW, 0.01, 0.05"})
  void tenFusedStepsEqualPyTorch(String name, Kind kind, double rate, double decay) {
    ComputationGraph graph = tenWeights(new Optimiser(kind, 0, decay), rate, DataType.FLOAT);
    graph.params().assign(Nd4j.createFromArray(Reference.parameters()));
    double[][] gradients = Reference.gradients();
    for (int t = 0; t < gradients.length; t++) {
      fused(graph, gradients[t], Clipping.none(), t);
      assertArrayEquals(
          Reference.after(name)[t], graph.params().toDoubleVector(), 5e-6, "step " + t);
    }
  }

  /** At a rate of one, what gradient descent subtracts from zero is the clipped gradient. */
  @Test
  void fusedClippingEqualsPyTorch() {
    for (JsonNode one : Reference.clipCases()) {
      double[] gradient = Reference.flat(one.get("grads"));
      double threshold = one.get("max_norm").asDouble();
      NormChange norms =
          clipped(
              gradient,
              GradientNormalisation.CLIP_GLOBAL_NORM.clipping(threshold),
              one.get("clipped_without_1e6"));
      double norm = one.get("total_norm").asDouble();
      assertEquals(norm, norms.before().total(), 1e-6 * norm);
      assertEquals(Math.min(norm, threshold), norms.after().total(), 1e-6 * threshold);
      clipped(
          gradient,
          GradientNormalisation.CLIP_ELEMENT_WISE_ABSOLUTE_VALUE.clipping(
              one.get("clip_value").asDouble()),
          one.get("clipped_by_value"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothWaysTrainALanguageModelAlike(GradientNormalisation kind) {
    for (Optimiser optimiser :
        List.of(
            new Optimiser(Kind.SGD, 0, 0),
            new Optimiser(Kind.ADAM, 0, 0),
            new Optimiser(Kind.ADAMW, 0, 0.1))) {
      TinyNetwork network = TinyNetwork.of(DataType.FLOAT);
      CarryingGraph one = graph(network, optimiser);
      CarryingGraph other = graph(network, optimiser);
      Clipping clipping = kind.clipping(0.02);
      for (int t = 0; t < STEPS; t++) {
        // The same gradient for both: Adam makes the rounding of small gradients large.
        network.sum(one, Batches.random(t, 2, 3, network.vocabulary()));
        network.sum(other, Batches.random(t, 2, 3, network.vocabulary()));
        other.getFlattenedGradients().assign(one.getFlattenedGradients());
        NormChange fused = new GraphUpdate(one, clipping).apply(6, t);
        NormChange plain = new GraphUpdate(other, clipping).plain(6, t);
        assertNear(plain, fused);
        assertArrayEquals(
            other.params().toFloatVector(), one.params().toFloatVector(), 2e-6f, "step " + t);
      }
    }
  }

  @Test
  void aRunThatIsTakenUpAgainGivesTheSameBits() {
    TinyNetwork network = TinyNetwork.of(DataType.FLOAT);
    Optimiser optimiser = new Optimiser(Kind.ADAMW, 0, 0.1);
    CarryingGraph whole = graph(network, optimiser);
    run(network, whole, 0, STEPS);
    CarryingGraph first = graph(network, optimiser);
    run(network, first, 0, 4);
    CarryingGraph second = graph(network, optimiser);
    second.params().assign(first.params());
    second.getUpdater().setStateViewArray(first.getUpdater().getStateViewArray().dup());
    second.carry(first.carry());
    run(network, second, 4, STEPS);
    assertEquals(whole.params(), second.params());
    assertArrayEquals(whole.params().toFloatVector(), second.params().toFloatVector());
  }

  private static void run(TinyNetwork network, CarryingGraph graph, int from, int to) {
    Rate rate = new Rate(new Schedule.Constant(0.01));
    GraphStep step = new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, 0.1, rate);
    for (int t = from; t < to; t++) {
      network.fit(step, Batches.random(t, 2, 3, network.vocabulary()), t);
    }
  }

  private static CarryingGraph graph(TinyNetwork network, Optimiser optimiser) {
    return network.graph(network.builder(optimiser, new Rate(new Schedule.Constant(0.01))));
  }

  private static void assertNear(NormChange expected, NormChange actual) {
    assertEquals(expected.before().total(), actual.before().total(), 1e-6);
    expected
        .before()
        .byLayer()
        .forEach((layer, norm) -> assertEquals(norm, actual.before().byLayer().get(layer), 1e-6));
    expected
        .after()
        .byLayer()
        .forEach((layer, norm) -> assertEquals(norm, actual.after().byLayer().get(layer), 1e-6));
    assertEquals(
        List.copyOf(expected.before().byLayer().keySet()),
        List.copyOf(actual.before().byLayer().keySet()));
  }

  private static NormChange clipped(double[] gradient, Clipping clipping, JsonNode expected) {
    ComputationGraph graph = tenWeights(new Optimiser(Kind.SGD, 0, 0), 1, DataType.FLOAT);
    graph.params().assign(0);
    NormChange norms = fused(graph, gradient, clipping, 0);
    double[] subtracted = Arrays.stream(graph.params().toDoubleVector()).map(p -> -p).toArray();
    double[] wanted = Reference.flat(expected);
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], subtracted[i], 1e-6 * Math.abs(wanted[i]));
    }
    return norms;
  }

  private static NormChange fused(
      ComputationGraph graph, double[] gradient, Clipping clipping, int step) {
    INDArray flat = graph.getFlattenedGradients();
    flat.assign(Nd4j.createFromArray(gradient).reshape(flat.shape()).castTo(flat.dataType()));
    return new FusedUpdate(graph.getUpdater(), Team.shared()).apply(1, clipping, step, 0);
  }

  /** A layer of ten weights and no biases, with its gradient's views in place. */
  static ComputationGraph tenWeights(Optimiser optimiser, double rate, DataType type) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().dataType(type).miniBatch(false);
    optimiser.configure(builder, new Rate(new Schedule.Constant(rate)));
    ComputationGraph graph =
        new ComputationGraph(
            builder
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                    "dense", new DenseLayer.Builder().nIn(2).nOut(5).hasBias(false).build(), "in")
                .addLayer("loss", new LossLayer.Builder(LossFunction.MSE).build(), "dense")
                .setOutputs("loss")
                .build());
    graph.init();
    graph.setInputs(Nd4j.ones(type, 1, 2));
    graph.setLabels(Nd4j.ones(type, 1, 5));
    graph.computeGradientAndScore();
    return graph;
  }
}
