package dev.unroll.data.synthetic;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A probabilistic context-free grammar (Booth and Thompson 1973, "Applying probability measures to
 * abstract languages"): a start symbol, and for every symbol the rules that may expand it, each
 * chosen independently with its probability. Immutable.
 *
 * <p>A grammar that could be made is proper and subcritical: the probabilities of each symbol's
 * rules sum to 1, every symbol is defined and can end, and the expected number of expansions is
 * finite, so a derivation ends with probability 1 and {@link #expectations()} holds numbers.
 */
public final class Grammar {
  private static final double SUM_TOLERANCE = 1e-9;

  private final String start;
  private final Map<String, List<Rule>> rules;
  private final Expectations expectations;

  /**
   * A grammar of {@code rules}, in whose given order alternatives are kept.
   *
   * @param start the symbol of a whole text
   * @throws IllegalArgumentException naming the symbol that is not defined, whose probabilities do
   *     not sum to 1 (within 1e-9), that can never end, or whose expected length is infinite
   */
  public Grammar(String start, List<Rule> rules) {
    Map<String, List<Rule>> byHead = new LinkedHashMap<>();
    for (Rule rule : rules) {
      byHead.computeIfAbsent(rule.head(), head -> new ArrayList<>()).add(rule);
    }
    byHead.replaceAll((head, alternatives) -> List.copyOf(alternatives));
    this.start = start;
    this.rules = Collections.unmodifiableMap(byHead);
    requireDefined();
    requireProper();
    requireProductive();
    this.expectations = new Expectations(this.rules);
  }

  /** The symbol of a whole text. */
  public String start() {
    return start;
  }

  /** The rules of every symbol, both in the order in which they were given; not modifiable. */
  public Map<String, List<Rule>> rules() {
    return rules;
  }

  /**
   * The rules that expand {@code name}, at least one.
   *
   * @throws IllegalArgumentException when the grammar has no such symbol
   */
  public List<Rule> rules(String name) {
    List<Rule> found = rules.get(name);
    Check.require(found != null, "the grammar has no symbol '" + name + "'");
    return found;
  }

  /** Expected length and entropy of every symbol. */
  public Expectations expectations() {
    return expectations;
  }

  private void requireDefined() {
    Check.require(rules.containsKey(start), "the start symbol '" + start + "' has no rule");
    for (List<Rule> alternatives : rules.values()) {
      for (Rule rule : alternatives) {
        for (String name : rule.names()) {
          Check.require(
              rules.containsKey(name),
              "symbol '" + name + "' in a rule of '" + rule.head() + "' has no rule; add one");
        }
      }
    }
  }

  private void requireProper() {
    rules.forEach(
        (head, alternatives) -> {
          double sum = alternatives.stream().mapToDouble(Rule::probability).sum();
          Check.require(
              Math.abs(sum - 1) <= SUM_TOLERANCE,
              "the probabilities of '" + head + "' must sum to 1, but sum to " + sum);
        });
  }

  private void requireProductive() {
    Set<String> productive = new HashSet<>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Map.Entry<String, List<Rule>> entry : rules.entrySet()) {
        boolean ends =
            entry.getValue().stream().anyMatch(rule -> productive.containsAll(rule.names()));
        grew |= ends && productive.add(entry.getKey());
      }
    }
    for (String name : rules.keySet()) {
      Check.require(
          productive.contains(name),
          "symbol '" + name + "' can never end; give it a rule that does not lead back to it");
    }
  }
}
