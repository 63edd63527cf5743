package dev.unroll.lectures.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Lstm;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class SmallNetworkTest {
  private static final RandomStream RANDOM = RandomStream.named(5, "test");

  @Test
  void learnsToRecallASymbolAndSaysSoByEachMeasure() {
    Recall task = new Recall(4, 6);
    SmallNetwork network =
        new SmallNetwork(Sizes.ids(new Lstm(), 24, task.ids(), 4), Training.adam(0.01, 300), 1);
    Samples held = task.batch(RandomStream.named(6, "held out"), 64);
    double before = network.nats(held);

    double[] losses = network.learn(task, RANDOM);

    assertEquals(Math.log(4), before, 0.3);
    assertTrue(network.accuracy(held) > 0.95, "accuracy " + network.accuracy(held));
    assertTrue(network.nats(held) < 0.2, "nats " + network.nats(held));
    assertTrue(losses[299] < 0.2 && losses[0] > 1, losses[0] + " to " + losses[299]);
  }

  @Test
  void lossOfNumbersIsTheirSquaredError() {
    Samples samples = new Adding(5).batch(RANDOM.at(1), 8);
    SmallNetwork network =
        new SmallNetwork(Sizes.numbers(new Gru(), 6, 2, 1), Training.adam(0.01, 1), 2);
    INDArray output = network.output(samples.inputs());
    double sum = 0;
    for (int n = 0; n < 8; n++) {
      sum += Math.pow(output.getDouble(n, 0, 4) - samples.labels().getDouble(n, 0, 4), 2);
    }

    assertEquals(sum / 8, network.squaredError(samples), 1e-6);
    assertEquals(sum / 8, network.fit(samples).loss(), 1e-5);
  }

  @Test
  void equalSeedsLearnTheSame() {
    Recall task = new Recall(3, 4);
    Sizes sizes = Sizes.ids(new Gru(), 5, task.ids(), 3);

    double[] first = new SmallNetwork(sizes, Training.adam(0.01, 5), 3).learn(task, RANDOM);
    double[] second = new SmallNetwork(sizes, Training.adam(0.01, 5), 3).learn(task, RANDOM);

    assertArrayEquals(first, second);
  }

  @Test
  void sizesComeNearestToANumberOfParameters() {
    Sizes sizes = Sizes.labels(new Lstm(), 1, 3, 2);

    // W, U, b of the LSTM and W, b of the output: 4H(3 + H + 1) + 2H + 2, 1,172 for 15, 1,314 for
    // 16
    assertEquals(15, sizes.parameters(1240).hidden());
    assertEquals(16, sizes.parameters(1250).hidden());
    assertEquals(4 * 15 * 19 + 32, SmallNetwork.parameters(sizes.hidden(15)));
  }
}
