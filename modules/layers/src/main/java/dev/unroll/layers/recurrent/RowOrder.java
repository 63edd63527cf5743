package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Team;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which row of a segment stands where. With a mask, rows that end late come first in their part, so
 * that those that have ended can be left out, and long and short rows are dealt to all parts.
 */
final class RowOrder {
  /** Counts above this are rounded up, for each count needs products of its own. */
  private static final int EXACT = 8;

  private static final int ROUNDED = 4;

  private final Segment segment;
  private final int[] rows;
  private final int[] lengths;

  RowOrder(Segment segment, int parts) {
    this.segment = segment;
    this.rows = IntStream.range(0, segment.rows()).toArray();
    this.lengths = new int[rows.length];
    if (segment.hasMask()) {
      deal(parts);
    }
    for (int at = 0; at < rows.length; at++) {
      lengths[at] = length(rows[at]);
    }
  }

  private void deal(int parts) {
    List<Integer> longestFirst = new ArrayList<>(IntStream.of(rows).boxed().toList());
    longestFirst.sort(Comparator.comparingInt(row -> -length(row)));
    int[] next = new int[parts];
    for (int part = 0; part < parts; part++) {
      next[part] = Team.first(rows.length, part, parts);
    }
    int part = 0;
    for (int row : longestFirst) {
      while (next[part] == Team.first(rows.length, part + 1, parts)) {
        part = (part + 1) % parts;
      }
      rows[next[part]++] = row;
      part = (part + 1) % parts;
    }
  }

  /** Steps up to the last that counts. */
  private int length(int row) {
    int length = segment.steps();
    while (length > 0 && !segment.counts(row, length - 1)) {
      length--;
    }
    return length;
  }

  /** Whether rows stand where they were. */
  boolean isPlain() {
    return !segment.hasMask();
  }

  /** N. */
  int size() {
    return rows.length;
  }

  /** The row at a place. */
  int row(int place) {
    return rows[place];
  }

  /** Whether the row at a place counts at this time. */
  boolean counts(int place, int time) {
    return segment.counts(rows[place], time);
  }

  /** How many of the places from {@code first} on must be computed at this time, of {@code all}. */
  int active(int first, int all, int time) {
    if (isPlain()) {
      return all;
    }
    int active = 0;
    while (active < all && lengths[first + active] > time) {
      active++;
    }
    if (active > EXACT) {
      active = Math.min(all, (active + ROUNDED - 1) / ROUNDED * ROUNDED);
    }
    return active;
  }
}
