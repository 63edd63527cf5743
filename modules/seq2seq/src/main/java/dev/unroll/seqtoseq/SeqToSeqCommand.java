package dev.unroll.seqtoseq;

import dev.unroll.training.command.ApplicationCommand;
import dev.unroll.training.command.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code unroll seq2seq}: without a subcommand it learns numbers and dates and translates some. */
@Command(
    name = "seq2seq",
    description = "Sequence to sequence: train, measure, translate, parse.",
    footer = {
      "",
      "Without a command it learns to write English numbers and dates in Chinese, shows how well,"
          + " and translates what is typed."
    },
    subcommands = {
      TrainCommand.class,
      ResumeCommand.class,
      EvaluateCommand.class,
      TranslateCommand.class,
      ParseCommand.class
    })
public final class SeqToSeqCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness.")
  private long seed = 1;

  /** Offers this command to {@code unroll}. */
  public static final class Application implements ApplicationCommand {
    @Override
    public Object command() {
      return new SeqToSeqCommand();
    }
  }

  /** Runs the command by itself. */
  public static void main(String[] arguments) {
    Shell.main(new SeqToSeqCommand(), arguments);
  }

  @Override
  public Integer call() throws Exception {
    return new Demonstration(spec.commandLine().getOut(), seed).run();
  }
}
