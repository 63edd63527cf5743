package dev.unroll.lectures;

import dev.unroll.training.command.ApplicationCommand;
import dev.unroll.training.command.Shell;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code unroll lecture}: without a subcommand it runs three short experiments. */
@Command(
    name = "lecture",
    description = "The claims of recurrent-network lectures as experiments with a verdict.",
    footer = {"", "Without a command it runs three short experiments and writes their report."},
    subcommands = {ListCommand.class, RunCommand.class, ReportCommand.class})
public final class LectureCommand implements Callable<Integer> {
  private static final String[] FIRST = {"linear-by-hand", "powers-of-w", "singular-value"};

  @Spec private CommandSpec spec;

  /** Offers this command to {@code unroll}. */
  public static final class Application implements ApplicationCommand {
    @Override
    public Object command() {
      return new LectureCommand();
    }
  }

  /** Runs the command by itself. */
  public static void main(String[] arguments) {
    Shell.main(new LectureCommand(), arguments);
  }

  @Override
  public Integer call() throws Exception {
    return new Session(spec.commandLine().getOut(), Path.of("runs", "lectures"), true, 1)
        .run(FIRST);
  }
}
