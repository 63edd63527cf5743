package dev.unroll.core.ctc;

/**
 * Chooses the best of the prefixes offered after a frame, without making an object for any: a
 * binary heap with the worst of those kept on top. Of equal scores, the one offered first wins.
 */
final class Survivors {
  /** In place of a label: the prefix itself goes on. */
  static final int STAY = -1;

  private final double[] score;
  private final int[] row;
  private final int[] label;
  private final int[] turn;
  private int size;
  private int offered;
  private int takenRow;
  private int takenLabel;

  Survivors(int width) {
    score = new double[width];
    row = new int[width];
    label = new int[width];
    turn = new int[width];
  }

  void clear() {
    size = 0;
    offered = 0;
  }

  /** What a score must exceed to be kept. */
  double floor() {
    return size < score.length ? Double.NEGATIVE_INFINITY : score[0];
  }

  /** Offers prefix {@code from} of the beam continued by {@code next}, or {@link #STAY}. */
  void offer(double value, int from, int next) {
    if (value > floor()) {
      int place = size < score.length ? rise(size++, value) : sink(value, offered);
      put(place, value, from, next, offered++);
    }
  }

  /** How many are kept. */
  int size() {
    return size;
  }

  /** Takes the worst of those kept out, so that {@link #row} and {@link #label} tell of it. */
  void poll() {
    takenRow = row[0];
    takenLabel = label[0];
    size--;
    int place = sink(score[size], turn[size]);
    put(place, score[size], row[size], label[size], turn[size]);
  }

  /** Which prefix of the beam was taken. */
  int row() {
    return takenRow;
  }

  /** By what it is continued. */
  int label() {
    return takenLabel;
  }

  private int rise(int from, double value) {
    int place = from;
    // The newcomer is the worst of equal ones, having come last.
    while (place > 0 && value <= score[(place - 1) / 2]) {
      int parent = (place - 1) / 2;
      put(place, score[parent], row[parent], label[parent], turn[parent]);
      place = parent;
    }
    return place;
  }

  /** Makes room below the top for what weighs {@code value}. */
  private int sink(double value, int order) {
    int place = 0;
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      if (child + 1 < size && worse(child + 1, score[child], turn[child])) {
        child++;
      }
      if (!worse(child, value, order)) {
        break;
      }
      put(place, score[child], row[child], label[child], turn[child]);
      place = child;
    }
    return place;
  }

  private boolean worse(int a, double value, int order) {
    return score[a] < value || (score[a] == value && turn[a] > order);
  }

  private void put(int place, double value, int from, int next, int order) {
    score[place] = value;
    row[place] = from;
    label[place] = next;
    turn[place] = order;
  }
}
