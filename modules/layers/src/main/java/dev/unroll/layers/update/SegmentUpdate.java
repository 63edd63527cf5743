package dev.unroll.layers.update;

import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What one step does to the numbers of one segment.
 *
 * @param scale what the gradient is multiplied by first
 * @param bound of the scaled gradient's elements, infinite for none
 * @param rule from gradient to update
 * @param decay what of each parameter is subtracted beside the update: η λ
 */
record SegmentUpdate(Segment segment, float scale, float bound, Rule rule, float decay) {
  static SegmentUpdate of(Segment segment, double scale, double bound, int iteration, int epoch) {
    IUpdater updater = segment.updater();
    double decay =
        segment.decay() == 0 ? 0 : segment.decay() * updater.getLearningRate(iteration, epoch);
    return new SegmentUpdate(
        segment, (float) scale, (float) bound, Rule.of(updater, iteration, epoch), (float) decay);
  }

  /** Updates one piece of the segment. */
  void apply(Chunk chunk, FlatArrays arrays) {
    if (rule instanceof AdamStep adam) {
      adam(chunk, arrays, adam);
    } else {
      descend(chunk, arrays, rule.rate());
    }
  }

  private void adam(Chunk chunk, FlatArrays arrays, AdamStep adam) {
    float[] g = chunk.array();
    float[] m = chunk.array();
    float[] v = chunk.array();
    float[] p = chunk.array();
    chunk.eachRun(
        (start, length) -> {
          read(start, length, arrays, g, p);
          arrays.state().read(segment.mean() + start, m, length);
          arrays.state().read(segment.variance() + start, v, length);
          adam.update(g, m, v, length);
          Elements.subtract(p, g, decay, length);
          arrays.state().write(segment.mean() + start, m, length);
          arrays.state().write(segment.variance() + start, v, length);
          arrays.parameters().write(segment.start() + start, p, length);
        });
  }

  private void descend(Chunk chunk, FlatArrays arrays, float rate) {
    float[] g = chunk.array();
    float[] p = chunk.array();
    chunk.eachRun(
        (start, length) -> {
          read(start, length, arrays, g, p);
          Elements.scale(g, rate, length);
          Elements.subtract(p, g, decay, length);
          arrays.parameters().write(segment.start() + start, p, length);
        });
  }

  /** The gradient, scaled and bounded, and the parameters. */
  private void read(int start, int length, FlatArrays arrays, float[] g, float[] p) {
    arrays.gradient().read(segment.start() + start, g, length);
    arrays.parameters().read(segment.start() + start, p, length);
    Elements.scale(g, scale, length);
    if (bound < Float.POSITIVE_INFINITY) {
      Elements.bound(g, bound, length);
    }
  }
}
