package dev.unroll.captioning.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

class SmallCnnTest {
  private static final int N = 32;
  private static final int SIDE = 16;

  /** Upright and lying bars, which no sum over the pixels tells apart. */
  private static INDArray bars(RandomStream random, INDArray labels) {
    INDArray pictures = Nd4j.zeros(DataType.FLOAT, N, 3, SIDE, SIDE);
    for (int n = 0; n < N; n++) {
      int kind = random.nextInt(2);
      labels.putScalar(n, kind, 1);
      int row = random.nextInt(SIDE - 8);
      int column = random.nextInt(SIDE - 8);
      for (int i = 0; i < 8; i++) {
        for (int c = 0; c < 3; c++) {
          int along = kind == 0 ? row + i : row;
          int across = kind == 0 ? column : column + i;
          pictures.putScalar(new int[] {n, c, along, across}, 1);
        }
      }
    }
    return pictures;
  }

  @Test
  void itLearnsToTellUprightFromLyingBars() {
    SmallCnn encoder = new SmallCnn(SIDE, List.of(8, 16));
    ComputationGraph graph = Classifier.graph(encoder, new Tuning.Full(), new Adam(0.005));
    RandomStream random = RandomStream.named(7, "bars");
    for (int step = 0; step < 120; step++) {
      INDArray labels = Nd4j.zeros(DataType.FLOAT, N, 2);
      INDArray pictures = bars(random, labels);
      graph.fit(new INDArray[] {pictures}, new INDArray[] {labels});
    }
    INDArray labels = Nd4j.zeros(DataType.FLOAT, N, 2);
    INDArray right = graph.outputSingle(bars(random, labels)).argMax(1).eq(labels.argMax(1));
    assertTrue(right.castTo(DataType.FLOAT).sumNumber().intValue() >= 31, right.toString());
  }

  @Test
  void theGridIsAsItSays() {
    SmallCnn encoder = SmallCnn.standard();
    INDArray grid = new FrozenEncoder(encoder).features(Nd4j.rand(DataType.FLOAT, 3, 3, 64, 64));
    assertArrayEquals(
        new long[] {3, encoder.channels(), encoder.gridSide(), encoder.gridSide()}, grid.shape());
    assertEquals(8, encoder.gridSide());
  }

  @Test
  void aSideThatDoesNotHalveIsToldSo() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new SmallCnn(60, List.of(1, 1, 1)))
            .getMessage();
    assertEquals("side must be a multiple of 8 for 3 layers, but was 60", message);
  }
}
