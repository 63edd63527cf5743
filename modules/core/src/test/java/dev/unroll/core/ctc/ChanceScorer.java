package dev.unroll.core.ctc;

import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A language model whose every score depends on all labels so far, by chance; it forbids one label
 * in eight, and no end.
 */
record ChanceScorer(long seed) implements LabelScorer {
  @Override
  public After start() {
    return new After(seed, List.of());
  }

  /** The score of whole prefixes, from nothing but the scores of single steps. */
  double total(List<Integer> labels) {
    double sum = 0;
    After state = start();
    for (int label : labels) {
      sum += state.score(label);
      state = state.then(label);
    }
    return sum;
  }

  /** The score of the end after labels that are allowed. */
  double ending(List<Integer> labels) {
    return new After(seed, labels).end();
  }

  record After(long seed, List<Integer> labels) implements State {
    @Override
    public double score(int label) {
      RandomStream random = new RandomStream(seed).at(31L * labels.hashCode() + label);
      return random.nextInt(8) == 0 ? Double.NEGATIVE_INFINITY : -2 * random.nextDouble();
    }

    @Override
    public After then(int label) {
      List<Integer> longer = new ArrayList<>(labels);
      longer.add(label);
      return new After(seed, longer);
    }

    @Override
    public double end() {
      return -new RandomStream(seed).at(labels.hashCode()).nextDouble();
    }
  }
}
