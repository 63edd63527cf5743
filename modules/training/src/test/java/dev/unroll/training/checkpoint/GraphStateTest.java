package dev.unroll.training.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.TinyNetwork;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Optimiser.Kind;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** {@code ResumedTrainingTest} shows that training goes on with the same bits. */
class GraphStateTest {
  private static CarryingGraph graph(Kind kind, int hidden) {
    TinyNetwork network = new TinyNetwork(5, hidden, DataType.FLOAT, 0);
    Rate rate = new Rate(new Schedule.Constant(1));
    return network.graph(network.builder(new Optimiser(kind, 0, 0), rate));
  }

  @Test
  void checkpointsKeepTheNamesOfTheirEntries() {
    assertEquals(Set.of("parameters"), GraphState.of(graph(Kind.SGD, 4)).keySet());
    assertEquals(Set.of("parameters", "optimiser"), GraphState.of(graph(Kind.ADAM, 4)).keySet());
  }

  @Test
  void whatIsRestoredIsWhatWasKept() {
    CarryingGraph kept = graph(Kind.ADAM, 4);
    Nd4j.getRandom().setSeed(1);
    kept.params().assign(Nd4j.rand(DataType.FLOAT, kept.params().shape()));
    INDArray moments = kept.getUpdater().getStateViewArray();
    moments.assign(Nd4j.rand(DataType.FLOAT, moments.shape()));
    CarryingGraph restored = graph(Kind.ADAM, 4);
    GraphState.restore(restored, GraphState.of(kept));
    assertEquals(kept.params(), restored.params());
    assertEquals(moments, restored.getUpdater().getStateViewArray());
    float[] parameters = GraphState.parameters(GraphState.of(kept)).toFloatVector();
    assertArrayEquals(kept.params().toFloatVector(), parameters);
  }

  @Test
  void aStateOfAnotherSizeIsRefusedWithBothNumbers() {
    CarryingGraph small = graph(Kind.SGD, 4);
    Map<String, byte[]> large = GraphState.of(graph(Kind.SGD, 5));
    var e = assertThrows(IllegalArgumentException.class, () -> GraphState.restore(small, large));
    // Embedding 5 H; LSTM (2 H + 1) 4 H; output (H + 1) 5.
    int four = 20 + 9 * 16 + 25;
    int five = 25 + 11 * 20 + 30;
    assertEquals(
        "the checkpoint has " + five + " parameters, but its configuration needs " + four,
        e.getMessage());
  }

  @Test
  void aStateWithoutParametersIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> GraphState.parameters(Map.of("model", new byte[1])));
  }
}
