package dev.unroll.core.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a hypothesis comes from its reference with the fewest edits (Levenshtein 1966). Of several
 * such alignments it is the one that jiwer gives: the common prefix and suffix are matched first,
 * and on the rest, from the end backwards, a deletion is taken where it costs least, else an
 * insertion that no diagonal step betters, else a match or substitution.
 *
 * @param runs left to right and gapless; neighbours have different edits
 */
public record Alignment(List<Run> runs) {
  /** What happens to a unit. */
  public enum Edit {
    HIT,
    SUBSTITUTION,
    DELETION,
    INSERTION
  }

  /**
   * A stretch of equal edits; positions in units from 0, ends exclusive. The reference part of an
   * insertion and the hypothesis part of a deletion are empty.
   */
  public record Run(
      Edit edit, int referenceStart, int referenceEnd, int hypothesisStart, int hypothesisEnd) {
    /** Units in this run. */
    public int length() {
      return Math.max(referenceEnd - referenceStart, hypothesisEnd - hypothesisStart);
    }
  }

  public Alignment {
    runs = List.copyOf(runs);
  }

  /** Aligns two sequences of any units that have {@code equals}; O(n m) time, n m bytes. */
  public static <T> Alignment of(List<T> reference, List<T> hypothesis) {
    Map<T, Integer> ids = new HashMap<>();
    return between(numbered(reference, ids), numbered(hypothesis, ids));
  }

  /** Aligns two sequences of ints, such as code points. */
  static Alignment between(int[] reference, int[] hypothesis) {
    List<Run> runs = new ArrayList<>();
    int r = 0;
    int h = 0;
    List<Edit> edits = EditPath.between(reference, hypothesis);
    for (int start = 0; start < edits.size(); ) {
      Edit edit = edits.get(start);
      int end = start;
      while (end < edits.size() && edits.get(end) == edit) {
        end++;
      }
      int nextR = edit == Edit.INSERTION ? r : r + end - start;
      int nextH = edit == Edit.DELETION ? h : h + end - start;
      runs.add(new Run(edit, r, nextR, h, nextH));
      r = nextR;
      h = nextH;
      start = end;
    }
    return new Alignment(runs);
  }

  /** How often each edit occurs. */
  public ErrorRate counts() {
    return new ErrorRate(
        units(Edit.HIT), units(Edit.SUBSTITUTION), units(Edit.DELETION), units(Edit.INSERTION));
  }

  private long units(Edit edit) {
    return runs.stream().filter(run -> run.edit() == edit).mapToLong(Run::length).sum();
  }

  private static <T> int[] numbered(List<T> units, Map<T, Integer> ids) {
    return units.stream().mapToInt(unit -> ids.computeIfAbsent(unit, u -> ids.size())).toArray();
  }
}
