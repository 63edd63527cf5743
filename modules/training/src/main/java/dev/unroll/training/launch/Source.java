package dev.unroll.training.launch;

import dev.unroll.data.catalogue.Checksum;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a run's data comes from, as it is saved with the run. */
public interface Source {
  /**
   * SHA-256 in hexadecimal of all the data, by the name of each part: the path of a file, or a few
   * words for what is embedded.
   *
   * @throws IOException when a file cannot be read
   */
  Map<String, String> hashes() throws IOException;

  /** SHA-256 of each file by its path, in order. */
  static Map<String, String> hashes(List<String> files) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String file : files) {
      hashes.put(file, Checksum.sha256(Path.of(file)));
    }
    return hashes;
  }

  /** Absolute paths, so that a run can be resumed from another folder. */
  static List<String> absolute(List<Path> files) {
    return files.stream().map(file -> file.toAbsolutePath().normalize().toString()).toList();
  }
}
