package dev.unroll.lectures.experiment;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * What a lecture says, and the rule by which an experiment judges it. The rule is written before
 * the run: conditions on numbers that the run measures, each of them a sentence.
 *
 * @param number place in the lectures, from 1; unique
 * @param id what a user types, such as {@code powers-of-w}; unique
 * @param topic part of the lectures
 * @param title a few words
 * @param says the claim
 * @param equations in Unicode, one a line; may be empty
 * @param rule the conditions; the claim holds when all of them are met, and in part when some are
 */
public record Claim(
    int number,
    String id,
    Topic topic,
    String title,
    String says,
    List<String> equations,
    List<String> rule) {

  public Claim {
    Check.positive("number", number);
    Check.require(
        id.matches("[a-z0-9]+(-[a-z0-9]+)*"),
        "an experiment's id has small letters, digits and hyphens, but is '" + id + "'");
    equations = List.copyOf(equations);
    rule = List.copyOf(rule);
  }

  /** A claim without words yet: {@link #says}, {@link #equation} and {@link #holdsIf} add them. */
  public static Claim of(int number, String id, Topic topic, String title) {
    return new Claim(number, id, topic, title, "", List.of(), List.of());
  }

  /** With the claim in words. */
  public Claim says(String words) {
    return new Claim(number, id, topic, title, words, equations, rule);
  }

  /** With these equations. */
  public Claim equation(String... lines) {
    return new Claim(number, id, topic, title, says, List.of(lines), rule);
  }

  /** With these conditions. */
  public Claim holdsIf(String... conditions) {
    return new Claim(number, id, topic, title, says, equations, List.of(conditions));
  }
}
