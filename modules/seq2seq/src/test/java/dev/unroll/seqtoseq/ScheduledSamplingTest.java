package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.batch.PairArrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class ScheduledSamplingTest {
  private static final SeqToSeqConfig CONFIG =
      Models.config(Models.network(NetworkConfig.AttentionName.GENERAL));
  private static final PairArrays BATCH =
      Models.batch(new int[][] {{4, 5, 2}, {6, 2, -3}}, new int[][] {{1, 4, 5, 6}, {1, 3, 4, -1}});

  @Test
  void teacherForcingChangesNothing() {
    ScheduledSampling forcing = new ScheduledSampling(SamplingConfig.none(), 1);
    assertSame(BATCH, forcing.replace(Models.graph(CONFIG), BATCH, 7));
  }

  @Test
  void aReplacedTokenIsWhatTheModelSaidAStepBefore() {
    CarryingGraph graph = Models.graph(CONFIG);
    INDArray said = BATCH.logits(graph).argMax(1);
    INDArray mixed =
        new ScheduledSampling(new SamplingConfig(0.999999, 0), 1).replace(graph, BATCH, 7).inputs();
    for (int row = 0; row < 2; row++) {
      assertEquals(1, mixed.getInt(row, 0, 0), "the start symbol stays");
      for (int t = 1; t < 4; t++) {
        assertEquals(said.getInt(row, t - 1), mixed.getInt(row, 0, t));
      }
    }
  }

  @Test
  void theShareRisesInAStraightLine() {
    SamplingConfig config = new SamplingConfig(0.4, 10);
    assertEquals(0, config.at(0), 0);
    assertEquals(0.2, config.at(5), 1e-12);
    assertEquals(0.4, config.at(10), 0);
    assertEquals(0.4, config.at(1000), 0);
  }
}
