package dev.unroll.training.picture;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a network with a CTC output says frame by frame.
 *
 * @param symbols K names, in the order of the probabilities
 * @param blank which of them is the blank, from 0
 * @param probabilities [T][K], each in [0, 1]; not copied, to be read only
 * @param frameSeconds time from one frame to the next, seconds; frame t takes from t to t + 1 of it
 */
public record Emissions(
    List<String> symbols, int blank, float[][] probabilities, double frameSeconds) {
  /** A symbol is worth drawing when it is above this anywhere, and has a peak where it is. */
  static final float LEAST = 0.1f;

  /** Sums of a softmax in float may round to slightly more than 1. */
  private static final float ROUNDING = 1e-3f;

  public Emissions {
    symbols = List.copyOf(symbols);
    Check.positive("frameSeconds", frameSeconds);
    Check.require(
        blank >= 0 && blank < symbols.size(),
        "blank must be one of the " + symbols.size() + " symbols, but was " + blank);
    Check.require(probabilities.length > 0, "there is no frame to draw; was the sound empty?");
    for (int frame = 0; frame < probabilities.length; frame++) {
      check(probabilities[frame], symbols.size(), frame);
    }
  }

  private static void check(float[] row, int symbols, int frame) {
    Check.require(
        row.length == symbols,
        "frame " + frame + " has " + row.length + " probabilities, expected " + symbols);
    for (float probability : row) {
      Check.require(
          probability >= 0 && probability <= 1 + ROUNDING,
          "frame "
              + frame
              + ": expected probabilities from 0 to 1, but found "
              + probability
              + "; are they logarithms?");
    }
  }

  /**
   * Where a symbol stands out.
   *
   * @param symbol which
   * @param frame the one of its highest probability in a row of frames above a tenth
   * @param probability there
   */
  record Peak(int symbol, int frame, float probability) {}

  int frames() {
    return probabilities.length;
  }

  double seconds() {
    return frames() * frameSeconds;
  }

  /** In the middle of a frame, seconds. */
  double middle(int frame) {
    return (frame + 0.5) * frameSeconds;
  }

  /** Symbols but the blank that are worth drawing, by the time of their first peak. */
  List<Integer> drawn() {
    return IntStream.range(0, symbols.size())
        .filter(symbol -> symbol != blank)
        .mapToObj(this::peaks)
        .filter(peaks -> !peaks.isEmpty())
        .map(peaks -> peaks.get(0))
        .sorted(Comparator.comparingInt(Peak::frame).thenComparingInt(Peak::symbol))
        .map(Peak::symbol)
        .toList();
  }

  /** The peaks of one symbol, in time. */
  List<Peak> peaks(int symbol) {
    List<Peak> peaks = new ArrayList<>();
    int best = -1;
    for (int frame = 0; frame <= frames(); frame++) {
      boolean above = frame < frames() && probabilities[frame][symbol] > LEAST;
      if (above && (best < 0 || probabilities[frame][symbol] > probabilities[best][symbol])) {
        best = frame;
      } else if (!above && best >= 0) {
        peaks.add(new Peak(symbol, best, probabilities[best][symbol]));
        best = -1;
      }
    }
    return peaks;
  }
}
