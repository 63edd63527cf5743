package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.audio.feature.FeatureExtractor;
import dev.unroll.data.audio.feature.FeatureOptions;
import dev.unroll.data.audio.feature.Framing;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.speech.Digit;
import dev.unroll.data.synthetic.speech.DigitSpeech;
import dev.unroll.data.synthetic.speech.SpokenUtterance;
import dev.unroll.data.synthetic.speech.SpokenWord;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SequenceTask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Spoken digits one after the other, as frames of 25 ms every 20 ms, each with what is said in its
 * middle.
 *
 * @param frames log-mel [T][F], of all utterances
 * @param labels [T], the digit or {@link #SILENCE}
 * @param steps frames of a piece that {@link #batch} draws
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record SpokenFrames(float[][] frames, int[] labels, int steps) implements SequenceTask {
  /** Where no digit is said. */
  static final int SILENCE = Digit.COUNT;

  /** Milliseconds from one frame to the next. */
  static final int HOP = 20;

  /** Values of a frame. */
  static final int BANDS = 24;

  private static final List<String> WORDS =
      IntStream.range(0, Digit.COUNT).mapToObj(digit -> Digit.of(digit).word()).toList();

  private static final double MIDDLE = 0.0125;

  /** Utterances of a split, in a voice that changes from one to the next. */
  static SpokenFrames of(long seed, Split split, int utterances, int steps) {
    Framing usual = Framing.kaldi(DigitSpeech.RATE);
    FeatureExtractor features =
        new FeatureExtractor(
            FeatureOptions.logMel(DigitSpeech.RATE, BANDS)
                .with(
                    new Framing(
                        usual.rate(),
                        usual.windowMs(),
                        HOP,
                        usual.shape(),
                        usual.preEmphasis(),
                        usual.edges())));
    List<float[]> frames = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (SpokenUtterance utterance : new DigitSpeech(seed, split).first(utterances)) {
      float[][] own = features.frames(utterance.sound());
      for (int t = 0; t < own.length; t++) {
        frames.add(own[t]);
        labels.add(label(utterance, t * HOP / 1000.0 + MIDDLE));
      }
    }
    return new SpokenFrames(
        frames.toArray(float[][]::new),
        labels.stream().mapToInt(Integer::intValue).toArray(),
        steps);
  }

  private static int label(SpokenUtterance utterance, double seconds) {
    for (SpokenWord word : utterance.words()) {
      if (word.start() <= seconds && seconds < word.end()) {
        return WORDS.indexOf(word.word());
      }
    }
    return SILENCE;
  }

  @Override
  public Samples batch(RandomStream random, int rows) {
    int[] from = new int[rows];
    for (int n = 0; n < rows; n++) {
      from[n] = random.nextInt(labels.length - steps + 1);
    }
    return pieces(from);
  }

  /** Pieces that begin at these frames. */
  Samples pieces(int... from) {
    float[][][] inputs = new float[from.length][steps][];
    int[][] said = new int[from.length][steps];
    for (int n = 0; n < from.length; n++) {
      for (int t = 0; t < steps; t++) {
        inputs[n][t] = frames[from[n] + t];
        said[n][t] = labels[from[n] + t];
      }
    }
    Samples ids = Samples.ids(said, said);
    return new Samples(Samples.features(inputs), ids.labels(), ids.mask());
  }

  /** All frames in pieces one after the other; the last few frames may be left out. */
  Samples all() {
    int[] from = new int[labels.length / steps];
    for (int n = 0; n < from.length; n++) {
      from[n] = n * steps;
    }
    return pieces(from);
  }

  /** Share of the frames in which no digit is said. */
  double silent() {
    return (double) IntStream.of(labels).filter(label -> label == SILENCE).count() / labels.length;
  }

  /** The same in pieces of another length; of 1, a network has no memory. */
  SpokenFrames inPieces(int length) {
    return new SpokenFrames(frames, labels, length);
  }
}
