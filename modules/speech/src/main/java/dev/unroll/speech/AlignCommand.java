package dev.unroll.speech;

import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.SoundFile;
import dev.unroll.training.backend.Backend;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code speech align}. */
@Command(
    name = "align",
    description = "Write when each word of a known text is said: start, end (seconds) and word.")
final class AlignCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "Sound file.")
  private Path file;

  @Parameters(index = "1..*", paramLabel = "WORD", arity = "1..*", description = "What is said.")
  private List<String> text;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Override
  public Integer call() throws Exception {
    Backend.start();
    PrintWriter out = spec.commandLine().getOut();
    SpeechModel model = SpeechModel.load(run);
    SoundFile.Reading reading = SoundFile.read(file);
    reading.warnings().forEach(spec.commandLine().getErr()::println);
    spec.commandLine().getErr().flush();
    Sound sound = reading.at(model.rate());
    String between = model.alphabet().space() < 0 ? "" : " ";
    for (Transcript.Word word : model.align(sound, String.join(between, text))) {
      out.printf(Locale.ROOT, "%.2f\t%.2f\t%s%n", word.start(), word.end(), word.text());
    }
    out.flush();
    return 0;
  }
}
