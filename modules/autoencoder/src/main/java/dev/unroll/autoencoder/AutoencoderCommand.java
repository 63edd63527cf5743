package dev.unroll.autoencoder;

import dev.unroll.training.command.ApplicationCommand;
import dev.unroll.training.command.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code unroll autoencoder}: without a subcommand it learns sentences and shows their vectors. */
@Command(
    name = "autoencoder",
    description = "Vectors of sentences: train, measure, encode, decode, compare.",
    footer = {
      "",
      "Without a command it learns sentences of a small grammar, writes new ones again from their"
          + " vectors, and shows neighbours and a walk between two."
    },
    subcommands = {
      TrainCommand.class,
      ResumeCommand.class,
      EvaluateCommand.class,
      EncodeCommand.class,
      NearestCommand.class,
      ReconstructCommand.class,
      InterpolateCommand.class,
      DecodeCommand.class,
      ProbeCommand.class
    })
public final class AutoencoderCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness.")
  private long seed = 1;

  /** Offers this command to {@code unroll}. */
  public static final class Application implements ApplicationCommand {
    @Override
    public Object command() {
      return new AutoencoderCommand();
    }
  }

  /** Runs the command by itself. */
  public static void main(String[] arguments) {
    Shell.main(new AutoencoderCommand(), arguments);
  }

  @Override
  public Integer call() throws Exception {
    return new Demonstration(spec.commandLine().getOut(), seed).run();
  }
}
