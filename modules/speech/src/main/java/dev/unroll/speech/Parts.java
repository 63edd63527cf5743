package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.data.audio.corpus.An4;
import dev.unroll.data.audio.corpus.Manifest;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.speech.DigitRecordings;
import dev.unroll.data.synthetic.speech.DigitSpeech;
import dev.unroll.data.synthetic.speech.Division;
import dev.unroll.data.synthetic.speech.JoinedDigits;
import dev.unroll.speech.SpeechSource.Layout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The recordings of a source. Each table or folder is listed once, however many parts it gives; to
 * see what changed since, make another of these. Not thread-safe.
 */
final class Parts {
  /** Strings of joined digits and of the synthetic voice that are held out or tested on. */
  private static final int HELD_OUT = 300;

  private final SpeechSource source;
  private final Map<Split, Recordings> parts = new EnumMap<>(Split.class);
  private final Map<String, FileRecordings> listed = new HashMap<>();

  /** One, or none before it is asked for. */
  private List<DigitRecordings> digits = List.of();

  Parts(SpeechSource source) {
    this.source = source;
  }

  /**
   * The recordings of a part; the same when asked again.
   *
   * @throws IOException naming table and line, or all files that are missing
   * @throws IllegalArgumentException naming the speakers when the one left out is none of them
   */
  Recordings read(Split split) throws IOException {
    Recordings found = parts.get(split);
    if (found == null) {
      found =
          switch (source.layout()) {
            case VOICE ->
                new DigitVoiceRecordings(new DigitSpeech(source.seed(), split), count(split));
            case DIGITS -> new JoinedRecordings(joined(split));
            case AN4, MANIFEST -> files(split);
          };
      parts.put(split, found);
    }
    return found;
  }

  private int count(Split split) {
    return split == Split.TRAIN ? source.strings() : HELD_OUT;
  }

  private JoinedDigits joined(Split split) throws IOException {
    if (digits.isEmpty()) {
      digits = List.of(new DigitRecordings(Path.of(source.train())));
    }
    DigitRecordings recordings = digits.get(0);
    String leftOut = source.leftOut();
    Check.require(
        leftOut.isEmpty() || recordings.speakers().contains(leftOut),
        "--left-out must be one of the speakers "
            + String.join(", ", recordings.speakers())
            + ", but was "
            + leftOut);
    Division division = leftOut.isEmpty() ? new Division.Official() : new Division.Without(leftOut);
    return JoinedDigits.of(recordings, division, split, count(split), source.seed());
  }

  private FileRecordings files(Split split) throws IOException {
    boolean ownTest = split == Split.TEST && !source.test().isEmpty();
    String own = ownTest ? source.test() : source.dev();
    if (split == Split.TEST && source.layout() == Layout.AN4 && !ownTest) {
      return new FileRecordings(An4.read(Path.of(source.train()), Split.TEST));
    }
    if (split != Split.TRAIN && !own.isEmpty()) {
      return listed(own, false);
    }
    FileRecordings all = listed(source.train(), source.layout() == Layout.AN4);
    boolean whole = split == Split.TRAIN && !source.dev().isEmpty();
    return whole ? all : HoldOut.part(all, split == Split.TRAIN);
  }

  private FileRecordings listed(String path, boolean an4) throws IOException {
    String key = an4 ? path + " (AN4)" : path;
    FileRecordings found = listed.get(key);
    if (found == null) {
      Path place = Path.of(path);
      found = new FileRecordings(an4 ? An4.read(place, Split.TRAIN) : Manifest.read(place));
      listed.put(key, found);
    }
    return found;
  }
}
