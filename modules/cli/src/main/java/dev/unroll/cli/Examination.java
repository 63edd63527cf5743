package dev.unroll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.backend.UnusableBackend;
import dev.unroll.training.run.Machine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What the doctor looks at. */
final class Examination {
  private static final double GIB = 0x1p30;
  private static final double LITTLE_SPACE = 2;
  private static final double LITTLE_HEAP = 1;

  private final Path data;
  private final List<String> maven;

  /**
   * @param data folder of the data sets
   * @param maven how Maven is asked for its version
   */
  Examination(Path data, List<String> maven) {
    this.data = data;
    this.maven = List.copyOf(maven);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(build());
    findings.addAll(machine());
    findings.addAll(backend());
    findings.add(data());
    findings.add(space());
    return findings;
  }

  static Finding java() {
    String name = "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    return Runtime.version().feature() >= 17
        ? Finding.ok(name)
        : Finding.problem(name + ": 17 or newer is needed");
  }

  private Finding build() {
    try {
      Process process = new ProcessBuilder(maven).redirectErrorStream(true).start();
      try (BufferedReader answer = process.inputReader(UTF_8)) {
        String first = answer.readLine();
        if (first != null && first.contains("Maven")) {
          return Finding.ok(first.replaceAll("\u001B\\[[\\d;]*m", ""));
        }
      }
    } catch (IOException missing) {
      return noMaven();
    }
    return noMaven();
  }

  private static Finding noMaven() {
    return Finding.warning("Maven was not found: needed only to build from source");
  }

  private static List<Finding> machine() {
    Machine machine = Machine.here();
    double heap = machine.heap() / GIB;
    String memory = String.format(Locale.ROOT, "%.1f GiB", machine.memory() / GIB);
    String limit = String.format(Locale.ROOT, "Java may use %.1f GiB of it", heap);
    return List.of(
        Finding.ok(
            System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch")),
        Finding.ok(machine.cpu() + ", " + machine.cores() + " cores"),
        Finding.when(
            heap >= LITTLE_HEAP,
            memory + " memory, " + limit,
            memory + " memory, but " + limit + ": give it more with -Xmx"));
  }

  static List<Finding> backend() {
    try {
      String found = Backend.start();
      INDArray two = Nd4j.create(new float[] {1, 2, 3, 4}, new long[] {2, 2}, 'c');
      float corner = two.mmul(two).getFloat(1, 1);
      if (corner != 22) {
        return List.of(
            Finding.problem("backend " + found + " computes wrongly: 22 came out as " + corner));
      }
      return List.of(
          Finding.ok("backend " + found + ": a matrix product comes out right"),
          Finding.ok("threads of ND4J: " + Backend.threads() + " (OMP_NUM_THREADS changes it)"),
          layers(),
          training());
    } catch (UnusableBackend unusable) {
      return List.of(Finding.problem(unusable.getMessage()));
    } catch (LinkageError | RuntimeException broken) {
      return List.of(Finding.problem("the backend does not work: " + broken));
    }
  }

  private static Finding layers() {
    return NativeKernels.available()
        ? Finding.ok(
            "recurrent layers: oneDNN on "
                + Team.shared().size()
                + " threads ("
                + Team.THREADS
                + " changes it)")
        : Finding.warning(
            "recurrent layers: ND4J alone, because oneDNN does not work here; training is slower");
  }

  private static Finding training() {
    TrialTraining trial = TrialTraining.run();
    String loss = String.format(Locale.ROOT, "loss from %.2f to %.3f", trial.first(), trial.last());
    return trial.learned()
        ? Finding.ok(
            String.format(
                Locale.ROOT, "a small LSTM learns to count: %s in %.1f s", loss, trial.seconds()))
        : Finding.problem("a small LSTM does not learn to count: " + loss + "; please report it");
  }

  private Finding data() {
    if (!Files.isDirectory(data)) {
      return Finding.ok(
          "data folder " + data + ": nothing there yet (UNROLL_DATA chooses another)");
    }
    try (Stream<Path> inside = Files.list(data)) {
      String names =
          inside
              .map(path -> path.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .sorted()
              .collect(Collectors.joining(", "));
      return Finding.ok("data folder " + data + ": " + (names.isEmpty() ? "empty" : names));
    } catch (IOException e) {
      return Finding.warning("data folder " + data + " cannot be read: " + e);
    }
  }

  /** Where runs go by default. */
  private static Finding space() {
    Path here = Path.of("").toAbsolutePath();
    try {
      double free = Files.getFileStore(here).getUsableSpace() / GIB;
      String text = String.format(Locale.ROOT, "%.1f GiB free in %s", free, here);
      return Finding.when(
          free >= LITTLE_SPACE, text, text + ": a run of a large model may not fit");
    } catch (IOException e) {
      return Finding.warning("free space in " + here + " is not known: " + e);
    }
  }
}
