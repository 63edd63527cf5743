package dev.unroll.cli;

import dev.unroll.training.command.ApplicationCommand;
import dev.unroll.training.command.Shell;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code unroll}: gathers the commands of the applications. */
@Command(
    name = "unroll",
    description = "Recurrent networks on the JVM.",
    subcommands = {DatasetsCommand.class, DoctorCommand.class},
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "New here? \"unroll lm\" trains a network for two minutes, without any set-up, and lets it"
          + " write. \"unroll COMMAND --help\" shows every option."
    })
public final class Unroll {
  private Unroll() {}

  /** The command line with every application on the class path. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Unroll());
    for (ApplicationCommand application : ServiceLoader.load(ApplicationCommand.class)) {
      line.addSubcommand(application.command());
    }
    return line;
  }

  /** Runs the command line and exits with its code. */
  public static void main(String[] arguments) {
    Shell.main(commandLine(), arguments);
  }
}
