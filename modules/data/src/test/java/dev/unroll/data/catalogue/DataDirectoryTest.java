package dev.unroll.data.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataDirectoryTest {
  private static final Path HOME = Path.of("/home/reader");

  private static Path standard(Map<String, String> environment) {
    return DataDirectory.standard(environment, HOME).path();
  }

  @Test
  void theVariableComesBeforeTheCacheInTheHome() {
    Path cache = HOME.resolve(".cache/unroll/datasets").toAbsolutePath();
    assertEquals(Path.of("/data").toAbsolutePath(), standard(Map.of("UNROLL_DATA", "/data")));
    assertEquals(cache, standard(Map.of("UNROLL_DATA", " ")));
    assertEquals(cache, standard(Map.of()));
  }

  @Test
  void aRelativeFolderIsMadeAbsolute() {
    assertTrue(new DataDirectory(Path.of("data")).path().isAbsolute());
  }
}
