package dev.unroll.data.synthetic;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the rules of a {@link Grammar}, written as the templates of {@link Rule#of}. */
public final class GrammarBuilder {
  private final List<Rule> rules = new ArrayList<>();

  /** Adds one rule with its probability in (0, 1]. */
  public GrammarBuilder rule(String head, double probability, String template) {
    rules.add(Rule.of(head, probability, template));
    return this;
  }

  /** Adds equally likely rules, one for each template. */
  public GrammarBuilder oneOf(String head, String... templates) {
    return oneOf(head, Arrays.asList(templates));
  }

  /**
   * Adds equally likely rules, one for each template.
   *
   * @throws IllegalArgumentException when there is no template
   */
  public GrammarBuilder oneOf(String head, List<String> templates) {
    Check.require(!templates.isEmpty(), "symbol '" + head + "' needs at least one template");
    for (String template : templates) {
      rule(head, 1.0 / templates.size(), template);
    }
    return this;
  }

  /** The grammar of all rules so far; checked as {@link Grammar#Grammar(String, List)} says. */
  public Grammar build(String start) {
    return new Grammar(start, rules);
  }
}
