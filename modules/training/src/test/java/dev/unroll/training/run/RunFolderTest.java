package dev.unroll.training.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.LoopState;
import dev.unroll.training.checkpoint.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final Map<String, byte[]> TASK = Map.of("parameters", new byte[] {1, 2, 3});

  @TempDir Path temp;

  @Test
  void oneProcessAtATimeHoldsAFolder() throws IOException {
    Path folder = temp.resolve("run");
    long pid = ProcessHandle.current().pid();
    try (RunFolder held = RunFolder.create(folder)) {
      IOException error = assertThrows(IOException.class, () -> RunFolder.create(folder));
      assertEquals(
          "run folder "
              + folder
              + " is in use by another process ("
              + pid
              + "); wait for it or choose another --run",
          error.getMessage());
      assertEquals(folder, held.files().folder());
    }
    RunFolder.create(folder).close();
  }

  @Test
  void aFolderOfAnotherProcessIsRefused() throws Exception {
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                temp.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertEquals('h', other.getInputStream().read());
      IOException error = assertThrows(IOException.class, () -> RunFolder.create(temp));
      assertTrue(error.getMessage().contains("(" + other.pid() + ")"), error.getMessage());
    } finally {
      other.destroyForcibly().waitFor();
    }
    RunFolder.create(temp).close();
  }

  /** Holds a folder until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      try (RunFolder held = RunFolder.create(Path.of(arguments[0]))) {
        System.out.println("holds " + held.files().folder());
        System.in.read();
      }
    }
  }

  @Test
  void aFolderThatHoldsARunIsNotTrainedInto() throws IOException {
    try (RunFolder run = RunFolder.create(temp)) {
      run.saver(Map.of()).save(LoopState.start(), TASK, false);
    }
    var error = assertThrows(IllegalArgumentException.class, () -> RunFolder.create(temp));
    assertEquals(
        "run folder "
            + temp
            + " already holds a run; continue it with resume, or choose another --run",
        error.getMessage());
    RunFolder.resume(temp).close();
  }

  @Test
  void aFolderWithoutARunIsNotResumed() {
    Path missing = temp.resolve("missing");
    var error = assertThrows(IllegalArgumentException.class, () -> RunFolder.resume(missing));
    assertTrue(error.getMessage().contains("holds no run to resume"), error.getMessage());
    assertFalse(Files.exists(missing));
  }

  @Test
  void halfWrittenFilesOfAKilledProcessAreRemoved() throws IOException {
    Path part = Files.writeString(temp.resolve("last.zip.part"), "torn");
    RunFolder.create(temp).close();
    assertFalse(Files.exists(part));
  }

  @Test
  void theBestAndTheLastCheckpointAreKeptApart() throws IOException {
    try (RunFolder run = RunFolder.create(temp)) {
      var saver = run.saver(Map.of("vocabulary", "abc"));
      saver.save(LoopState.start(), TASK, true);
      saver.save(LoopState.start(), Map.of("parameters", new byte[] {9}), false);
      var best = run.files().model();
      assertEquals("abc", best.text("vocabulary"));
      assertArrayEquals(TASK.get("parameters"), best.task().get("parameters"));
      var last = CheckpointFile.read(run.files().last());
      assertArrayEquals(new byte[] {9}, last.task().get("parameters"));
    }
  }
}
