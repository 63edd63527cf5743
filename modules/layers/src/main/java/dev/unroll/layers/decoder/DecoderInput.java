package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a decoder is run over; not changed.
 *
 * @param target embedded, [N, E, T]
 * @param targetMask [N, T], 0 for steps that do not count
 * @param source keys and values, [N, M, S]
 * @param sourceMask [N, S], 0 for padding
 * @param first [N, H] for each state of each layer, those of the first layer first
 */
record DecoderInput(
    INDArray target,
    INDArray targetMask,
    INDArray source,
    INDArray sourceMask,
    List<INDArray> first) {
  DecoderInput {
    long rows = target.size(0);
    Check.require(
        source.rank() == 3 && source.size(0) == rows,
        "a decoder of targets "
            + Arrays.toString(target.shape())
            + " needs a source [N, M, S] of as many rows, but got "
            + Arrays.toString(source.shape()));
    requireMask("target", targetMask, rows, target.size(2));
    requireMask("source", sourceMask, rows, source.size(2));
    first = List.copyOf(first);
  }

  private static void requireMask(String what, INDArray mask, long rows, long steps) {
    Check.require(
        mask.rank() == 2 && mask.size(0) == rows && mask.size(1) == steps,
        "the mask of a decoder's "
            + what
            + " must be ["
            + rows
            + ", "
            + steps
            + "], but is "
            + Arrays.toString(mask.shape()));
  }

  int rows() {
    return (int) target.size(0);
  }

  int steps() {
    return (int) target.size(2);
  }

  /** S. */
  int sources() {
    return (int) source.size(2);
  }

  /** The state of one layer. */
  List<INDArray> first(int layer, int layers) {
    int states = first.size() / layers;
    return first.subList(layer * states, (layer + 1) * states);
  }
}
