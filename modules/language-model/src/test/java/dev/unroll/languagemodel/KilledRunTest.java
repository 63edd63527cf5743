package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.testing.ChildRun;
import dev.unroll.testing.SameRun;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    ChildRun run =
        ChildRun.start(
            LanguageModelCommand.class, folder.resolve("unbroken.log"), arguments(unbroken, 60));
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
            ? ChildRun.start(
                LanguageModelCommand.class, log, "resume", "--run", run.folder().toString())
            : ChildRun.start(LanguageModelCommand.class, log, arguments(run, 0));
    started.add(child.process());
    return child;
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
    SameRun.require(unbroken, run);
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
    SameRun.require(unbroken, run);
  }
}
