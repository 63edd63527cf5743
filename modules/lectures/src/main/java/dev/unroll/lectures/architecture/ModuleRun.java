package dev.unroll.lectures.architecture;

import dev.unroll.core.check.Check;
import dev.unroll.training.command.Shell;
import dev.unroll.training.run.MetricsTable;
import dev.unroll.training.run.RunFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A training that a user could have typed.
 *
 * @param folder where its model lies
 * @param updates after which it was measured
 * @param losses on what was held out, in nats for each answer
 */
@SuppressWarnings("ArrayRecordComponent") // read once, and never compared
record ModuleRun(Path folder, double[] updates, double[] losses) {
  /**
   * Runs a command of a module in this process.
   *
   * @param command of picocli
   * @param options as typed, without {@code --run} and {@code --seed}
   * @throws IllegalStateException with what it says, when it fails
   */
  static ModuleRun of(Object command, String options, Path folder, long seed) {
    String[] whole = {"--run", folder.toString(), "--seed", String.valueOf(seed)};
    type(
        command,
        Stream.concat(Arrays.stream(options.split(" ")), Arrays.stream(whole))
            .toArray(String[]::new));
    MetricsTable metrics = MetricsTable.read(new RunFiles(folder).metrics());
    return new ModuleRun(folder, metrics.column("step"), metrics.column("held_out_loss"));
  }

  /** Runs a command as typed. */
  static void type(Object command, String... arguments) {
    StringWriter said = new StringWriter();
    Shell shell = new Shell(command);
    shell.line().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
    int code = shell.run(arguments);
    if (code != 0) {
      throw new IllegalStateException(String.join(" ", arguments) + ": " + said);
    }
  }

  /** The last loss. */
  double loss() {
    Check.require(losses.length > 0, "nothing was measured in " + folder);
    return losses[losses.length - 1];
  }
}
