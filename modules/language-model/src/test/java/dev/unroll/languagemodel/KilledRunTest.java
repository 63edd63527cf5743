package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed again and again ends with the bits of an unbroken one. Dropout, a shuffled
 * order of offsets, carried state and the moments of Adam all have to come back.
 */
@Tag("slow")
@Timeout(180)
class KilledRunTest {
  private static final int KILLS = 10;

  /** So many come at any moment, the others while a checkpoint is written. */
  private static final int AT_ANY_MOMENT = 4;

  private static final int LONGEST_LIFE_MILLISECONDS = 500;
  private static final int SIGTERM = 143;
  private static final int INTERRUPTED = 130;

  @TempDir static Path folder;
  private static Path data;
  private static RunFiles unbroken;
  private final List<Process> started = new ArrayList<>();

  @BeforeAll
  static void trainUnbroken() throws Exception {
    data = Files.writeString(folder.resolve("input.txt"), TinyModels.TEXT.substring(0, 4000));
    unbroken = new RunFiles(folder.resolve("unbroken"));
    ChildRun run = ChildRun.start(folder.resolve("unbroken.log"), arguments(unbroken, 60));
    assertEquals(0, run.exitCode(), Files.readString(run.log()));
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  private static String[] arguments(RunFiles run, double checkpointSeconds) {
    return ("train --hidden 24 --layers 2 --dropout 0.3 --tied --batch 4 --bptt 16 --epochs 4"
            + " --optimiser adam --schedule plateau --plateau-patience 1 --evaluate-every 25"
            + " --seed 3 --data %s --run %s --checkpoint-seconds %s")
        .formatted(data, run.folder(), checkpointSeconds)
        .split(" ");
  }

  private ChildRun child(RunFiles run) throws IOException {
    Path log = folder.resolve(run.folder().getFileName() + "-" + started.size() + ".log");
    ChildRun child =
        run.holdRun()
            ? ChildRun.start(log, "resume", "--run", run.folder().toString())
            : ChildRun.start(log, arguments(run, 0));
    started.add(child.process());
    return child;
  }

  /** Rows without the seconds, which differ. */
  private static List<String> metrics(RunFiles run) throws IOException {
    List<String> header = Arrays.asList(Files.readAllLines(run.metrics()).get(0).split(","));
    int seconds = header.indexOf("seconds");
    List<String> rows = new ArrayList<>();
    for (String line : Files.readAllLines(run.metrics())) {
      List<String> cells = new ArrayList<>(Arrays.asList(line.split(",")));
      cells.remove(seconds);
      rows.add(String.join(",", cells));
    }
    return rows;
  }

  private static void assertSameTask(Path expected, Path actual) throws IOException {
    Checkpoint one = CheckpointFile.read(expected);
    Checkpoint two = CheckpointFile.read(actual);
    assertEquals(one.state().step(), two.state().step());
    assertEquals(one.task().keySet(), two.task().keySet());
    for (String entry : one.task().keySet()) {
      assertArrayEquals(one.task().get(entry), two.task().get(entry), entry + " of " + actual);
    }
  }

  private static void assertAsUnbroken(RunFiles run) throws IOException {
    assertSameTask(unbroken.last(), run.last());
    assertSameTask(unbroken.best(), run.best());
    assertEquals(metrics(unbroken), metrics(run));
    assertEquals(Files.readString(unbroken.samples()), Files.readString(run.samples()));
  }

  @Test
  void aRunKilledTenTimesEndsAsAnUnbrokenOne() throws Exception {
    RunFiles run = new RunFiles(folder.resolve("killed"));
    Path part = run.folder().resolve("last.zip.part");
    Random random = new Random(11);
    int halfWritten = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Object before = ChildRun.key(run.last());
      ChildRun child = child(run);
      child.awaitCheckpoint(run.last(), before);
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLISECONDS));
      while (kill >= AT_ANY_MOMENT && child.process().isAlive() && !Files.exists(part)) {
        Thread.onSpinWait();
      }
      child.process().destroyForcibly();
      int code = child.exitCode();
      assertTrue(code > 128, "it ended before kill " + kill + ": " + Files.readString(child.log()));
      halfWritten += Files.exists(part) ? 1 : 0;
    }
    assertTrue(halfWritten > 0, "no kill fell into the writing of a checkpoint");
    ChildRun last = child(run);
    assertEquals(0, last.exitCode(), Files.readString(last.log()));
    assertAsUnbroken(run);
  }

  @Test
  void aTerminatedRunEndsCleanlyAndGoesOnAsIfItHadNot() throws Exception {
    RunFiles run = new RunFiles(folder.resolve("terminated"));
    ChildRun child = child(run);
    child.awaitCheckpoint(run.last(), List.of());
    TimeUnit.MILLISECONDS.sleep(700);
    child.process().destroy();
    int code = child.exitCode();
    String printed = Files.readString(child.log());
    assertTrue(code == SIGTERM || code == INTERRUPTED, code + ": " + printed);
    long step = CheckpointFile.read(run.last()).state().step();
    assertTrue(
        printed.contains("interrupted at step " + step + "; resume continues from here"), printed);
    ChildRun rest = child(run);
    assertEquals(0, rest.exitCode(), Files.readString(rest.log()));
    assertAsUnbroken(run);
  }
}
