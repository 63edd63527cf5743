package dev.unroll.lectures.architecture;

import dev.unroll.core.decoding.AttentionMatrix;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.lectures.plot.HeatPlot;
import dev.unroll.lectures.plot.Ramp;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Draws where a writer looks. */
final class AttentionHeat {
  private AttentionHeat() {}

  /**
   * Weights as colours.
   *
   * @param source tokens between blanks
   * @param target tokens between blanks
   * @param weights a step for each token of the target, and one for the end symbol if it was
   *     written; a position for each token of the source and for its end symbol
   */
  static BufferedImage image(String source, String target, AttentionMatrix weights) {
    double[][] values = new double[weights.steps()][weights.sources()];
    for (int t = 0; t < values.length; t++) {
      for (int s = 0; s < values[t].length; s++) {
        values[t][s] = weights.weight(t, s);
      }
    }
    return new HeatPlot("Attention weights of each written token", values)
        .axes("token that is read", "token that is written")
        .labels(ended(target).subList(0, values.length), ended(source))
        .scale(Ramp.AMOUNT, 0, 1)
        .image();
  }

  private static List<String> ended(String sentence) {
    return Stream.concat(Arrays.stream(sentence.split(" ")), Stream.of(Vocabulary.END)).toList();
  }
}
