package dev.unroll.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.Countdown;
import dev.unroll.training.Limits;
import dev.unroll.training.Loop;
import dev.unroll.training.LoopState;
import dev.unroll.training.Plateau;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.event.Event;
import dev.unroll.training.event.Watcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed and resumed leaves the files of an unbroken one. */
class ResumedFilesTest {
  private static final Limits LIMITS = new Limits(4, 33, Double.POSITIVE_INFINITY, 0, 5, 1e9);

  @TempDir Path temp;
  private RunFiles unbroken;
  private RunFiles broken;

  /** Ends a run between two writes, as a kill would. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void trainOnceUnbrokenAndOnceKilled() throws IOException {
    unbroken = train("unbroken", event -> {});
    broken =
        train(
            "broken",
            event -> {
              // After the row of step 20 is written and before its checkpoint is.
              if (event instanceof Event.Evaluated && event.state().step() == 20) {
                throw new Killed();
              }
            });
  }

  private RunFiles train(String name, Watcher last) throws IOException {
    try (RunFolder folder = RunFolder.create(temp.resolve(name))) {
      RunFiles files = folder.files();
      Watcher watcher =
          Watcher.all(
              List.of(
                  MetricsFile.start(files.metrics()), SamplesFile.start(files.samples()), last));
      loop(new Countdown(), LoopState.start(), folder, watcher);
      return files;
    }
  }

  private static void loop(Countdown task, LoopState from, RunFolder folder, Watcher watcher) {
    try {
      var saver = folder.saver(Map.of());
      new Loop<>(task, from, LIMITS, Plateau.none(), saver, watcher, () -> false).run();
    } catch (Killed killed) {
      assertTrue(folder.files().holdRun());
    }
  }

  private void resume() throws IOException {
    try (RunFolder folder = RunFolder.resume(broken.folder())) {
      Checkpoint last = CheckpointFile.read(broken.last());
      Countdown task = new Countdown();
      task.restore(last.task());
      long step = last.state().step();
      assertEquals(15, step);
      Watcher watcher =
          Watcher.all(
              List.of(
                  MetricsFile.resume(broken.metrics(), step),
                  SamplesFile.resume(broken.samples(), step)));
      loop(task, last.state(), folder, watcher);
    }
  }

  private static List<String> withoutSeconds(Path metrics) throws IOException {
    return Files.readAllLines(metrics).stream()
        .map(row -> row.replaceFirst("^(\\d+,\\d+),[\\d.]+,", "$1,"))
        .toList();
  }

  @Test
  void aResumedRunHasTheRowsOfAnUnbrokenOne() throws IOException {
    assertEquals(5, Files.readAllLines(broken.metrics()).size());
    resume();
    assertEquals(withoutSeconds(unbroken.metrics()), withoutSeconds(broken.metrics()));
    assertEquals(8, Files.readAllLines(broken.metrics()).size());
  }

  @Test
  void aResumedRunHasTheSamplesOfAnUnbrokenOne() throws IOException {
    resume();
    assertEquals(Files.readString(unbroken.samples()), Files.readString(broken.samples()));
    assertEquals(7, SamplesFile.read(broken.samples()).size());
  }

  @Test
  void aTornLastLineIsTolerated() throws IOException {
    Files.writeString(broken.metrics(), "25,2,0.0,125", StandardOpenOption.APPEND);
    Files.writeString(broken.samples(), "{\"step\":25,\"te", StandardOpenOption.APPEND);
    assertEquals(4, MetricsTable.read(broken.metrics()).rows().size());
    resume();
    assertEquals(withoutSeconds(unbroken.metrics()), withoutSeconds(broken.metrics()));
    assertEquals(Files.readString(unbroken.samples()), Files.readString(broken.samples()));
  }

  @Test
  void columnsAreReadBackAsTheyWereMeasured() {
    MetricsTable table = MetricsTable.read(unbroken.metrics());
    assertEquals(List.of("step", "epoch", "seconds", "tokens"), table.header().subList(0, 4));
    assertEquals(10, table.column("step")[1]);
    assertEquals(5000, table.column("tokens")[1]);
    assertEquals(1.1 + 3 / Math.sqrt(10), table.column("held_out_loss")[1]);
    double total = table.column("gradient_norm_before")[1];
    assertEquals(total / 2, table.column("gradient_norm_before/embedding, \"tied\"")[1]);
    assertEquals(33, table.column("step")[6]);
  }

  @Test
  void theTrainingLossIsTheMeanSinceTheEvaluationBefore() {
    double sum = 0;
    for (int step = 6; step <= 10; step++) {
      sum += 1 + 3 / Math.sqrt(step) + 0.05 * Math.sin(step);
    }
    assertEquals(sum / 5, MetricsTable.read(unbroken.metrics()).column("training_loss")[1], 1e-12);
  }
}
