package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;

/**
 * Sizes of a network and its batches.
 *
 * @param features F of the lowest recurrent layer: the embedding's size, or that of a frame
 * @param hidden H, of each direction
 * @param classes V, or the number of labels of a frame
 * @param rows N
 * @param steps T, the longest when rows differ
 */
public record Sizes(int features, int hidden, int classes, int rows, int steps) {
  public Sizes {
    Check.positive("features", features);
    Check.positive("hidden", hidden);
    Check.positive("classes", classes);
    Check.positive("rows", rows);
    Check.positive("steps", steps);
  }

  Sizes withBatch(int newRows, int newSteps) {
    return new Sizes(features, hidden, classes, newRows, newSteps);
  }
}
