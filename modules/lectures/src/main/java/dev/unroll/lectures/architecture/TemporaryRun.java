package dev.unroll.lectures.architecture;

import dev.unroll.training.command.Shell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model of an application, trained as if its command had been typed, in a folder that is gone
 * afterwards.
 */
final class TemporaryRun {
  private TemporaryRun() {}

  /** How a model comes out of a run folder. */
  @FunctionalInterface
  interface Loading<M> {
    M load(Path run) throws IOException;
  }

  /**
   * Trains on data that the command itself knows.
   *
   * @param command of the application
   * @param line what follows its name, options parted by blanks, without {@code --run}
   * @throws IOException with the command's own words when it fails
   */
  static <M> M train(Object command, String line, Loading<M> loading) throws IOException {
    return train(command, List.of(), line, loading);
  }

  /**
   * Trains on a text of these lines, if there are any; the line then has no {@code --data}.
   *
   * @throws IOException with the command's own words when it fails
   */
  static <M> M train(Object command, List<String> text, String line, Loading<M> loading)
      throws IOException {
    Path folder = Files.createTempDirectory("lecture");
    try {
      Path run = folder.resolve("run");
      List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
      arguments.addAll(List.of("--run", run.toString()));
      if (!text.isEmpty()) {
        Path data = Files.write(folder.resolve("text.txt"), text);
        arguments.addAll(List.of("--data", data.toString()));
      }
      type(command, arguments);
      return loading.load(run);
    } finally {
      delete(folder);
    }
  }

  /**
   * Runs a command in this process as typed.
   *
   * @throws IOException with the command's own words when it fails
   */
  static void type(Object command, List<String> arguments) throws IOException {
    Shell shell = new Shell(command);
    StringWriter said = new StringWriter();
    shell.line().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    if (shell.run(arguments.toArray(String[]::new)) != 0) {
      throw new IOException(String.join(" ", arguments) + " failed: " + said);
    }
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
