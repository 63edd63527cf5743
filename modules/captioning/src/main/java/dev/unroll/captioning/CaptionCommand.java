package dev.unroll.captioning;

import dev.unroll.training.command.ApplicationCommand;
import dev.unroll.training.command.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code unroll caption}: without a subcommand it learns to describe scenes and shows some. */
@Command(
    name = "caption",
    description = "Captions for pictures: train, measure, describe.",
    footer = {
      "",
      "Without a command it renders scenes of coloured shapes, learns to describe them, says how"
          + " many captions of new ones are true, and writes a page of them."
    },
    subcommands = {
      TrainCommand.class,
      ResumeCommand.class,
      EvaluateCommand.class,
      DescribeCommand.class,
      ScenesCommand.class
    })
public final class CaptionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness.")
  private long seed = 1;

  /** Offers this command to {@code unroll}. */
  public static final class Application implements ApplicationCommand {
    @Override
    public Object command() {
      return new CaptionCommand();
    }
  }

  /** Runs the command by itself. */
  public static void main(String[] arguments) {
    Shell.main(new CaptionCommand(), arguments);
  }

  @Override
  public Integer call() throws Exception {
    return new Demonstration(spec.commandLine().getOut(), seed).run();
  }
}
