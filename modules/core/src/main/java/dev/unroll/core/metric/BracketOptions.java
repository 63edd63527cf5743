package dev.unroll.core.metric;

import dev.unroll.core.check.Check;
import dev.unroll.core.tree.Tree;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What of two trees is compared. Scores compare only between equal options.
 *
 * @param labelled whether labels must agree, or the words alone
 * @param deleted labels not counted: of constituents, whose children are still compared, and parts
 *     of speech, whose words are left out of both trees
 * @param unspoken parts of speech that do not count as words in {@link LabelledBrackets#length}
 * @param equal sets of labels that are taken as one; no label is in two of them
 */
public record BracketOptions(
    boolean labelled, Set<String> deleted, Set<String> unspoken, List<Set<String>> equal) {
  public BracketOptions {
    deleted = Set.copyOf(deleted);
    unspoken = Set.copyOf(unspoken);
    equal = equal.stream().map(Set::copyOf).toList();
    Set<String> seen = new HashSet<>();
    for (Set<String> labels : equal) {
      for (String label : labels) {
        Check.require(
            seen.add(label), "label " + label + " is in two sets of equal labels; join the sets");
      }
    }
  }

  /**
   * What papers report: evalb's {@code COLLINS.prm} (Collins 1997). The top label, traces and
   * punctuation, told by its part of speech, are not counted; ADVP and PRT are equal.
   */
  public static BracketOptions collins() {
    return new BracketOptions(
        true,
        Set.of(Tree.TOP, "-NONE-", ",", ":", "``", "''", "."),
        Set.of("-NONE-"),
        List.of(Set.of("ADVP", "PRT")));
  }

  /** The same without labels. */
  public BracketOptions unlabelled() {
    return new BracketOptions(false, deleted, unspoken, equal);
  }

  /** The one label that stands for all that are equal to {@code label}. */
  String representative(String label) {
    for (Set<String> labels : equal) {
      if (labels.contains(label)) {
        return Collections.min(labels);
      }
    }
    return label;
  }
}
