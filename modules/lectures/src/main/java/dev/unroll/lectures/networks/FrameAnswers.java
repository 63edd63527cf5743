package dev.unroll.lectures.networks;

import dev.unroll.data.synthetic.speech.Digit;
import dev.unroll.lectures.plot.HeatPlot;
import dev.unroll.lectures.plot.Ramp;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a network says of frames, and how well.
 *
 * @param probabilities of the labels [T][L], frame by frame
 * @param digits share of the frames inside digits that get the right digit
 * @param speech share of all frames where it is right whether a digit is said
 * @param changes of the most probable label, a second
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record FrameAnswers(double[][] probabilities, double digits, double speech, double changes) {
  private static final int SHOWN = 34;

  /**
   * Judges an output.
   *
   * @param output float [N, L, S], S steps of N pieces one after the other
   * @param labels what is true, at least N · S
   */
  static FrameAnswers of(INDArray output, int... labels) {
    int steps = (int) output.size(2);
    double[][] all = new double[(int) output.size(0) * steps][(int) output.size(1)];
    int before = SpokenFrames.SILENCE;
    double inside = 0;
    double right = 0;
    double speech = 0;
    double changes = 0;
    for (int t = 0; t < all.length; t++) {
      int best = 0;
      for (int l = 0; l < all[t].length; l++) {
        all[t][l] = output.getDouble(t / steps, l, t % steps);
        best = all[t][l] > all[t][best] ? l : best;
      }
      boolean digit = labels[t] != SpokenFrames.SILENCE;
      inside += digit ? 1 : 0;
      right += digit && best == labels[t] ? 1 : 0;
      speech += digit == (best != SpokenFrames.SILENCE) ? 1 : 0;
      changes += best == before ? 0 : 1;
      before = best;
    }
    double seconds = all.length * SpokenFrames.HOP / 1000.0;
    return new FrameAnswers(all, right / inside, speech / all.length, changes / seconds);
  }

  /** The truth, as if a network had said it. */
  static FrameAnswers certain(int... labels) {
    double[][] all = new double[labels.length][SpokenFrames.SILENCE + 1];
    for (int t = 0; t < labels.length; t++) {
      all[t][labels[t]] = 1;
    }
    return new FrameAnswers(all, 1, 1, 0);
  }

  /** Labels over time; every second frame, so that the columns are wide enough. */
  BufferedImage picture(String title) {
    double[][] rows = new double[SpokenFrames.SILENCE + 1][SHOWN];
    for (int l = 0; l < rows.length; l++) {
      for (int t = 0; t < SHOWN; t++) {
        rows[l][t] = probabilities[2 * t][l];
      }
    }
    List<String> names =
        IntStream.range(0, rows.length)
            .mapToObj(l -> l < SpokenFrames.SILENCE ? Digit.of(l).word() : "silence")
            .toList();
    List<String> tenths = // a column is 40 ms: each fifth begins at a fifth of a second
        IntStream.range(0, SHOWN).mapToObj(t -> t % 5 == 0 ? "" + 2 * t / 5 : "").toList();
    return new HeatPlot(title, rows)
        .labels(names, tenths)
        .axes("time (tenths of a second); every second frame", "")
        .scale(Ramp.AMOUNT, 0, 1)
        .image();
  }
}
