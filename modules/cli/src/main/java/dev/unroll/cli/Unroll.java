package dev.unroll.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code unroll}: gathers the commands of the applications. */
@Command(
    name = "unroll",
    mixinStandardHelpOptions = true,
    subcommands = {DatasetsCommand.class},
    description = "Recurrent networks on the JVM.")
public final class Unroll {
  private Unroll() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Unroll()).execute(arguments));
  }
}
