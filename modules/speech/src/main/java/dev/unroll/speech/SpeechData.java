package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.ForcedAlignment;
import dev.unroll.data.audio.SoundFile;
import dev.unroll.data.audio.feature.Framing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that a training reads.
 *
 * @param dev is measured while training
 * @param warnings what was wrong with files, one line each
 */
record SpeechData(Alphabet alphabet, Heard train, Heard dev, List<String> warnings) {
  SpeechData {
    warnings = List.copyOf(warnings);
  }

  /**
   * Recordings that are kept.
   *
   * @param members their places among all of {@code recordings}
   * @param labels of each member
   * @param frames about how many each member has, before any stride
   * @param tooLong how many were left out, see {@link SpeechConfig#maximumSeconds}
   * @param tooDense how many were left out because they have fewer frames than their transcript
   *     needs, played at the fastest speed
   */
  record Heard(
      Recordings recordings,
      List<Integer> members,
      List<int[]> labels,
      int[] frames,
      int tooLong,
      int tooDense) {
    int size() {
      return members.size();
    }

    /** Frames of all members. */
    long allFrames() {
      return Arrays.stream(frames).asLongStream().sum();
    }

    Recordings.Entry entry(int index) {
      return recordings.entries().get(members.get(index));
    }
  }

  /**
   * Looks through all recordings.
   *
   * @param letters of the alphabet; empty to take those of the transcripts
   * @throws IllegalArgumentException naming recording and letter when a transcript cannot be spelt,
   *     or when nothing is left to train on or to measure
   * @throws IOException naming a file that cannot be read, or whose rate cannot be changed to that
   *     of the network
   */
  static SpeechData of(SpeechConfig config, String letters, Recordings train, Recordings dev)
      throws IOException {
    Alphabet alphabet = alphabet(letters, train, dev);
    Selection training =
        new Selection(config, alphabet, train, config.augmentation().fastest()).look();
    Check.require(
        !training.members.isEmpty(),
        "no recording is left to train on: "
            + training.tooLong
            + " are longer than --max-seconds and "
            + training.tooDense
            + " have fewer frames than letters");
    Selection heldOut = new Selection(config, alphabet, dev, 1).look();
    Check.require(
        !heldOut.members.isEmpty(),
        "there is no recording to measure on; give some with --dev, none longer than"
            + " --max-seconds");
    List<String> warnings =
        Stream.of(training, heldOut).flatMap(part -> part.warnings.stream()).toList();
    return new SpeechData(alphabet, training.heard(), heldOut.heard(), warnings);
  }

  private static Alphabet alphabet(String letters, Recordings train, Recordings dev) {
    if (!letters.isEmpty()) {
      return Alphabet.ofLetters(letters);
    }
    int[] found =
        Stream.of(train, dev)
            .flatMap(recordings -> recordings.entries().stream())
            .flatMapToInt(entry -> entry.transcript().codePoints())
            .sorted()
            .distinct()
            .toArray();
    Check.require(found.length > 0, "the transcripts of the recordings are all empty; see --data");
    return Alphabet.ofLetters(new String(found, 0, found.length));
  }

  /** Chooses recordings. */
  private static final class Selection {
    private final SpeechConfig config;
    private final Alphabet alphabet;
    private final Recordings all;
    private final double speed;
    private final List<Integer> members = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();
    private final List<Integer> frames = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** Rates of recordings that were tried whether they can be changed to the network's. */
    private final Set<Integer> rates = new HashSet<>();

    private int tooLong;
    private int tooDense;

    Selection(SpeechConfig config, Alphabet alphabet, Recordings all, double speed) {
      this.config = config;
      this.alphabet = alphabet;
      this.all = all;
      this.speed = speed;
    }

    Selection look() throws IOException {
      for (int i = 0; i < all.entries().size(); i++) {
        int[] spelt = labels(all.entries().get(i));
        SoundFile.Reading reading = all.reading(i);
        warnings.addAll(reading.warnings());
        if (rates.add(reading.sound().rate())) {
          reading.at(config.features().framing().rate()); // better refused now than in training
        }
        double seconds = reading.sound().seconds();
        if (seconds > config.maximumSeconds()) {
          tooLong++;
        } else if (config.network().steps(frames(seconds / speed))
            < Math.max(1, ForcedAlignment.framesNeeded(spelt))) {
          tooDense++;
        } else {
          members.add(i);
          labels.add(spelt);
          frames.add(frames(seconds));
        }
      }
      return this;
    }

    /** Frames of a recording; one less to be sure where its length is rounded. */
    private int frames(double seconds) {
      Framing framing = config.features().framing();
      long frames = framing.frames((long) Math.floor(seconds * framing.rate()));
      return Math.toIntExact(speed == 1 ? frames : Math.max(0, frames - 1));
    }

    private int[] labels(Recordings.Entry entry) {
      try {
        return alphabet.encode(entry.transcript());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            (entry.source().isEmpty() ? entry.name() : entry.source())
                + ": "
                + e.getMessage()
                + "; see --alphabet",
            e);
      }
    }

    Heard heard() {
      return new Heard(
          all,
          List.copyOf(members),
          List.copyOf(labels),
          frames.stream().mapToInt(count -> count).toArray(),
          tooLong,
          tooDense);
    }
  }
}
