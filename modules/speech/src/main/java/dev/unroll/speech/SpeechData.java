package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.ForcedAlignment;
import dev.unroll.data.audio.feature.FeatureExtractor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All that a training reads.
 *
 * @param dev is measured while training
 * @param tooLong training recordings that were left out, see {@link SpeechConfig#maximumSeconds}
 * @param tooDense training recordings that were left out because they have fewer frames than their
 *     transcript needs
 */
record SpeechData(Alphabet alphabet, Heard train, Heard dev, int tooLong, int tooDense) {
  /**
   * Recordings that are kept.
   *
   * @param members their places among all of {@code recordings}
   * @param labels of each member
   * @param frames about how many each member has, before any stride
   */
  record Heard(Recordings recordings, List<Integer> members, List<int[]> labels, int[] frames) {
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
   * @param letters of the alphabet; empty to take those of the training transcripts
   * @throws IllegalArgumentException naming recording and letter when a transcript cannot be spelt,
   *     or when nothing is left to train on or to measure
   */
  static SpeechData of(SpeechConfig config, String letters, Recordings train, Recordings dev)
      throws IOException {
    Alphabet alphabet = alphabet(letters, train);
    Selection training = new Selection(config, alphabet, train);
    training.look(config.maximumSeconds());
    Check.require(
        !training.members.isEmpty(),
        "no recording is left to train on: "
            + training.tooLong
            + " are longer than --max-seconds and "
            + training.tooDense
            + " have fewer frames than letters");
    Selection heldOut = new Selection(config, alphabet, dev);
    heldOut.look(Double.POSITIVE_INFINITY);
    Check.require(!heldOut.members.isEmpty(), "there is no recording to measure on; see --dev");
    return new SpeechData(
        alphabet, training.heard(), heldOut.heard(), training.tooLong, training.tooDense);
  }

  private static Alphabet alphabet(String letters, Recordings train) {
    if (!letters.isEmpty()) {
      return Alphabet.ofLetters(letters);
    }
    int[] found =
        train.entries().stream()
            .flatMapToInt(entry -> entry.transcript().codePoints())
            .sorted()
            .distinct()
            .toArray();
    Check.require(
        found.length > 0, "the transcripts of the training recordings are all empty; see --data");
    return Alphabet.ofLetters(new String(found, 0, found.length));
  }

  /** Chooses recordings. */
  private static final class Selection {
    private final SpeechConfig config;
    private final Alphabet alphabet;
    private final Recordings all;
    private final List<Integer> members = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();
    private final List<Integer> frames = new ArrayList<>();
    private int tooLong;
    private int tooDense;

    Selection(SpeechConfig config, Alphabet alphabet, Recordings all) {
      this.config = config;
      this.alphabet = alphabet;
      this.all = all;
    }

    void look(double mostSeconds) throws IOException {
      FeatureExtractor extractor = new FeatureExtractor(config.features());
      int rate = config.features().framing().rate();
      for (int i = 0; i < all.entries().size(); i++) {
        Recordings.Entry entry = all.entries().get(i);
        int[] spelt = labels(entry);
        double seconds = all.sound(i).seconds();
        int count =
            Math.toIntExact(extractor.options().framing().frames(Math.round(seconds * rate)));
        if (seconds > mostSeconds) {
          tooLong++;
        } else if (count == 0
            || config.network().steps(count) < ForcedAlignment.framesNeeded(spelt)) {
          tooDense++;
        } else {
          members.add(i);
          labels.add(spelt);
          frames.add(count);
        }
      }
    }

    private int[] labels(Recordings.Entry entry) {
      try {
        return alphabet.encode(entry.transcript());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(entry.name() + ": " + e.getMessage(), e);
      }
    }

    Heard heard() {
      return new Heard(
          all,
          List.copyOf(members),
          List.copyOf(labels),
          frames.stream().mapToInt(count -> count).toArray());
    }
  }
}
