package dev.unroll.benchmarks;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.training.run.Provenance;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Everything about a run of the benchmark.
 *
 * @param started time, ISO 8601
 * @param provenance machine, operating system, the Java of every contender, commit of this code
 * @param libraries the jars that decide the speed, with their versions
 * @param loadBefore average over the minute before the start
 * @param rounds of each contender
 * @param peak FLOP a second of matrix products alone; 0 when not measured
 * @param results of the cases measured so far
 */
record ResultFile(
    String started,
    Provenance provenance,
    List<String> libraries,
    double loadBefore,
    int rounds,
    double peak,
    List<CaseResult> results) {
  private static final ObjectMapper JSON =
      new ObjectMapper().setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);

  private static final Pattern DECISIVE =
      Pattern.compile(
          "(unroll|deeplearning4j-nn|nd4j-native|openblas|dnnl|mkl|pytorch)-\\d.*|unroll-.*");

  ResultFile {
    results = List.copyOf(results);
  }

  /** The decisive jars of two class paths. */
  static List<String> libraries(String... classPaths) {
    TreeSet<String> names = new TreeSet<>();
    for (String path : classPaths) {
      for (String entry : path.split(File.pathSeparator)) {
        String name = new File(entry).getName();
        if (DECISIVE.matcher(name).matches()) {
          names.add(name);
        }
      }
    }
    return List.copyOf(names);
  }

  /** Writes it as JSON, in place of what was there. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
  }
}
