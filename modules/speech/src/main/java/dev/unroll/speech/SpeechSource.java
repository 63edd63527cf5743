package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.data.catalogue.Checksum;
import dev.unroll.data.synthetic.Split;
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

  /** The recordings of a part; {@link Parts} of several list files once. */
  Recordings read(Split split) throws IOException {
    return new Parts(this).read(split);
  }

  /** Whether there is a test part that is not what is held out. */
  boolean hasTest() {
    return layout != Layout.MANIFEST || !test.isEmpty();
  }

  @Override
  public Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    if (layout == Layout.VOICE) {
      return hashes; // the voice's samples are made from the seed, which is saved
    }
    Parts parts = new Parts(this);
    hashes.put(train, hash(parts.read(Split.TRAIN)));
    hashes.put(dev.isEmpty() ? train + " (held out)" : dev, hash(parts.read(Split.DEV)));
    if (hasTest()) {
      hashes.put(test.isEmpty() ? train + " (test)" : test, hash(parts.read(Split.TEST)));
    }
    return hashes;
  }

  private static String hash(Recordings recordings) throws IOException {
    return Checksum.sha256(recordings.summary().getBytes(StandardCharsets.UTF_8));
  }
}
