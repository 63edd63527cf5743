package dev.unroll.training.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A computer.
 *
 * @param cpu its model as the operating system names it
 * @param cores that this process may use
 * @param memory of the machine or of the container, bytes
 * @param heap that the JVM may use, bytes
 */
public record Machine(String cpu, int cores, long memory, long heap) {
  /** The one that this runs on. */
  public static Machine here() {
    long memory =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : 0;
    Runtime runtime = Runtime.getRuntime();
    return new Machine(cpuModel(), runtime.availableProcessors(), memory, runtime.maxMemory());
  }

  private static String cpuModel() {
    Path linux = Path.of("/proc/cpuinfo");
    if (Files.isReadable(linux)) {
      try (Stream<String> lines = Files.lines(linux, UTF_8)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException unreadable) {
        return System.getProperty("os.arch");
      }
    }
    // Windows tells it in the environment; macOS nowhere that is read without a process.
    String windows = System.getenv("PROCESSOR_IDENTIFIER");
    return windows == null ? System.getProperty("os.arch") : windows;
  }
}
