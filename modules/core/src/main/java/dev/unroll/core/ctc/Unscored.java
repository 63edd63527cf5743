package dev.unroll.core.ctc;

/** No language model. */
record Unscored() implements LabelScorer.State {
  @Override
  public double score(int label) {
    return 0;
  }

  @Override
  public Unscored then(int label) {
    return this;
  }

  @Override
  public double end() {
    return 0;
  }
}
