package dev.unroll.speech;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.data.audio.PcmFormat;
import dev.unroll.data.audio.PcmStream;
import dev.unroll.data.audio.SampleEncoding;
import dev.unroll.data.audio.SoundFile;
import dev.unroll.data.audio.SoundStream;
import dev.unroll.data.audio.feature.Normalisation;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.WrongUse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
          + " trained with --no-bidirectional; WAV says its rate itself, raw sound needs --raw."
    })
final class TranscribeCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STANDARD = "-";

  /** Letters of what was heard last that are shown while it comes. */
  private static final int SHOWN = 60;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sound files, or -.")
  private List<String> files;

  @Option(names = "--run", required = true, paramLabel = "DIR", description = "Run folder.")
  private Path run;

  @Option(names = "--times", description = "Also when each word begins and ends, in seconds.")
  private boolean times;

  @Option(names = "--json", description = "One JSON object a file and line.")
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

  @Override
  public Integer call() throws Exception {
    Decoding how = decoding.decoding();
    if (files.contains(STANDARD) && files.size() > 1) {
      throw new WrongUse("- stands alone; transcribe files in another call");
    }
    Backend.start();
    out = spec.commandLine().getOut();
    SpeechModel model = SpeechModel.load(run);
    if (files.contains(STANDARD)) {
      listen(model, how);
      return 0;
    }
    int failed = 0;
    for (String file : files) {
      failed += show(model, how, file) ? 0 : 1;
    }
    if (!picture.toString().isEmpty()) {
      SpokenPicture.draw(model, SoundFile.read(Path.of(files.get(0))).sound()).png(picture);
    }
    return failed == 0 ? 0 : 1;
  }

  /** A file that cannot be read does not keep the others from being transcribed. */
  private boolean show(SpeechModel model, Decoding how, String file) {
    try {
      Transcript found = model.transcribe(Path.of(file), how);
      found.warnings().forEach(this::note);
      write(file, found);
      return true;
    } catch (IOException e) {
      note("unroll: " + e.getMessage());
      return false;
    }
  }

  private void write(String file, Transcript found) throws IOException {
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("file", file);
      all.put("seconds", found.seconds());
      all.put("text", found.text());
      all.put("words", found.words());
      all.put("candidates", found.candidates());
      all.put("warnings", found.warnings());
      out.println(JSON.writeValueAsString(all));
    } else {
      String name = files.size() > 1 ? file + "\t" : "";
      if (found.candidates().size() > 1) {
        found
            .candidates()
            .forEach(one -> out.printf(Locale.ROOT, "%s%.4f\t%s%n", name, one.score(), one.text()));
      } else {
        out.println(name + found.text());
      }
      if (times) {
        found
            .words()
            .forEach(
                word ->
                    out.printf(
                        Locale.ROOT, "%.2f\t%.2f\t%s%n", word.start(), word.end(), word.text()));
      }
    }
    out.flush();
  }

  private void listen(SpeechModel model, Decoding how) throws IOException {
    try (SoundStream opened = standard();
        SoundStream stream = opened.at(model.rate())) {
      if (model.config().network().bidirectional()) {
        Transcript found = model.transcribe(stream, how);
        found.warnings().forEach(this::note);
        write(STANDARD, found);
        return;
      }
      if (model.config().features().normalisation() == Normalisation.UTTERANCE) {
        note(
            "the network was trained on features of whole recordings; sound that still comes is"
                + " normalised by what was heard so far (train with --running)");
      }
      StreamingTranscriber transcriber = model.stream(how);
      float[] block = new float[model.rate() / 4];
      String shown = "";
      for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
        transcriber.accept(block, count);
        shown = partial(shown, transcriber.text());
      }
      Transcript found = transcriber.finish().with(stream.warnings());
      found.warnings().forEach(this::note);
      write(STANDARD, found);
    }
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

  private String partial(String shown, String text) {
    if (!json && !text.equals(shown)) {
      // The end alone: the whole of a long recording would be written over and over.
      int from = Math.max(0, text.length() - SHOWN);
      out.println("… " + text.substring(from));
      out.flush();
    }
    return text;
  }
}
