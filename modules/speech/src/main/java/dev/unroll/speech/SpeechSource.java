package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.data.audio.corpus.An4;
import dev.unroll.data.audio.corpus.Manifest;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.speech.DigitRecordings;
import dev.unroll.data.synthetic.speech.DigitSpeech;
import dev.unroll.data.synthetic.speech.Division;
import dev.unroll.data.synthetic.speech.JoinedDigits;
import dev.unroll.training.launch.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a run's recordings come from, as it is saved with the run.
 *
 * @param layout of what {@code train} names
 * @param train a table or a folder; empty for a synthetic voice
 * @param dev a table or a folder of held-out recordings; empty to hold some of {@code train} out
 * @param test likewise for the test; empty to test on the layout's own test part, or on {@code dev}
 * @param alphabet letters that may be written; empty for those of the training transcripts
 * @param leftOut of joined digits, the speaker who is not trained on but tested; empty for none
 * @param strings of joined digits and of the synthetic voice, how many to train on
 * @param seed of these
 */
record SpeechSource(
    Layout layout,
    String train,
    String dev,
    String test,
    String alphabet,
    String leftOut,
    int strings,
    long seed)
    implements Source {
  /** Strings of joined digits and of the synthetic voice that are held out or tested on. */
  private static final int HELD_OUT = 300;

  /** How the data lies, by the names that users read. */
  enum Layout {
    /** A table, or a folder of recordings beside their transcripts. */
    MANIFEST,
    /** CMU's AN4 with its tables of training and test. */
    AN4,
    /** The Free Spoken Digit Dataset, joined to strings. */
    DIGITS,
    /** Digits of a synthetic voice. */
    VOICE;

    /** What a path holds. */
    static Layout of(Path path) {
      if (Files.isRegularFile(path.resolve("train.tsv"))
          && Files.isRegularFile(path.resolve("test.tsv"))
          && Files.isDirectory(path.resolve("wav"))) {
        return AN4;
      }
      return Files.isRegularFile(path.resolve("test").resolve("0_jackson_0.wav"))
          ? DIGITS
          : MANIFEST;
    }
  }

  SpeechSource {
    Check.notNegative("strings", strings);
    Check.require(
        layout != Layout.DIGITS || (dev.isEmpty() && test.isEmpty()),
        "the spoken digits have their own held-out and test parts; take --dev and --test away");
    Check.require(
        leftOut.isEmpty() || layout == Layout.DIGITS,
        "a speaker can be left out of the spoken digits only; for others write two tables");
  }

  /** Recordings of a synthetic voice that says digits. */
  static SpeechSource voice(int strings, long seed) {
    return new SpeechSource(Layout.VOICE, "", "", "", "", "", strings, seed);
  }

  /** The recordings of a part. */
  Recordings read(Split split) throws IOException {
    return switch (layout) {
      case VOICE -> new DigitVoiceRecordings(new DigitSpeech(seed, split), count(split));
      case DIGITS -> new JoinedRecordings(joined(split));
      case AN4, MANIFEST -> files(split);
    };
  }

  /** Whether there is a test part that is not what is held out. */
  boolean hasTest() {
    return layout != Layout.MANIFEST || !test.isEmpty();
  }

  private int count(Split split) {
    return split == Split.TRAIN ? strings : HELD_OUT;
  }

  private JoinedDigits joined(Split split) throws IOException {
    Division division = leftOut.isEmpty() ? new Division.Official() : new Division.Without(leftOut);
    DigitRecordings recordings = new DigitRecordings(Path.of(train));
    Check.require(
        leftOut.isEmpty() || recordings.speakers().contains(leftOut),
        "--left-out must be one of the speakers "
            + String.join(", ", recordings.speakers())
            + ", but was "
            + leftOut);
    return JoinedDigits.of(recordings, division, split, count(split), seed);
  }

  private Recordings files(Split split) throws IOException {
    String own = split == Split.TEST && !test.isEmpty() ? test : dev;
    if (split == Split.TEST && layout == Layout.AN4 && test.isEmpty()) {
      return new FileRecordings(An4.read(Path.of(train), Split.TEST));
    }
    if (split != Split.TRAIN && !own.isEmpty()) {
      return new FileRecordings(Manifest.read(Path.of(own)));
    }
    FileRecordings all =
        new FileRecordings(
            layout == Layout.AN4
                ? An4.read(Path.of(train), Split.TRAIN)
                : Manifest.read(Path.of(train)));
    if (split == Split.TRAIN && !dev.isEmpty()) {
      return all;
    }
    return HoldOut.part(all, split == Split.TRAIN);
  }

  @Override
  public Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    if (layout == Layout.VOICE) {
      return hashes; // the voice's samples are made from the seed, which is saved
    }
    hashes.put(train, hash(Split.TRAIN));
    hashes.put(dev.isEmpty() ? train + " (held out)" : dev, hash(Split.DEV));
    if (hasTest()) {
      hashes.put(test.isEmpty() ? train + " (test)" : test, hash(Split.TEST));
    }
    return hashes;
  }

  private String hash(Split split) throws IOException {
    return Checksum.sha256(read(split).summary().getBytes(StandardCharsets.UTF_8));
  }
}
