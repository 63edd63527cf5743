package dev.unroll.layers.recurrent;

import static dev.unroll.layers.recurrent.PaddingTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.RandomProblem.Form;
import dev.unroll.layers.recurrent.RandomProblem.Result;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs that repeat to the bit, run side by side, and run for long. */
class RepeatedTrainingTest {
  private static final Team ONE = new Team(1);
  private static final Team TWO = new Team(2);
  private static final Team FIVE = new Team(5);

  private static final List<CellName> PAIR = List.of(CellName.LSTM, CellName.CHO_GRU);

  private static MultiLayerConfiguration configuration(CellName cell) {
    return SmallNetwork.configuration(
        DataType.FLOAT,
        new Recurrent.Builder(cell.cell()).nOut(12).direction(Direction.BOTH).build(),
        new Recurrent.Builder(cell.cell())
            .nOut(8)
            .recurrentDropout(new RecurrentDropout(0.2, 0.2, 1, "second"))
            .build());
  }

  private static INDArray trained(CellName cell, int updates) {
    SmallNetwork network = SmallNetwork.Kind.LAYERS.make(configuration(cell));
    for (int i = 0; i < updates; i++) {
      network.fit(SmallNetwork.ragged(DataType.FLOAT, 3 + i % 5, 2 + i % 7, i));
    }
    return network.model().params();
  }

  @ParameterizedTest
  @EnumSource(CellName.class)
  void sameSeedGivesTheSameBits(CellName cell) {
    assertEquals(trained(cell, 10), trained(cell, 10));
  }

  @Test
  void networksTrainedAtOnceGiveTheBitsOfOneAfterTheOther() {
    List<INDArray> alone = new ArrayList<>();
    for (CellName cell : PAIR) {
      alone.add(trained(cell, 12));
    }
    List<CompletableFuture<INDArray>> together = new ArrayList<>();
    for (CellName cell : PAIR) {
      together.add(
          CompletableFuture.supplyAsync(() -> trained(cell, 12), task -> new Thread(task).start()));
    }
    for (int i = 0; i < alone.size(); i++) {
      assertEquals(alone.get(i), together.get(i).join(), PAIR.get(i).toString());
    }
  }

  static List<Cell> cells() {
    return RecurrenceTest.cells().toList();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void numberOfThreadsChangesNothing(Cell cell) {
    for (Form form : Form.PAIRS) {
      RandomProblem problem = new RandomProblem(cell, form, false, 4);
      Result one = problem.run(new FastRecurrence(cell, ONE), DataType.FLOAT);
      for (Team team : List.of(TWO, FIVE)) {
        Result more = problem.run(new FastRecurrence(cell, team), DataType.FLOAT);
        assertClose(one.output(), more.output());
        for (int a = 0; a < one.gradients().size(); a++) {
          assertClose(one.gradients().get(a), more.gradients().get(a));
        }
      }
    }
  }

  /** Sizes change all the time, and steps come between updates, as when a run shows samples. */
  @Test
  @Tag("slow")
  @EnabledOnOs(OS.LINUX)
  void tenThousandUpdatesOfChangingSizesLeakNothing() throws Exception {
    SmallNetwork network =
        SmallNetwork.Kind.LAYERS.make(
            SmallNetwork.configuration(
                DataType.FLOAT,
                new Recurrent.Builder(new Lstm()).nOut(64).build(),
                new Recurrent.Builder(new ChoGru()).nOut(64).build()));
    long settled = 0;
    for (int i = 0; i < 10_000; i++) {
      int rows = 3 + i * 7 % 16;
      network.fit(SmallNetwork.ragged(DataType.FLOAT, rows, 2 + i * 5 % 24, i % 50));
      if (i % 10 == 0) {
        network.clearState();
        network.step(SmallNetwork.whole(DataType.FLOAT, 1 + i % 3, 1, i % 50).getFeatures());
      }
      if (i == 3_000) {
        settled = residentKiB();
      }
    }
    long grown = residentKiB() - settled;
    assertTrue(grown < 60_000, "7,000 updates took " + grown + " KiB more");
  }

  private static long residentKiB() throws Exception {
    System.gc();
    Thread.sleep(500);
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(l -> l.startsWith("VmRSS"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
