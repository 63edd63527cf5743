package dev.unroll.lectures.architecture;

import dev.unroll.core.check.Check;
import dev.unroll.training.run.MetricsTable;
import dev.unroll.training.run.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
   * Trains with a command of a module.
   *
   * @param command of picocli
   * @param options as typed, without {@code --run} and {@code --seed}
   * @throws IOException with what it says, when it fails
   */
  static ModuleRun of(Object command, String options, Path folder, long seed) throws IOException {
    List<String> whole = new ArrayList<>(List.of(options.split(" ")));
    whole.addAll(List.of("--run", folder.toString(), "--seed", String.valueOf(seed)));
    TemporaryRun.type(command, whole);
    MetricsTable metrics = MetricsTable.read(new RunFiles(folder).metrics());
    return new ModuleRun(folder, metrics.column("step"), metrics.column("held_out_loss"));
  }

  /** The last loss. */
  double loss() {
    Check.require(losses.length > 0, "nothing was measured in " + folder);
    return losses[losses.length - 1];
  }
}
