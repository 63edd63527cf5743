package dev.unroll.languagemodel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code unroll lm} in a process of its own, with its output in a file. */
record ChildRun(Process process, Path log) {
  static ChildRun start(Path log, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                LanguageModelCommand.class.getName()));
    command.addAll(List.of(arguments));
    File output = log.toFile();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    return new ChildRun(process, log);
  }

  /** Waits until the file is another one than {@code before}, which a checkpoint's always is. */
  void awaitCheckpoint(Path checkpoint, Object before) throws Exception {
    while (process.isAlive() && before.equals(key(checkpoint))) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** Changes whenever the file is replaced. */
  static Object key(Path file) throws IOException {
    return Files.exists(file)
        ? List.of(Files.getLastModifiedTime(file), Files.size(file))
        : List.of();
  }

  int exitCode() throws Exception {
    if (!process.waitFor(100, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("it hangs; it printed " + Files.readString(log));
    }
    return process.exitValue();
  }
}
