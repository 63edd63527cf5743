package dev.unroll.data.tagging;

/** Counts the empty sentences that a reader leaves out. */
final class LeftOut {
  private int count;

  void add() {
    count++;
  }

  int count() {
    return count;
  }
}
