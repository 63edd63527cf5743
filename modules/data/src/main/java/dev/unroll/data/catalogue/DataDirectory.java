package dev.unroll.data.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder that holds one folder per dataset.
 *
 * @param path absolute; it need not exist yet
 */
public record DataDirectory(Path path) {
  /** An empty file of this name in a dataset's folder says that the dataset is all there. */
  static final String COMPLETE = ".complete";

  public DataDirectory {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * Where data lies unless the user says otherwise: {@code UNROLL_DATA} when it is set and not
   * blank, else {@code .cache/unroll/datasets} in the user's home.
   */
  public static DataDirectory standard() {
    return standard(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static DataDirectory standard(Map<String, String> environment, Path home) {
    String chosen = environment.getOrDefault("UNROLL_DATA", "");
    return new DataDirectory(
        chosen.isBlank() ? home.resolve(".cache/unroll/datasets") : Path.of(chosen));
  }

  /** The folder of a dataset, whether it is there or not. */
  public Path folder(Dataset dataset) {
    return path.resolve(dataset.name());
  }

  /** Whether all of a dataset has been put here; its content is not read again. */
  public boolean holds(Dataset dataset) {
    return Files.exists(folder(dataset).resolve(COMPLETE));
  }
}
