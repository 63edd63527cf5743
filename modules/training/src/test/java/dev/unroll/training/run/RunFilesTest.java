package dev.unroll.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.training.LoopState;
import dev.unroll.training.checkpoint.Checkpoint;
import dev.unroll.training.checkpoint.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesTest {
  @TempDir Path temp;

  @Test
  void theFirstNumberThatIsNotTakenIsFree() throws IOException {
    Path run = temp.resolve("runs").resolve("demo");
    assertEquals(run, RunFiles.free(run));
    Files.createDirectories(run);
    assertEquals(run.resolveSibling("demo-2"), RunFiles.free(run));
    Files.createFile(run.resolveSibling("demo-2"));
    Files.createDirectories(run.resolveSibling("demo-4"));
    assertEquals(run.resolveSibling("demo-3"), RunFiles.free(run));
  }

  @Test
  void aPathStandsForTheBestCheckpointOfItsFolderElseTheLastOrForItself() throws IOException {
    RunFiles files = new RunFiles(temp);
    CheckpointFile.write(files.last(), named("last"));
    assertEquals("last", RunFiles.checkpoint(temp).text("name"));
    CheckpointFile.write(files.best(), named("best"));
    assertEquals("best", RunFiles.checkpoint(temp).text("name"));
    assertEquals("last", RunFiles.checkpoint(files.last()).text("name"));
  }

  private static Checkpoint named(String name) {
    return new Checkpoint(LoopState.start(), Map.of(), Map.of("name", name));
  }
}
