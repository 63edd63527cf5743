package dev.unroll.speech;

import dev.unroll.data.audio.PcmFormat;
import dev.unroll.data.audio.PcmStream;
import dev.unroll.data.audio.SampleEncoding;
import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.SoundFile;
import dev.unroll.data.audio.SoundStream;
import dev.unroll.data.audio.feature.Normalisation;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.Shell;
import dev.unroll.training.command.WrongUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code speech transcribe}. */
@Command(
    name = "transcribe",
    description = {
      "Write what is said in sound files, or in sound that another program writes.",
      "With - it reads standard input and writes while somebody speaks, which needs a network"
          + " trained with --no-bidirectional; WAV says its rate itself, raw sound needs --raw.",
      "What is settled and will not change stays on a terminal, and the rest is written over; in"
          + " a file it stands in brackets, with --json apart as settled and tail."
    })
final class TranscribeCommand implements Callable<Integer> {
  private static final String STANDARD = "-";

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sound files, or -.")
  private List<String> files;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(names = "--times", description = "Also when each word begins and ends, in seconds.")
  private boolean times;

  @Option(names = "--json", description = "One JSON object a line, for each file.")
  private boolean json;

  @Option(
      names = "--picture",
      paramLabel = "PNG",
      showDefaultValue = Visibility.NEVER,
      description =
          "Draw the probabilities over the waveform of the first file, 40 seconds at most.")
  private Path picture = Path.of("");

  @Option(
      names = "--raw",
      paramLabel = "HZ",
      description = "Standard input is mono PCM, 16 bit, little-endian, at this rate; 0: a file.")
  private int raw;

  @Mixin private DecodingOptions decoding = new DecodingOptions();

  private PrintWriter out;
  private TranscriptText text;

  @Override
  public Integer call() throws Exception {
    Decoding how = decoding.decoding();
    if (files.contains(STANDARD) && files.size() > 1) {
      throw new WrongUse("- stands alone; transcribe files in another call");
    }
    Backend.start();
    out = spec.commandLine().getOut();
    text = new TranscriptText(json, times, files.size() > 1);
    SpeechModel model = SpeechModel.load(run);
    if (files.contains(STANDARD)) {
      listen(model, how);
      return 0;
    }
    List<String> failed = files.stream().filter(file -> !show(model, how, file)).toList();
    if (!picture.toString().isEmpty() && !failed.contains(files.get(0))) {
      Sound sound = SoundFile.read(Path.of(files.get(0))).at(model.rate());
      SpokenPicture.draw(model, sound).png(picture);
    }
    return failed.isEmpty() ? 0 : 1;
  }

  /** A file that cannot be read does not keep the others from being transcribed. */
  private boolean show(SpeechModel model, Decoding how, String file) {
    try {
      Transcript found = model.transcribe(Path.of(file), how);
      found.warnings().forEach(this::note);
      print(text.of(file, found));
      return true;
    } catch (IOException e) {
      note("unroll: " + e.getMessage());
      return false;
    }
  }

  private void listen(SpeechModel model, Decoding how) throws IOException {
    try (SoundStream opened = standard();
        SoundStream stream = opened.at(model.rate())) {
      if (model.config().network().bidirectional()) {
        Transcript found = model.transcribe(stream, how);
        found.warnings().forEach(this::note);
        print(text.of(STANDARD, found));
        return;
      }
      if (model.config().features().normalisation() == Normalisation.UTTERANCE) {
        note(
            "the network was trained on features of whole recordings; sound that still comes is"
                + " normalised by what was heard so far (train with --running)");
      }
      StreamingTranscriber transcriber = model.stream(how);
      LiveText live = live();
      Partial before = Partial.NONE;
      float[] block = new float[model.rate() / 4];
      for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
        transcriber.accept(block, count);
        Partial heard = transcriber.partial();
        print(heard.equals(before) ? "" : live.show(heard));
        before = heard;
      }
      Transcript found = model.checked(stream, transcriber.finish());
      print(live.end(found.text()));
      found.warnings().forEach(this::note);
      print(live.holdsText() ? text.further(STANDARD, found) : text.of(STANDARD, found));
    }
  }

  private LiveText live() {
    if (json) {
      return LiveText.inJson();
    }
    return Shell.isTerminal() ? LiveText.onTerminal() : LiveText.inLines();
  }

  private void print(String lines) {
    out.print(lines);
    out.flush();
  }

  private void note(String warning) {
    spec.commandLine().getErr().println(warning);
    spec.commandLine().getErr().flush();
  }

  private SoundStream standard() throws IOException {
    String name = "standard input";
    return raw == 0
        ? SoundFile.open(System.in, name)
        : new PcmStream(
            System.in,
            new PcmFormat(SampleEncoding.SIGNED_16, 1, raw, ByteOrder.LITTLE_ENDIAN),
            name);
  }
}
