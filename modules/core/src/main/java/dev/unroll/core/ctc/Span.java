package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;

/**
 * Where a path emits a label: a run of frames with no other symbol between.
 *
 * @param label index of its symbol
 * @param first the first frame of the run, from 0
 * @param peak the frame of the run in which the label is likeliest, the first of equal ones
 * @param last the last frame of the run
 */
public record Span(int label, int first, int peak, int last) {
  public Span {
    Check.require(
        0 <= first && first <= peak && peak <= last,
        "a span must have 0 <= first <= peak <= last, but they are "
            + (first + ", " + peak + " and " + last));
  }
}
