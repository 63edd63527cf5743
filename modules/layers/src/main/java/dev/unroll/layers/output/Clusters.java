package dev.unroll.layers.output;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an adaptive softmax divides V classes, ordered by falling frequency, into a head and K tails.
 * The head has the classes below the first cutoff and then one class for each tail; tail k has the
 * classes from cutoff k on, seen through a projection to fewer units.
 */
final class Clusters {
  private final int inputs;
  private final int classes;
  private final int[] cutoffs;
  private final double divisor;

  /**
   * @param inputs H; 0 while it is not known
   * @param classes V
   * @param cutoffs K ascending class ids in (0, V)
   * @param divisor tail k has H / divisor^(k + 1) units, at least one
   */
  Clusters(int inputs, int classes, int[] cutoffs, double divisor) {
    this.inputs = inputs;
    this.classes = Check.positive("nOut", classes);
    this.cutoffs = cutoffs.clone();
    this.divisor = divisor;
    Check.require(divisor >= 1, "divisor must be >= 1, but was " + divisor);
    int before = 0;
    for (int cutoff : cutoffs) {
      Check.require(
          cutoff > before && cutoff < classes,
          "cutoffs must ascend within (0, " + classes + "), but were " + Arrays.toString(cutoffs));
      before = cutoff;
    }
    Check.require(cutoffs.length > 0, "an adaptive softmax needs a cutoff, but has none");
  }

  /** K. */
  int tails() {
    return cutoffs.length;
  }

  /** Classes that are in the head themselves. */
  int shortlist() {
    return cutoffs[0];
  }

  /** The first class of tail {@code k}; that of tail K is V. */
  int first(int k) {
    return k == cutoffs.length ? classes : cutoffs[k];
  }

  int size(int k) {
    return first(k + 1) - first(k);
  }

  /** Units of tail {@code k}. */
  int width(int k) {
    return (int) Math.max(1, inputs / Math.pow(divisor, k + 1));
  }

  /** The class of the head that stands for a label. */
  int inHead(int label) {
    int k = 0;
    while (label >= first(k)) {
      k++;
    }
    return k == 0 ? label : cutoffs[0] + k - 1;
  }

  /** Parameters in their order, by name: [inputs, outputs], or [outputs] for the bias. */
  Map<String, long[]> shapes() {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    shapes.put("W", new long[] {inputs, shortlist() + tails()});
    shapes.put("b", new long[] {shortlist() + tails()});
    for (int k = 0; k < tails(); k++) {
      shapes.put("P" + k, new long[] {inputs, width(k)});
      shapes.put("W" + k, new long[] {width(k), size(k)});
    }
    return shapes;
  }
}
