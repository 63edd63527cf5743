package dev.unroll.data.synthetic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which text pieces can come first in an expansion, and which can follow one: the sets FIRST and
 * FOLLOW of Lewis and Stearns (1968), over whole pieces rather than characters, for texts of the
 * start symbol written one after the other without end marks.
 */
final class FirstPieces {
  /** Stands for the end of the text; no piece is empty. */
  static final String END = "";

  private final Map<String, Set<String>> first = new HashMap<>();
  private final Map<String, Set<String>> follow = new HashMap<>();
  private final Set<String> canBeEmpty = new HashSet<>();

  FirstPieces(Grammar grammar) {
    for (String name : grammar.rules().keySet()) {
      first.put(name, new HashSet<>());
      follow.put(name, new HashSet<>());
    }
    List<Rule> rules = grammar.rules().values().stream().flatMap(List::stream).toList();
    repeat(rules, this::growFirst);
    follow.get(grammar.start()).add(END);
    follow.get(grammar.start()).addAll(first.get(grammar.start()));
    repeat(rules, this::growFollow);
  }

  /** Whether {@code name} can expand to no text at all. */
  boolean canBeEmpty(String name) {
    return canBeEmpty.contains(name);
  }

  /** The pieces of which one is next in the text wherever {@code rule} is used, or {@link #END}. */
  Set<String> predicting(Rule rule) {
    return ofSequence(rule.body(), follow.get(rule.head()));
  }

  private static void repeat(List<Rule> rules, Predicate<Rule> grow) {
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Rule rule : rules) {
        grew |= grow.test(rule);
      }
    }
  }

  private boolean growFirst(Rule rule) {
    boolean grew = first.get(rule.head()).addAll(ofSequence(rule.body(), Set.of()));
    if (isEmptiable(rule.body())) {
      grew |= canBeEmpty.add(rule.head());
    }
    return grew;
  }

  private boolean growFollow(Rule rule) {
    boolean grew = false;
    List<Symbol> body = rule.body();
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i) instanceof Symbol.Name name) {
        List<Symbol> rest = body.subList(i + 1, body.size());
        grew |= follow.get(name.name()).addAll(ofSequence(rest, follow.get(rule.head())));
      }
    }
    return grew;
  }

  private boolean isEmptiable(List<Symbol> body) {
    return body.stream()
        .allMatch(s -> s instanceof Symbol.Name name && canBeEmpty.contains(name.name()));
  }

  /** First pieces of {@code body}, and those of what comes {@code after} if it can be empty. */
  private Set<String> ofSequence(List<Symbol> body, Set<String> after) {
    Set<String> pieces = new HashSet<>();
    for (Symbol symbol : body) {
      if (symbol instanceof Symbol.Text piece) {
        pieces.add(piece.text());
        return pieces;
      }
      String name = ((Symbol.Name) symbol).name();
      pieces.addAll(first.get(name));
      if (!canBeEmpty.contains(name)) {
        return pieces;
      }
    }
    pieces.addAll(after);
    return pieces;
  }
}
