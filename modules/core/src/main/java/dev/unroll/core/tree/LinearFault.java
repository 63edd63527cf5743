package dev.unroll.core.tree;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Looks for what is wrong with a linearised tree; shares nothing with {@link Repair}. */
final class LinearFault {
  private final boolean tagged;
  private final int words;
  private final Deque<String> open = new ArrayDeque<>();
  private int leaves;

  /**
   * For sequences over a number of words.
   *
   * @param tagged whether words stand as tags, else as {@link Linearisation#WORD}
   */
  LinearFault(boolean tagged, int words) {
    this.tagged = tagged;
    this.words = words;
  }

  /** The first fault; empty when the tokens are well formed. */
  Optional<String> of(List<String> tokens) {
    if (tokens.isEmpty()) {
      return Optional.of("there is no token");
    }
    boolean hollow = false;
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      String fault;
      if (LinearToken.opens(token)) {
        fault = opening(token, i == 0);
      } else if (LinearToken.closes(token)) {
        fault = hollow ? "closes an empty constituent" : closing(token);
      } else {
        fault = leaf(token);
      }
      if (!fault.isEmpty()) {
        return Optional.of("token " + (i + 1) + ", \"" + token + "\", " + fault);
      }
      hollow = LinearToken.opens(token);
    }
    return atTheEnd();
  }

  private String opening(String token, boolean first) {
    if (!Tree.isLabel(LinearToken.label(token))) {
      return "has no usable label";
    }
    if (open.isEmpty() && !first) {
      return "opens a second tree";
    }
    open.push(LinearToken.label(token));
    return "";
  }

  private String closing(String token) {
    if (open.isEmpty()) {
      return "closes nothing";
    }
    String label = open.pop();
    return label.equals(LinearToken.label(token)) ? "" : "closes a constituent " + label;
  }

  private String leaf(String token) {
    leaves++;
    if (open.isEmpty()) {
      return "stands outside of the brackets";
    }
    boolean form = tagged ? Tree.isLabel(token) : token.equals(Linearisation.WORD);
    return form ? "" : "is neither a bracket nor " + (tagged ? "a tag" : Linearisation.WORD);
  }

  private Optional<String> atTheEnd() {
    if (!open.isEmpty()) {
      return Optional.of("the constituent " + open.element() + " is not closed");
    }
    return leaves == words
        ? Optional.empty()
        : Optional.of("it has " + leaves + " word tokens for " + words + " words");
  }
}
