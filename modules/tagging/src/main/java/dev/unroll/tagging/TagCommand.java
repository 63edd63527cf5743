package dev.unroll.tagging;

import dev.unroll.training.command.ApplicationCommand;
import dev.unroll.training.command.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code unroll tag}: without a subcommand it learns ticket requests and fills their slots. */
@Command(
    name = "tag",
    description = "Tagging: train, measure and use; slots, parts of speech, sentiment, key terms.",
    footer = {
      "",
      "Without a command it learns the slots of ticket requests, with and without memory, shows"
          + " the difference, and fills the slots of what is typed."
    },
    subcommands = {
      TrainCommand.class,
      ResumeCommand.class,
      EvaluateCommand.class,
      ApplyCommand.class
    })
public final class TagCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness.")
  private long seed = 1;

  /** Offers this command to {@code unroll}. */
  public static final class Application implements ApplicationCommand {
    @Override
    public Object command() {
      return new TagCommand();
    }
  }

  /** Runs the command by itself. */
  public static void main(String[] arguments) {
    Shell.main(new TagCommand(), arguments);
  }

  @Override
  public Integer call() throws Exception {
    return new Demonstration(spec.commandLine().getOut(), seed).run();
  }
}
