package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.data.audio.WavWriter;
import dev.unroll.data.audio.corpus.Manifest;
import dev.unroll.data.audio.corpus.Utterance;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.speech.DigitSpeech;
import dev.unroll.training.command.WrongUse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code speech say}. */
@Command(
    name = "say",
    description = {
      "Write digits of the synthetic voice as WAV files, with a table to train on.",
      "speech train --data FOLDER/digits.tsv reads them."
    })
final class SayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to fill.")
  private Path out;

  @Option(names = "--strings", paramLabel = "N", description = "How many strings of digits.")
  private int strings = 20;

  @Option(names = "--seed", paramLabel = "N", description = "Of what is said and how.")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    WrongUse.unless(() -> Check.positive("strings", strings));
    Files.createDirectories(out);
    DigitSpeech voice = new DigitSpeech(seed, Split.TRAIN);
    List<Utterance> written = new ArrayList<>();
    for (int i = 0; i < strings; i++) {
      var said = voice.utterance(i);
      Path file = out.resolve(said.id() + ".wav");
      WavWriter.write(file, said.sound());
      written.add(new Utterance(file, said.transcript(), said.speaker(), said.id()));
    }
    Path table = out.resolve("digits.tsv");
    new Manifest(written).write(table);
    spec.commandLine().getOut().printf(Locale.ROOT, "wrote %,d files and %s%n", strings, table);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
