package dev.unroll.speech;

import dev.unroll.speech.SpeechSource.Layout;
import dev.unroll.training.command.DataOptions;
import dev.unroll.training.command.Heading;
import dev.unroll.training.command.NamedData;
import dev.unroll.training.command.WrongUse;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code speech train} that say what is heard. */
@Heading("Data")
final class RecordingOptions {
  @Mixin private final DataOptions data = new DataOptions();

  @Option(
      names = "--dev",
      paramLabel = "PATH",
      showDefaultValue = Visibility.NEVER,
      description =
          "Held-out recordings, as --data; without it every 20th speaker, or of few speakers every"
              + " 20th recording, of --data.")
  private String dev = "";

  @Option(
      names = "--test",
      paramLabel = "PATH",
      showDefaultValue = Visibility.NEVER,
      description = "Test recordings, as --data; without it what is held out.")
  private String test = "";

  @Option(
      names = "--alphabet",
      paramLabel = "LETTERS",
      showDefaultValue = Visibility.NEVER,
      description = "Letters that may be written; without it those of the transcripts.")
  private String alphabet = "";

  @Option(
      names = "--left-out",
      paramLabel = "NAME",
      showDefaultValue = Visibility.NEVER,
      description = "Of joined digits: train without this speaker, and test on him or her.")
  private String leftOut = "";

  @Option(
      names = "--strings",
      paramLabel = "N",
      description = "Of joined digits: how many strings to train on.")
  private int strings = 4_000;

  /** The recordings that {@code --data} names: a path or a name of the catalogue. */
  SpeechSource source(String name, long seed) {
    List<NamedData> all = data.resolve(name);
    if (all.size() != 1) {
      throw new WrongUse("--data must name one table or folder, but was " + name);
    }
    Path path =
        all.get(0) instanceof NamedData.Installed installed
            ? installed.folder()
            : ((NamedData.Given) all.get(0)).path();
    return WrongUse.unless(
        () ->
            new SpeechSource(
                Layout.of(path),
                absolute(path.toString()),
                absolute(dev),
                absolute(test),
                alphabet,
                leftOut,
                strings,
                seed));
  }

  private static String absolute(String path) {
    return path.isEmpty() ? path : Path.of(path).toAbsolutePath().normalize().toString();
  }
}
