package dev.unroll.data.synthetic;

import dev.unroll.core.check.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a grammar's derivations are on average, exact up to rounding in double.
 *
 * <p>With M[A][B] the expected number of B in one expansion of A, every additive quantity x of a
 * derivation, of which one expansion of A contributes x0[A] on average, solves
 *
 * <pre>
 * x[A] = x0[A] + Σ_B M[A][B] x[B],  that is  (I − M) x = x0
 *
 * expansions    x0[A] = 1
 * characters    x0[A] = Σ_r p_r · (characters of the text of r)
 * entropy       x0[A] = −Σ_r p_r ln p_r
 * </pre>
 *
 * (Grenander 1967, "Syntax-controlled probabilities"; Soule 1974, "Entropies of probabilistic
 * grammars", Information and Control 25; Chi 1999, "Statistical properties of probabilistic
 * context-free grammars", Computational Linguistics 25.)
 *
 * <p>The expected number of expansions is finite exactly when the spectral radius of M is below 1,
 * and that is exactly when the first system has a positive solution: a positive x with M x = x − 1
 * &lt; x bounds the spectral radius (Collatz and Wielandt), and below 1 the solution is Σ_k M^k 1,
 * at least 1 everywhere.
 *
 * <p>The entropy is that of <em>derivations</em>. It is that of the <em>texts</em> exactly when no
 * text has two derivations, which {@link PredictiveParser} proves for a grammar it accepts. A
 * corpus of independent texts that can be told apart where they meet then has the entropy rate
 * H(text) / E[characters(text)], by the law of large numbers for both sums (Soule 1974, section on
 * streams of sentences), and no model can spend fewer bits on average (Cover and Thomas 2006,
 * theorem 5.4.2).
 */
public final class Expectations {
  private static final int EXPANSIONS = 0;
  private static final int CHARACTERS = 1;
  private static final int NATS = 2;
  private static final int QUANTITIES = 3;

  /** A mean above this is a critical grammar whose rounding errors hide it. */
  private static final double LONGEST = 1e12;

  private final Map<String, Integer> rows = new HashMap<>();
  private final double[][] solution;

  Expectations(Map<String, List<Rule>> rules) {
    for (String name : rules.keySet()) {
      rows.put(name, rows.size());
    }
    double[][] system = new double[rows.size()][rows.size() + QUANTITIES];
    rules.forEach((name, alternatives) -> fill(system, rows.get(name), alternatives));
    solution = LinearSystem.solve(system);
    for (String name : rules.keySet()) {
      double expansions = expansions(name);
      Check.require(
          expansions > 0 && expansions < LONGEST,
          "the expected length of '"
              + name
              + "' is infinite; make its rules that lead back to it less probable");
    }
  }

  private void fill(double[][] system, int row, List<Rule> alternatives) {
    double[] equation = system[row];
    equation[row] = 1;
    equation[rows.size() + EXPANSIONS] = 1;
    for (Rule rule : alternatives) {
      double p = rule.probability();
      for (String name : rule.names()) {
        equation[rows.get(name)] -= p;
      }
      equation[rows.size() + CHARACTERS] += p * rule.characters();
      equation[rows.size() + NATS] -= p * Math.log(p);
    }
  }

  /** Expected number of expansions in a derivation of {@code name}, itself included. */
  public double expansions(String name) {
    return value(name, EXPANSIONS);
  }

  /** Expected characters (UTF-16 units) of a text of {@code name}. */
  public double characters(String name) {
    return value(name, CHARACTERS);
  }

  /** Entropy of a derivation of {@code name} in nats. */
  public double nats(String name) {
    return value(name, NATS);
  }

  /** Entropy of a derivation of {@code name} in bits. */
  public double bits(String name) {
    return nats(name) / Math.log(2);
  }

  /** Entropy rate, in nats per character, of independent texts of {@code name} in a row. */
  public double natsPerCharacter(String name) {
    return nats(name) / characters(name);
  }

  /** Entropy rate, in bits per character, of independent texts of {@code name} in a row. */
  public double bitsPerCharacter(String name) {
    return bits(name) / characters(name);
  }

  private double value(String name, int quantity) {
    Integer row = rows.get(name);
    Check.require(row != null, "the grammar has no symbol '" + name + "'");
    return solution[row][quantity];
  }
}
