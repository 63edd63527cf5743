package dev.unroll.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
