package dev.unroll.layers.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.update.Clipping.Part;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;

/**
 * Against Deeplearning4j's own normalisation and updaters in double, because its norms of floats
 * are off by 1e-5. The β are numbers that floats hold exactly; {@link FusedAdamTest} has the usual
 * ones.
 */
class FusedUpdateTest {
  private static final Team TEAM = new Team(2);
  private static final double DIVISOR = 7;
  private static final int STEPS = 10;

  /** Between the smallest and the largest norm of a parameter, and of the size of an element. */
  private static final double THRESHOLD = 0.5;

  private static final Map<GradientNormalization, Clipping> KINDS =
      Map.of(
          GradientNormalization.None, Clipping.none(),
          GradientNormalization.RenormalizeL2PerLayer, Clipping.unit(Part.LAYER),
          GradientNormalization.RenormalizeL2PerParamType, Clipping.unit(Part.PARAMETER),
          GradientNormalization.ClipElementWiseAbsoluteValue, Clipping.elements(THRESHOLD / 7),
          GradientNormalization.ClipL2PerLayer, Clipping.norm(Part.LAYER, THRESHOLD),
          GradientNormalization.ClipL2PerParamType, Clipping.norm(Part.PARAMETER, THRESHOLD));

  /** The optimisers by name. */
  enum Settings implements Consumer<NeuralNetConfiguration.Builder> {
    SGD,
    ADAM,
    FUSED_ADAM,
    ADAMW,
    BIASES_APART;

    @Override
    public void accept(NeuralNetConfiguration.Builder builder) {
      switch (this) {
        case SGD -> builder.updater(new Sgd(0.1));
        case ADAM -> builder.updater(adam(1e-8));
        case FUSED_ADAM -> builder.updater(new FusedAdam(0.01, 0.875, 0.984375, 1e-3));
        case ADAMW -> builder.updater(adam(1e-3)).regularization(List.of(new DecoupledDecay(0.1)));
        case BIASES_APART -> builder.updater(adam(1e-3)).biasUpdater(new Sgd(0.2));
      }
    }

    private static Adam adam(double epsilon) {
      return new Adam(0.01, 0.875, 0.984375, epsilon);
    }
  }

  static Stream<Arguments> kindsAndSettings() {
    return KINDS.keySet().stream()
        .flatMap(kind -> Stream.of(Settings.values()).map(some -> Arguments.of(kind, some)));
  }

  @ParameterizedTest
  @MethodSource("kindsAndSettings")
  void tenStepsEqualDeeplearning4j(GradientNormalization kind, Settings settings) {
    MultiLayerNetwork stock =
        Nets.of(
            DataType.DOUBLE,
            builder -> {
              settings.accept(builder);
              builder.gradientNormalization(kind).gradientNormalizationThreshold(threshold(kind));
            });
    MultiLayerNetwork ours = Nets.of(DataType.FLOAT, settings);
    for (int step = 0; step < STEPS; step++) {
      float[] gradient = gradient(step, ours);
      Nets.stockStep(stock, gradient, DIVISOR, step);
      fusedStep(ours, gradient, KINDS.get(kind), step, TEAM);
      assertSame(stock, ours, "step " + step);
    }
  }

  /** Ours from step five on, on the stock updater's state, and the other way round. */
  @ParameterizedTest
  @EnumSource
  void aRunCanChangeBetweenTheTwo(Settings settings) {
    MultiLayerNetwork stock = Nets.of(DataType.FLOAT, settings);
    MultiLayerNetwork early = Nets.of(DataType.FLOAT, settings);
    MultiLayerNetwork late = Nets.of(DataType.FLOAT, settings);
    for (int step = 0; step < STEPS; step++) {
      float[] gradient = gradient(step, stock);
      Nets.stockStep(stock, gradient, DIVISOR, step);
      MultiLayerNetwork one = step < 5 ? early : late;
      MultiLayerNetwork other = step < 5 ? late : early;
      fusedStep(one, gradient, Clipping.none(), step, TEAM);
      Nets.stockStep(other, gradient, DIVISOR, step);
    }
    assertSame(stock, early, "ours first");
    assertSame(stock, late, "ours last");
  }

  @ParameterizedTest
  @EnumSource(GradientNormalization.class)
  void normsAreThoseOfTheGradientThatTheOptimiserGets(GradientNormalization kind) {
    MultiLayerNetwork stock =
        Nets.of(
            DataType.DOUBLE,
            builder ->
                builder
                    .updater(new Sgd(1))
                    .gradientNormalization(kind)
                    .gradientNormalizationThreshold(threshold(kind)));
    MultiLayerNetwork ours = Nets.of(DataType.FLOAT, Settings.SGD);
    float[] gradient = gradient(0, ours);
    NormChange norms = fusedStep(ours, gradient, KINDS.get(kind), 0, TEAM);
    Nets.gradient(stock, gradient);
    stock.getFlattenedGradients().divi(DIVISOR);
    assertNorms(stock, norms.before());
    Nets.stockStep(stock, gradient, DIVISOR, 0);
    assertNorms(stock, norms.after());
  }

  @Test
  void globalNormEqualsAPlainLoop() {
    MultiLayerNetwork ours = Nets.of(DataType.FLOAT, builder -> builder.updater(new Sgd(1)));
    float[] gradient = gradient(0, ours);
    double squares = 0;
    for (float g : gradient) {
      squares += (g / DIVISOR) * (g / DIVISOR);
    }
    float[] before = ours.params().dup().toFloatVector();
    NormChange norms = fusedStep(ours, gradient, Clipping.norm(Part.ALL, 2), 0, TEAM);
    float[] after = ours.params().toFloatVector();
    assertEquals(Math.sqrt(squares), norms.before().total(), 1e-9);
    assertEquals(2, norms.after().total(), 1e-12);
    for (int i = 0; i < after.length; i++) {
      assertEquals(before[i] - gradient[i] / DIVISOR * 2 / Math.sqrt(squares), after[i], 1e-6);
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    for (Clipping clipping : List.of(Clipping.norm(Part.ALL, 1), Clipping.elements(0.1))) {
      float[] expected = threeSteps(clipping, new Team(1));
      for (int threads = 2; threads <= 3; threads++) {
        assertArrayEquals(expected, threeSteps(clipping, new Team(threads)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(GradientNormalization.class)
  void aGradientThatIsNoNumberShowsInTheNorms(GradientNormalization kind) {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      MultiLayerNetwork ours = Nets.of(DataType.FLOAT, Settings.ADAM);
      float[] gradient = gradient(0, ours);
      gradient[gradient.length - 1] = bad;
      NormChange norms = fusedStep(ours, gradient, KINDS.get(kind), 0, TEAM);
      assertFalse(Double.isFinite(norms.before().total()));
      assertFalse(Double.isFinite(norms.before().byLayer().get("layer2")));
      assertTrue(Double.isFinite(norms.before().byLayer().get("layer0")));
    }
  }

  @Test
  void networksThatItWouldUpdateOtherwiseAreRefusedWithTheReason() {
    refused("FLOAT", () -> Nets.of(DataType.DOUBLE, Settings.ADAM));
    refused("RmsProp", () -> Nets.of(DataType.FLOAT, b -> b.updater(new RmsProp(0.1))));
    refused(
        "layer layer0 has a regularisation other than DecoupledDecay",
        () -> Nets.of(DataType.FLOAT, b -> b.updater(new Sgd(0.1)).l2(0.1)));
    refused(
        "layer layer1 has a gradient normalisation of its own",
        () ->
            Nets.of(
                DataType.FLOAT,
                Settings.ADAM,
                middle -> middle.gradientNormalization(GradientNormalization.ClipL2PerLayer)));
  }

  private static void refused(String reason, Supplier<MultiLayerNetwork> network) {
    var updater = Nets.updater(network.get());
    assertFalse(FusedUpdate.suits(updater));
    String message =
        assertThrows(IllegalArgumentException.class, () -> new FusedUpdate(updater, TEAM))
            .getMessage();
    assertTrue(message.contains(reason), message);
  }

  private static double threshold(GradientNormalization kind) {
    return kind == GradientNormalization.ClipElementWiseAbsoluteValue ? THRESHOLD / 7 : THRESHOLD;
  }

  /** Of a size of its own at each step; zero in the first layer at step three. */
  private static float[] gradient(int step, MultiLayerNetwork network) {
    float[] gradient = Nets.numbers(100 + step, network.numParams());
    long first = network.getLayer(0).numParams();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= i < first && step == 3 ? 0 : (float) Math.pow(3, step % 4 - 2);
    }
    return gradient;
  }

  private static NormChange fusedStep(
      MultiLayerNetwork network, float[] gradient, Clipping clipping, int step, Team team) {
    Nets.gradient(network, gradient);
    FusedUpdate update = new FusedUpdate(Nets.updater(network), team);
    return update.apply(DIVISOR, clipping, step, 0);
  }

  private static float[] threeSteps(Clipping clipping, Team team) {
    MultiLayerNetwork network = Nets.of(DataType.FLOAT, Settings.ADAMW);
    for (int step = 0; step < 3; step++) {
      fusedStep(network, gradient(step, network), clipping, step, team);
    }
    return network.params().toFloatVector();
  }

  private static void assertSame(MultiLayerNetwork stock, MultiLayerNetwork ours, String message) {
    // Parameters and updates of size one cancel, so that a number near zero keeps their rounding.
    near(stock.params().toFloatVector(), ours.params().toFloatVector(), 0.2, message);
    var state = Nets.updater(stock).getStateViewArray();
    if (state != null) {
      float[] actual = Nets.updater(ours).getStateViewArray().toFloatVector();
      near(state.toFloatVector(), actual, 0.1, message + ", state");
    }
  }

  /** To 1e-6 of each number, or of {@code least} where that is more. */
  static void near(float[] expected, float[] actual, double least, String message) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      double tolerance = 1e-6 * Math.max(Math.abs(expected[i]), least);
      if (!(Math.abs(expected[i] - actual[i]) <= tolerance)) {
        assertEquals(expected[i], actual[i], tolerance, message + ", number " + i);
      }
    }
  }

  private static void assertNorms(MultiLayerNetwork network, ParameterNorms norms) {
    Map<String, Double> byLayer = norms.byLayer();
    assertEquals(3, byLayer.size());
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double norm = network.getLayer(i).getGradientsViewArray().norm2Number().doubleValue();
      assertEquals(norm, byLayer.get("layer" + i), 1e-6 * norm, "layer " + i);
      squares += norm * norm;
    }
    assertEquals(Math.sqrt(squares), norms.total(), 1e-6 * norms.total());
  }
}
