package dev.unroll.data.audio.corpus;

import dev.unroll.core.check.Check;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CMU's AN4 (Acero and Stern 1990): names, addresses and dates spelled at 16 kHz, 948 utterances to
 * train on and 130 of other speakers to test on. The folder holds {@code train.tsv} and {@code
 * test.tsv} (utterance, samples, transcript, under a line of these names) and {@code
 * wav/train/NAME.wav}, {@code wav/test/NAME.wav}. The speaker is the part of the name between the
 * dashes: an251-fash-b.
 */
public final class An4 {
  private static final String HEADER = "utterance\tsamples\ttranscript";

  private An4() {}

  /**
   * One part of the official split.
   *
   * @param split TRAIN or TEST; there is no other
   * @throws IOException naming file and line, or the missing recordings all together
   */
  public static Manifest read(Path folder, Split split) throws IOException {
    Check.require(split != Split.DEV, "an4 has no dev part; hold some of train out");
    Path table = folder.resolve(split.lowerCase() + ".tsv");
    Path recordings = folder.resolve("wav").resolve(split.lowerCase());
    List<Utterance> utterances = new ArrayList<>();
    try (TextLines lines = new TextLines(table, false)) {
      for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
        String[] fields = line.get().split("\t", -1);
        String[] parts = fields[0].split("-");
        boolean first = lines.number() == 1;
        if (first ? !line.get().equals(HEADER) : fields.length != 3 || parts.length != 3) {
          throw new IOException(
              table + ":" + lines.number() + ": expected " + HEADER.replace("\t", ", "));
        }
        if (!first) {
          Path audio = recordings.resolve(fields[0] + ".wav");
          String source = table + ":" + lines.number();
          utterances.add(new Utterance(audio, fields[2], parts[1], source));
        }
      }
    }
    return Manifest.of(utterances, table);
  }
}
