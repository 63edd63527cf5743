package dev.unroll.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.unroll.data.batch.StreamBatches;
import dev.unroll.data.batch.TokenBatch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.checkpoint.ArrayBytes;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.checkpoint.GraphState;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Optimiser.Kind;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

/** A network with dropout, a tie and a carried state, saved in the middle and restored. */
class ResumedTrainingTest {
  private static final TinyNetwork NETWORK = new TinyNetwork(7, 6, DataType.FLOAT, 0.3);
  private static final StreamBatches DATA =
      new StreamBatches(new Random(1).ints(120, 0, 7).toArray(), 3, 6, 4);
  private static final long STEPS = 2 * DATA.count();

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void restoredInTheMiddleTrainingEndsInTheSameBits(Kind kind) throws IOException {
    Run unbroken = new Run(kind);
    List<Double> losses = unbroken.train(0, STEPS);
    long border = DATA.count();
    for (long stop :
        kind == Kind.ADAM
            ? new long[] {1, border - 1, border, STEPS - 1}
            : new long[] {border - 2}) {
      Run first = new Run(kind);
      List<Double> both = new ArrayList<>(first.train(0, stop));
      Path file = folder.resolve("last.zip");
      CheckpointFile.write(file, new Checkpoint(LoopState.start(), first.state(), Map.of()));
      Run second = new Run(kind);
      second.restore(CheckpointFile.read(file).task());
      both.addAll(second.train(stop, STEPS));
      assertEquals(losses, both, "stopped at " + stop);
      assertArrayEquals(unbroken.parameters(), second.parameters());
    }
  }

  /** Each part of the state matters; else the test above would show nothing. */
  @Test
  void withoutAnyPartOfItsStateTrainingEndsElsewhere() {
    Kind kind = Kind.ADAM;
    Run first = new Run(kind);
    first.train(0, 3);
    Run unbroken = new Run(kind);
    unbroken.train(0, STEPS);
    for (String part : first.state().keySet()) {
      Run second = new Run(kind);
      Map<String, byte[]> state = new HashMap<>(first.state());
      state.put(part, second.state().get(part));
      second.restore(state);
      second.train(3, STEPS);
      assertNotEquals(
          Arrays.hashCode(unbroken.parameters()), Arrays.hashCode(second.parameters()), part);
    }
  }

  private static final class Run {
    private final CarryingGraph graph;
    private final GraphStep step;

    Run(Kind kind) {
      Rate rate = new Rate(new Schedule.WarmUp(3, new Schedule.Constant(0.05)));
      Optimiser optimiser = new Optimiser(kind, 0.9, kind == Kind.ADAMW ? 0.01 : 0);
      graph = NETWORK.graph(NETWORK.builder(optimiser, rate));
      step = new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, 0.5, rate);
    }

    List<Double> train(long from, long to) {
      List<Double> losses = new ArrayList<>();
      for (long number = from; number < to; number++) {
        long index = number % DATA.count();
        if (index == 0) {
          graph.clearCarry();
        }
        TokenBatch batch = DATA.batch((int) (number / DATA.count()), index);
        losses.add(NETWORK.fit(step, batch, number).loss());
      }
      return losses;
    }

    Map<String, byte[]> state() {
      Map<String, byte[]> state = GraphState.of(graph);
      state.put("carry", ArrayBytes.of(graph.carry()));
      return state;
    }

    void restore(Map<String, byte[]> state) {
      GraphState.restore(graph, state);
      graph.carry(ArrayBytes.layers(state.get("carry")));
    }

    float[] parameters() {
      return graph.params().dup().toFloatVector();
    }
  }
}
