package dev.unroll.layers.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.unroll.layers.kernel.Team;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ScheduleType;

class FusedAdamTest {
  private static final ExponentialSchedule FALLING =
      new ExponentialSchedule(ScheduleType.ITERATION, 0.01, 0.9);

  /** A large ε, because a small one makes the rounding of small gradients large. */
  @Test
  void aFittedNetworkAndItsStateEqualTheStockOnes() {
    MultiLayerNetwork stock = fitted(DataType.FLOAT, new Adam(0.01, 0.9, 0.999, 0.1));
    MultiLayerNetwork ours = fitted(DataType.FLOAT, new FusedAdam(0.01, 0.9, 0.999, 0.1));
    assertInstanceOf(
        FusedAdamUpdater.class, Nets.updater(ours).getUpdaterBlocks().get(0).getGradientUpdater());
    assertArrayEquals(stock.params().toFloatVector(), ours.params().toFloatVector(), 2e-6f);
    assertArrayEquals(
        Nets.updater(stock).getStateViewArray().toFloatVector(),
        Nets.updater(ours).getStateViewArray().toFloatVector(),
        2e-6f);
  }

  /** The same gradients, so that nothing but the updater can differ. */
  @Test
  void tenUpdatesEqualTheStockUpdaters() {
    for (int length : new int[] {1, 2, 4095, 4097, 100_003}) {
      assertUpdates(length, new Adam(0.1), new FusedAdam(0.1));
      assertUpdates(length, new Adam(0.1, 0.7, 0.95, 1e-4), new FusedAdam(0.1, 0.7, 0.95, 1e-4));
    }
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    assertArrayEquals(updates(new Team(1)), updates(new Team(3)));
  }

  @Test
  void doubleIsLeftToTheStockUpdater() {
    assertEquals(
        fitted(DataType.DOUBLE, new Adam(0.01)).params(),
        fitted(DataType.DOUBLE, new FusedAdam(0.01)).params());
  }

  @Test
  void aStateGivenByNameIsUsed() {
    INDArray mean = Nd4j.createFromArray(1f, 2f, 3f);
    INDArray variance = Nd4j.createFromArray(4f, 5f, 6f);
    Map<String, INDArray> state = Map.of("M", mean, "V", variance);
    new FusedAdam().instantiate(state, false).applyUpdater(Nd4j.createFromArray(0f, 0f, 0f), 3, 0);
    assertArrayEquals(new float[] {0.9f, 1.8f, 2.7f}, mean.toFloatVector(), 1e-6f);
    assertArrayEquals(new float[] {3.996f, 4.995f, 5.994f}, variance.toFloatVector(), 1e-6f);
  }

  @Test
  void aConfigurationKeepsItThroughJson() {
    FusedAdam adam = new FusedAdam(0.5, 0.1, 0.2, 0.3);
    for (FusedAdam one : List.of(adam, new FusedAdam(FALLING), adam.clone())) {
      MultiLayerConfiguration written =
          Nets.of(DataType.FLOAT, builder -> builder.updater(one)).getLayerWiseConfigurations();
      MultiLayerConfiguration read = MultiLayerConfiguration.fromJson(written.toJson());
      assertEquals(written, read);
      assertEquals(one, assertInstanceOf(FusedAdam.class, updater(read)));
    }
  }

  @Test
  void copiesKeepTheSchedule() {
    assertEquals(0.009, new FusedAdam(FALLING).clone().getLearningRate(1, 0), 1e-12);
  }

  @Test
  void itNeverSharesABlockWithAStockAdam() {
    assertNotEquals(new Adam(0.1), new FusedAdam(0.1));
    assertNotEquals(new FusedAdam(0.1), new Adam(0.1));
    assertEquals(new FusedAdam(0.1), new FusedAdam(0.1));
    assertNotEquals(new FusedAdam(0.1), new FusedAdam(0.2));
  }

  private static void assertUpdates(int length, Adam stockAdam, FusedAdam ourAdam) {
    INDArray stockState = Nd4j.zeros(DataType.FLOAT, 2L * length);
    INDArray ourState = Nd4j.zeros(DataType.FLOAT, 2L * length);
    GradientUpdater<?> stock = stockAdam.instantiate(stockState, true);
    GradientUpdater<?> ours = ourAdam.instantiate(ourState, true);
    for (int step = 0; step < 10; step++) {
      INDArray expected = Nd4j.createFromArray(Nets.numbers(step, length));
      INDArray actual = expected.dup();
      stock.applyUpdater(expected, step, 0);
      ours.applyUpdater(actual, step, 0);
      near(expected, actual, "step " + step);
    }
    near(stockState, ourState, "state");
  }

  private static void near(INDArray expected, INDArray actual, String message) {
    FusedUpdateTest.near(expected.toFloatVector(), actual.toFloatVector(), 1e-3, message);
  }

  private static float[] updates(Team team) {
    int length = 70_001;
    FusedAdamUpdater updater = new FusedAdamUpdater(new FusedAdam(0.1), team);
    updater.setStateViewArray(
        Nd4j.zeros(DataType.FLOAT, 2L * length), new long[] {length}, 'c', true);
    INDArray gradient = Nd4j.createFromArray(Nets.numbers(1, length));
    updater.applyUpdater(gradient, 0, 0);
    updater.applyUpdater(gradient, 1, 0);
    return gradient.toFloatVector();
  }

  private static IUpdater updater(MultiLayerConfiguration configuration) {
    return ((BaseLayer) configuration.getConf(0).getLayer()).getIUpdater();
  }

  private static MultiLayerNetwork fitted(DataType type, IUpdater updater) {
    MultiLayerNetwork network = Nets.of(type, builder -> builder.updater(updater).miniBatch(true));
    network.params().muli(0.1);
    for (int i = 0; i < 10; i++) {
      INDArray inputs = Nd4j.createFromArray(Nets.numbers(i, 12)).reshape(4, 3).castTo(type);
      INDArray labels = Nd4j.createFromArray(Nets.numbers(90 + i, 8)).reshape(4, 2).castTo(type);
      network.fit(inputs, labels);
    }
    return network;
  }
}
