package dev.unroll.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.batch.TokenBatch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Optimiser.Kind;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Whether the whole update learns what only a memory can tell. */
class LearningTest {
  private static final int SYMBOLS = 3;
  private static final int DELAY = 2;
  private static final int ROWS = 16;
  private static final int STEPS = 10;
  private static final int TOKENS = ROWS * STEPS;

  /**
   * The label is the symbol of two steps ago in a sequence of pure chance. Without memory no loss
   * below ln 3 = 1.10 nats is possible.
   */
  @Test
  void aDelayOfTwoStepsIsLearned() {
    TinyNetwork network = new TinyNetwork(SYMBOLS, 16, DataType.FLOAT, 0);
    Rate rate = new Rate(new Schedule.Constant(0.02));
    CarryingGraph graph = network.graph(network.builder(new Optimiser(Kind.ADAM, 0, 0), rate));
    GraphStep step = new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, 1, rate);
    Random random = new Random(7);
    double loss = 0;
    for (int number = 0; number < 120; number++) {
      TokenBatch batch = delayed(random);
      graph.clearCarry();
      loss = network.fit(step, batch, number).loss();
    }
    assertTrue(loss < 0.1, "loss " + loss);
  }

  private static TokenBatch delayed(Random random) {
    int[] inputs = random.ints(TOKENS, 0, SYMBOLS).toArray();
    int[] labels = new int[inputs.length];
    float[] mask = new float[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      if (i % STEPS >= DELAY) {
        labels[i] = inputs[i - DELAY];
        mask[i] = 1;
      }
    }
    return new TokenBatch(ROWS, STEPS, inputs, labels, mask);
  }
}
