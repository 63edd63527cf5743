package dev.unroll.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command in a process of its own, that can be killed.
 *
 * @param process of the command
 * @param log what it prints
 */
public record ChildRun(Process process, Path log) {
  /**
   * Starts a process.
   *
   * @param main class with the main method, with the class path of this process
   */
  public static ChildRun start(Class<?> main, Path log, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
    command.addAll(List.of(arguments));
    File output = log.toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    return new ChildRun(process, log);
  }

  /** Waits until the file is another one than {@code before}, which a checkpoint's always is. */
  public void awaitCheckpoint(Path checkpoint, Object before)
      throws IOException, InterruptedException {
    while (process.isAlive() && before.equals(key(checkpoint))) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** Changes whenever the file is replaced. */
  public static Object key(Path file) throws IOException {
    return Files.exists(file)
        ? List.of(Files.getLastModifiedTime(file), Files.size(file))
        : List.of();
  }

  /** Waits for its end and returns the exit code, above 128 when it was killed. */
  public int exitCode() throws IOException, InterruptedException {
    if (!process.waitFor(100, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("it hangs; it printed " + Files.readString(log));
    }
    return process.exitValue();
  }
}
