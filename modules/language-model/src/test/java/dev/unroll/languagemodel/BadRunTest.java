package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.unroll.testing.Terminal;
import dev.unroll.training.checkpoint.CheckpointFile;
import dev.unroll.training.run.RunFiles;
import dev.unroll.training.run.RunFolder;
import dev.unroll.training.run.RunRecord;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Run folders that cannot be used or resumed, and runs that fail; what was there stays. */
class BadRunTest {
  @TempDir Path folder;
  private Path data;
  private RunFiles run;

  @BeforeEach
  void name() throws IOException {
    data = Files.writeString(folder.resolve("input.txt"), TinyModels.TEXT.substring(0, 1500));
    run = new RunFiles(folder.resolve("run"));
  }

  private Terminal train(String... more) {
    return Typed.train(data, run.folder(), more);
  }

  private Terminal lm(String command, String... more) {
    String[] arguments = new String[more.length + 3];
    List.of(command, "--run", run.folder().toString()).toArray(arguments);
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Typed.run(arguments);
  }

  @Test
  void trainingIntoAFolderThatHoldsARunIsRefused() throws IOException {
    train().works();
    byte[] best = Files.readAllBytes(run.best());
    train()
        .fails(
            1,
            "run folder "
                + run.folder()
                + " already holds a run; continue it with resume, or choose another --run");
    assertArrayEquals(best, Files.readAllBytes(run.best()));
  }

  @Test
  void aFolderInUseIsLeftAlone() throws IOException {
    train().works();
    try (RunFolder other = RunFolder.resume(run.folder())) {
      assertEquals(run, other.files());
      String message =
          "run folder "
              + run.folder()
              + " is in use by another process ("
              + ProcessHandle.current().pid()
              + "); wait for it or choose another --run";
      train().fails(1, message);
      lm("resume").fails(1, message);
      lm("evaluate").works(); // which only reads
    }
  }

  @Test
  void resumingWhereThereIsNoRunIsRefused() {
    lm("resume")
        .fails(1, "run folder " + run.folder() + " holds no run to resume; is --run right?");
    assertFalse(Files.exists(run.folder()));
  }

  @Test
  void resumingWithAnotherTextIsRefused() throws IOException {
    train().works();
    Files.writeString(data, "Something else. ".repeat(100));
    String message =
        data
            + " is not the data that the run began with (its SHA-256 differs); put the old file"
            + " back, or train a new run";
    lm("resume", "--steps", "9").fails(1, message);
    lm("evaluate").fails(1, message);
    Files.delete(data);
    lm("resume", "--steps", "9").fails(1, data + ": no such file or folder");
  }

  @Test
  void resumingWithImpossibleLimitsIsWrongUse() {
    train().works();
    lm("resume", "--steps", "-2").fails(2, "steps must be > 0, but was -2");
    lm("resume", "--epochs", "-2").fails(2, "epochs must be > 0, but was -2");
    lm("resume", "--max-minutes", "NaN").fails(2, "max-minutes must be > 0, but was NaN");
  }

  @Test
  void everySessionOfARunIsRecorded() throws IOException {
    train().works();
    lm("resume", "--steps", "6").works();
    List<RunRecord.Session> sessions = RunRecord.read(run.record()).sessions();
    assertEquals(
        List.of("trained for 4 steps", "trained for 6 steps"),
        sessions.stream().map(RunRecord.Session::outcome).toList());
    assertEquals("resume", sessions.get(1).commandLine().get(0));
  }

  @Test
  void aDamagedCheckpointIsNamed() throws IOException {
    train().works();
    byte[] bytes = Files.readAllBytes(run.last());
    bytes[bytes.length / 2] ^= 1;
    Files.write(run.last(), bytes);
    lm("resume", "--steps", "6").failsWith(1, "checkpoint " + run.last() + " is damaged (");
    lm("generate", "--length", "5").works(); // with the best one
    Files.copy(run.last(), run.best(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    lm("generate").failsWith(1, "checkpoint " + run.best() + " is damaged (");
  }

  @Test
  void aForeignZipIsNoCheckpoint() throws IOException {
    Path zip = folder.resolve("foreign.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("model.json"));
    }
    Typed.run("generate", "--run", zip.toString())
        .fails(
            1, zip + " is no checkpoint of Unroll: it has no manifest.json; choose a run folder");
    Typed.run("generate", "--run", data.toString())
        .failsWith(1, "checkpoint " + data + " is damaged (");
  }

  @Test
  void aCheckpointFileIsAsGoodAsItsFolder() {
    train().works();
    String folders = lm("evaluate").works().out();
    Terminal file = Typed.run("evaluate", "--run", run.best().toString()).works();
    assertEquals(folders, file.out());
  }

  @Test
  void theFolderOfARunMayNotBeAFile() {
    Typed.train(data, data).fails(1, data + ": a file is in the way");
  }

  @Test
  void aRunThatDivergesStopsAndKeepsItsBest() throws IOException {
    String wild = "--optimiser sgd --clip-norm none --epochs 50 --learning-rate 5000";
    String line = "train --data %s --run %s --hidden 8 --batch 4 --bptt 16 --evaluate-every 1 ";
    Typed.run((line.formatted(data, run.folder()) + wild).split(" "))
        .failsWith(1, "training diverged at step ", "lower the learning rate or clip the gradient");
    assertTrue(CheckpointFile.read(run.last()).state().step() >= 0);
    assertTrue(
        Double.isFinite(CheckpointFile.read(run.last()).state().bestLoss())
            || !Files.exists(run.best()));
    lm("generate", "--length", "5").works();
    String outcome = RunRecord.read(run.record()).sessions().get(0).outcome();
    assertTrue(outcome.startsWith("training diverged"), outcome);
  }

  @Test
  @Timeout(60)
  void aFullDiskStopsTheRunAndKeepsTheCheckpointBefore() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full to stand for a full disk");
    train("--checkpoint-seconds", "0").works();
    Path part = run.folder().resolve("last.zip.part");
    long before = Files.getLastModifiedTime(run.record()).toMillis();
    CompletableFuture<Terminal> resumed =
        CompletableFuture.supplyAsync(() -> lm("resume", "--steps", "100000"));
    while (Files.getLastModifiedTime(run.record()).toMillis() == before) {
      Thread.onSpinWait(); // the record is written after what others left behind is removed
    }
    while (!filled(part, full)) {
      Thread.onSpinWait();
    }
    resumed
        .get()
        .failsWith(
            1,
            "cannot write checkpoint " + run.last(),
            "No space left on device",
            "the one before is kept. Free some space or choose another --run folder");
    assertFalse(Files.exists(part, LinkOption.NOFOLLOW_LINKS));
    long step = CheckpointFile.read(run.last()).state().step();
    lm("resume", "--steps", Long.toString(step + 2)).works();
    List<RunRecord.Session> sessions = RunRecord.read(run.record()).sessions();
    assertTrue(sessions.get(1).outcome().startsWith("failed: cannot write"), sessions.toString());
    assertEquals(3, sessions.size());
  }

  /** Makes the next checkpoint go to a device that is always full. */
  private static boolean filled(Path part, Path full) throws IOException {
    try {
      Files.createSymbolicLink(part, full);
      return true;
    } catch (FileAlreadyExistsException beingWritten) {
      return false;
    }
  }
}
