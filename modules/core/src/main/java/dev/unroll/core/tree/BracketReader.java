package dev.unroll.core.tree;

import java.util.List;

/**
 * Reads bracketed trees as in the files of the Penn Treebank: any number of them, each on one line
 * or over several, with any white space between their parts. A word stays as it is written, {@code
 * -LRB-} for a bracket too.
 *
 * <p>The treebank puts each sentence into an outer bracket without a label, {@code ( (S ...) )}.
 *
 * @param outer what becomes of that bracket
 */
public record BracketReader(Outer outer) {
  /** What becomes of an outer bracket without a label. */
  public enum Outer {
    /**
     * It goes, as training data is made; but stays as {@link Tree#TOP} where it holds several
     * constituents or a single word, since a sentence is one constituent.
     */
    TAKEN_OFF,
    /** It stays, as a constituent {@link Tree#TOP}, as parsers write their output. */
    KEPT_AS_TOP
  }

  /**
   * All trees of a text, in order.
   *
   * @throws IllegalArgumentException naming line and column, both from 1, columns in code points,
   *     where a bracket does not close or closes nothing, is empty or has no label, or where text
   *     stands outside of the brackets, behind a word or between constituents
   */
  public List<Tree> read(String text) {
    return new BracketScan(text, outer).trees();
  }
}
