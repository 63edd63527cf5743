package dev.unroll.lectures;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lecture run}. */
@Command(name = "run", description = "Run experiments and write their report.")
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "Ids or numbers of experiments, or all.")
  private String[] names;

  @Option(names = "--quick", description = "Smaller sizes: seconds for each, not minutes.")
  private boolean quick;

  @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness.")
  private long seed = 1;

  @Option(
      names = "--missing",
      description =
          "Leave out what --out already holds of the same claim, sizes, seed and"
              + " revision: an interrupted run goes on.")
  private boolean missing;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where results and report.html are kept.")
  private Path folder = Path.of("runs", "lectures");

  @Override
  public Integer call() throws Exception {
    Session session = new Session(spec.commandLine().getOut(), folder, quick, seed);
    return missing ? session.runMissing(names) : session.run(names);
  }
}
