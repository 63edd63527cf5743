package dev.unroll.training.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Finds out, without touching ND4J, whether its backend can work here.
 *
 * <p>ND4J's CUDA backend (nd4j-cuda-11.6) holds machine code for compute capability 3.7 to 8.6 and
 * no PTX that a newer GPU could translate, so that it fails there only in the first operation.
 */
public final class BackendCheck {
  private static final String SERVICE = "META-INF/services/org.nd4j.linalg.factory.Nd4jBackend";
  private static final String CPU_INSTEAD = "build without -Pcuda to use the CPU";

  private final ClassLoader classPath;
  private final List<String> nvidiaSmi;
  private final Path driver;

  /** Of this process. */
  public BackendCheck() {
    this(
        BackendCheck.class.getClassLoader(),
        List.of(
            "nvidia-smi", "--query-gpu=name,compute_cap,driver_version", "--format=csv,noheader"),
        Path.of("/proc/driver/nvidia/version"));
  }

  BackendCheck(ClassLoader classPath, List<String> nvidiaSmi, Path driver) {
    this.classPath = classPath;
    this.nvidiaSmi = List.copyOf(nvidiaSmi);
    this.driver = driver;
  }

  /**
   * What is on the class path, and the GPU that it would use.
   *
   * @return one line, such as "CPU" or "CUDA on GPU Tesla T4 (compute capability 7.5, ...)"
   * @throws UnusableBackend with one line that says what to do
   */
  public String verify() {
    List<URL> backends = backends();
    if (backends.isEmpty()) {
      throw new UnusableBackend(
          "no ND4J backend on the class path: add the dependency org.nd4j:nd4j-native, or start"
              + " through the launcher");
    }
    return backends.stream().anyMatch(BackendCheck::isCuda) ? "CUDA on " + gpu() : "CPU";
  }

  private List<URL> backends() {
    try {
      return Collections.list(classPath.getResources(SERVICE));
    } catch (IOException e) {
      throw new UnusableBackend("the class path cannot be read: " + e.getMessage(), e);
    }
  }

  /** By the name of the jar, or in a jar of everything by what it registers. */
  private static boolean isCuda(URL registration) {
    if (registration.toString().contains("cuda")) {
      return true;
    }
    try (InputStream in = registration.openStream()) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("cublas"));
    } catch (IOException e) {
      throw new UnusableBackend(registration + " cannot be read: " + e.getMessage(), e);
    }
  }

  private String gpu() {
    List<NvidiaGpu> gpus = ask().filter(NvidiaGpu::describedBy).map(NvidiaGpu::of).toList();
    if (gpus.isEmpty()) {
      if (Files.exists(driver)) {
        return "a GPU that nvidia-smi did not describe";
      }
      throw new UnusableBackend(
          "no NVIDIA GPU found: the cuda profile needs one with compute capability 3.7 to 8.6; "
              + CPU_INSTEAD);
    }
    // With several GPUs the first listed stands for all; CUDA may order them otherwise.
    NvidiaGpu gpu = gpus.get(0);
    if (!gpu.runsMachineCode()) {
      throw new UnusableBackend(
          String.format(
              "GPU %s has compute capability %d.%d, but nd4j-cuda-11.6 holds machine code for 3.7"
                  + " to 8.6 only; %s",
              gpu.name(), gpu.major(), gpu.minor(), CPU_INSTEAD));
    }
    if (!gpu.hasDriver()) {
      throw new UnusableBackend(
          gpu + " needs driver 450.80 or newer for CUDA 11; update it, or " + CPU_INSTEAD);
    }
    return gpu.toString();
  }

  /** Lines of nvidia-smi; none when it is missing, fails or hangs. */
  private Stream<String> ask() {
    try {
      Path answer = Files.createTempFile("nvidia-smi", ".csv");
      try {
        Process process =
            new ProcessBuilder(nvidiaSmi)
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
        return Files.readAllLines(answer, UTF_8).stream();
      } finally {
        Files.deleteIfExists(answer);
      }
    } catch (IOException missing) {
      return Stream.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Stream.empty();
    }
  }
}
