package dev.unroll.training.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Killed processes and full disks. */
class CheckpointSurvivalTest {
  private static final int KILLS = 10;

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void aWriterKilledAtAnyMomentLeavesAWholeCheckpoint() throws Exception {
    Path file = folder.resolve("last.zip");
    Random random = new Random(8);
    int caught = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      int atLeast = killed(file, random.nextInt(60));
      Checkpoint read = CheckpointFile.read(file);
      int number = Math.toIntExact(read.state().step());
      assertTrue(number >= atLeast, number + " is older than " + atLeast + ", which was finished");
      Samples.assertSame(Samples.checkpoint(number, EndlessWriter.BYTES), read);
      caught += Files.exists(folder.resolve("last.zip.part")) ? 1 : 0;
    }
    assertTrue(caught > 0, "no kill fell into a write; the test shows nothing");
  }

  @Test
  void aFullDiskKeepsTheOldCheckpointAndLeavesNothingBeside() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full to stand for a full disk");
    Path file = folder.resolve("last.zip");
    Path part = folder.resolve("last.zip.part");
    CheckpointFile.write(file, Samples.checkpoint(1, 1000));
    for (int bytes : new int[] {1000, 5_000_000}) {
      Files.createSymbolicLink(part, full);
      IOException e =
          assertThrows(
              IOException.class, () -> CheckpointFile.write(file, Samples.checkpoint(2, bytes)));
      assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
      assertTrue(e.getMessage().contains("No space left"), e.getMessage());
      assertFalse(Files.exists(part, LinkOption.NOFOLLOW_LINKS));
      Samples.assertSame(Samples.checkpoint(1, 1000), CheckpointFile.read(file));
    }
    CheckpointFile.write(file, Samples.checkpoint(3, 1000));
    assertEquals(3, CheckpointFile.read(file).state().step());
  }

  /**
   * Starts a writer and kills it some time after its first checkpoint; the last one it reported.
   */
  private static int killed(Path file, int milliseconds) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                EndlessWriter.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      int last = Integer.parseInt(out.readLine());
      TimeUnit.MILLISECONDS.sleep(milliseconds);
      // The handle kills without closing the pipe, which may still hold a line.
      process.toHandle().destroyForcibly();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = Integer.parseInt(line);
      }
      process.waitFor();
      return last;
    } finally {
      process.destroyForcibly();
    }
  }
}
