package dev.unroll.speech;

import dev.unroll.training.command.ApplicationCommand;
import dev.unroll.training.command.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code unroll speech}: without a subcommand it learns spoken digits and transcribes some. */
@Command(
    name = "speech",
    description = "Speech to text: train, measure, transcribe, align.",
    footer = {
      "",
      "Without a command it learns digits of a synthetic voice, writes down new ones and draws what"
          + " it heard when."
    },
    subcommands = {
      TrainCommand.class,
      ResumeCommand.class,
      EvaluateCommand.class,
      TranscribeCommand.class,
      AlignCommand.class,
      LanguageCommand.class,
      SayCommand.class
    })
public final class SpeechCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness.")
  private long seed = 1;

  /** Offers this command to {@code unroll}. */
  public static final class Application implements ApplicationCommand {
    @Override
    public Object command() {
      return new SpeechCommand();
    }
  }

  /** Runs the command by itself. */
  public static void main(String[] arguments) {
    Shell.main(new SpeechCommand(), arguments);
  }

  @Override
  public Integer call() throws Exception {
    return new Demonstration(spec.commandLine().getOut(), seed).run();
  }
}
