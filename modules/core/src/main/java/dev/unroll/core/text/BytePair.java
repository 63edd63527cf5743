package dev.unroll.core.text;

/** Two neighbouring pieces, by number; ordered by age. */
record BytePair(int left, int right) implements Comparable<BytePair> {
  @Override
  public int compareTo(BytePair that) {
    int byLeft = Integer.compare(left, that.left);
    return byLeft != 0 ? byLeft : Integer.compare(right, that.right);
  }

  /**
   * Replaces each such pair in {@code ids}, from the left and without overlap, by {@code merged}.
   *
   * @return how many of the first {@code length} entries are left
   */
  int merge(int[] ids, int length, int merged) {
    int kept = 0;
    for (int i = 0; i < length; i++) {
      boolean here = i + 1 < length && ids[i] == left && ids[i + 1] == right;
      ids[kept++] = here ? merged : ids[i];
      i += here ? 1 : 0;
    }
    return kept;
  }
}
