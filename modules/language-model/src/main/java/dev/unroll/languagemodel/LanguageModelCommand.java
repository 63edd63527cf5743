package dev.unroll.languagemodel;

import dev.unroll.training.command.ApplicationCommand;
import dev.unroll.training.command.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code unroll lm}: without a subcommand it trains on embedded stories and writes some. */
@Command(
    name = "lm",
    description = "Language models: train, measure, write, look inside.",
    footer = {
      "",
      "Without a command it trains on embedded stories for two minutes and writes one."
    },
    subcommands = {
      TrainCommand.class,
      ResumeCommand.class,
      EvaluateCommand.class,
      GenerateCommand.class,
      InspectCommand.class
    })
public final class LanguageModelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness.")
  private long seed = 1;

  @Option(
      names = "--minutes",
      paramLabel = "X",
      description = "Most minutes that the stories are trained on.")
  private double minutes = 1.95;

  /** Offers this command to {@code unroll}. */
  public static final class Application implements ApplicationCommand {
    @Override
    public Object command() {
      return new LanguageModelCommand();
    }
  }

  /** Runs the command by itself. */
  public static void main(String[] arguments) {
    Shell.main(new LanguageModelCommand(), arguments);
  }

  @Override
  public Integer call() throws Exception {
    return new Demonstration(spec.commandLine().getOut(), seed, minutes).run();
  }
}
