package dev.unroll.core.metric;

import dev.unroll.core.metric.Alignment.Edit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The cheapest edits between two sequences (Wagner and Fischer 1974), with the tie rule that {@link
 * Alignment} states. Costs are those of {@link EditDistance}; one byte for each pair of positions
 * keeps the way back.
 */
final class EditPath {
  private static final byte DIAGONAL = 0;
  private static final byte DOWN = 1;
  private static final byte RIGHT = 2;

  private EditPath() {}

  /** One edit for each step, from left to right. */
  static List<Edit> between(int[] reference, int[] hypothesis) {
    int shorter = Math.min(reference.length, hypothesis.length);
    int prefix = 0;
    while (prefix < shorter && reference[prefix] == hypothesis[prefix]) {
      prefix++;
    }
    int rEnd = reference.length;
    int hEnd = hypothesis.length;
    while (rEnd > prefix && hEnd > prefix && reference[rEnd - 1] == hypothesis[hEnd - 1]) {
      rEnd--;
      hEnd--;
    }
    int[] r = Arrays.copyOfRange(reference, prefix, rEnd);
    int[] h = Arrays.copyOfRange(hypothesis, prefix, hEnd);
    List<Edit> edits = new ArrayList<>(Collections.nCopies(prefix, Edit.HIT));
    edits.addAll(walkBack(moves(r, h), r, h));
    edits.addAll(Collections.nCopies(reference.length - rEnd, Edit.HIT));
    return edits;
  }

  /** {@code moves[i][j]}: the last step to position i of the reference and j of the hypothesis. */
  private static byte[][] moves(int[] r, int[] h) {
    byte[][] moves = new byte[r.length + 1][h.length + 1];
    int[] above = new int[h.length + 1];
    int[] row = new int[h.length + 1];
    for (int j = 1; j <= h.length; j++) {
      above[j] = j;
      moves[0][j] = RIGHT;
    }
    for (int i = 1; i <= r.length; i++) {
      EditDistance.next(above, row, r[i - 1], h);
      moves[i][0] = DOWN;
      for (int j = 1; j <= h.length; j++) {
        if (row[j] == above[j] + 1) {
          moves[i][j] = DOWN;
        } else {
          moves[i][j] = row[j - 1] == above[j - 1] - 1 ? RIGHT : DIAGONAL;
        }
      }
      int[] spare = above;
      above = row;
      row = spare;
    }
    return moves;
  }

  private static List<Edit> walkBack(byte[][] moves, int[] r, int[] h) {
    List<Edit> edits = new ArrayList<>();
    int i = r.length;
    int j = h.length;
    while (i > 0 || j > 0) {
      switch (moves[i][j]) {
        case DOWN -> {
          edits.add(Edit.DELETION);
          i--;
        }
        case RIGHT -> {
          edits.add(Edit.INSERTION);
          j--;
        }
        default -> edits.add(r[--i] == h[--j] ? Edit.HIT : Edit.SUBSTITUTION);
      }
    }
    Collections.reverse(edits);
    return edits;
  }
}
