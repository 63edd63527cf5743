package dev.unroll.data.synthetic;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Draws texts from a grammar by expanding the leftmost symbol first. Thread-safe. */
public final class DerivationSampler {
  /** The alternatives of one symbol, linked to the choices that their bodies need. */
  private static final class Choice {
    private final double[] cumulative;
    private final double[] logProbabilities;

    /** For each alternative, last part first, a String or a Choice. */
    private final Object[][] bodies;

    private Choice(List<Rule> rules) {
      cumulative = rules.stream().mapToDouble(Rule::probability).toArray();
      logProbabilities = Arrays.stream(cumulative).map(Math::log).toArray();
      Arrays.parallelPrefix(cumulative, Double::sum);
      bodies = new Object[rules.size()][];
    }

    private int draw(RandomGenerator random) {
      if (bodies.length == 1) {
        return 0;
      }
      int found = Arrays.binarySearch(cumulative, random.nextDouble());
      return Math.min(found < 0 ? -found - 1 : found + 1, bodies.length - 1);
    }
  }

  private final Choice start;

  /** A sampler of the start symbol's texts. */
  public DerivationSampler(Grammar grammar) {
    Map<String, Choice> choices = new HashMap<>();
    grammar.rules().forEach((name, rules) -> choices.put(name, new Choice(rules)));
    grammar
        .rules()
        .forEach(
            (name, rules) -> {
              Object[][] bodies = choices.get(name).bodies;
              Arrays.setAll(bodies, i -> reversed(rules.get(i).body(), choices));
            });
    this.start = choices.get(grammar.start());
  }

  /**
   * Appends one text of the start symbol to {@code out}.
   *
   * @return the natural logarithm of the probability of the derivation that was drawn
   */
  public double append(StringBuilder out, RandomGenerator random) {
    Deque<Object> open = new ArrayDeque<>();
    open.push(start);
    double logProbability = 0;
    while (!open.isEmpty()) {
      Object next = open.pop();
      if (next instanceof Choice choice) {
        int drawn = choice.draw(random);
        logProbability += choice.logProbabilities[drawn];
        for (Object part : choice.bodies[drawn]) {
          open.push(part);
        }
      } else {
        out.append((String) next);
      }
    }
    return logProbability;
  }

  private static Object[] reversed(List<Symbol> body, Map<String, Choice> choices) {
    Object[] parts = new Object[body.size()];
    for (int i = 0; i < parts.length; i++) {
      Symbol symbol = body.get(parts.length - 1 - i);
      parts[i] =
          symbol instanceof Symbol.Text piece
              ? piece.text()
              : choices.get(((Symbol.Name) symbol).name());
    }
    return parts;
  }
}
