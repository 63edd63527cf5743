package dev.unroll.lectures.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.ngram.KneserNey;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.TextPieces;
import dev.unroll.lectures.network.Training;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class NextTokenTest {
  private static final int SIZE = 5;
  private static final Training TRAINING = Training.adam(0.01, 3);
  private static final Sizes SIZES = Sizes.ids(new Lstm(), 7, SIZE, SIZE);
  private static final RandomStream RANDOM = RandomStream.named(2, "test");
  private static final int[] TEXT = RANDOM.at(1).ints(300, 0, SIZE).toArray();
  private static final int[][] CONTEXTS = new TextPieces(TEXT, 9).inputs(RANDOM.at(2), 600);

  @Test
  void noTokenBeyondTheWindowHasInfluence() {
    NextToken window = new WindowNetwork(3, SIZES, TRAINING, 4);
    NextToken grams = NextToken.of(KneserNey.train(4, SIZE, TEXT));

    for (NextToken model : new NextToken[] {window, grams}) {
      double[] influence = model.influence(CONTEXTS, new int[] {1, 3, 4, 9}, RANDOM);
      assertTrue(influence[0] > 0 && influence[1] > 0, influence[0] + ", " + influence[1]);
      assertEquals(0, influence[2]);
      assertEquals(0, influence[3]);
    }
  }

  @Test
  void recurrentPredictionIsTheNetworksLastOutput() {
    SmallNetwork network = new SmallNetwork(SIZES, TRAINING, 5);
    double[][] after = NextToken.of(network).after(CONTEXTS);
    INDArray output = network.output(Samples.steps(CONTEXTS));

    for (int n = 0; n < CONTEXTS.length; n++) {
      double[] expected = new double[SIZE];
      for (int v = 0; v < SIZE; v++) {
        expected[v] = output.getDouble(n, v, 8);
      }
      assertArrayEquals(expected, after[n], 1e-6);
    }
  }

  @Test
  void perplexityOfACertainModelIsOne() {
    NextToken certain = contexts -> new double[][] {{1, 0}, {0, 1}};

    assertEquals(1, certain.perplexity(new int[2][1], new int[] {0, 1}), 1e-12);
    assertEquals(1e15, certain.perplexity(new int[2][1], new int[] {1, 1}), 1e4);
  }

  @Test
  void windowNetworkLearnsWhatFollows() {
    int[] cycle = new int[200];
    for (int i = 0; i < cycle.length; i++) {
      cycle[i] = i % SIZE;
    }
    Training training = Training.adam(0.02, 200);
    WindowNetwork network = new WindowNetwork(2, SIZES, training, 6).learn(cycle, RANDOM.at(3));

    assertTrue(network.perplexity(new int[][] {{0, 1}, {3, 4}}, new int[] {2, 0}) < 1.1);
  }
}
