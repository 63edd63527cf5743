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
 * @param rule the conditions; the claim holds when all of them are met, and in part when some are.
 *     What mathematics or the data's making settles is no condition: it could not fail
 * @param revisions what of rule, data or sizes was changed after a first result had been seen
 */
public record Claim(
    int number,
    String id,
    Topic topic,
    String title,
    String says,
    List<String> equations,
    List<String> rule,
    List<String> revisions) {

  public Claim {
    Check.positive("number", number);
    Check.require(
        id.matches("[a-z0-9]+(-[a-z0-9]+)*"),
        "an experiment's id has small letters, digits and hyphens, but is '" + id + "'");
    equations = List.copyOf(equations);
    rule = List.copyOf(rule);
    revisions = List.copyOf(revisions);
  }

  /** A claim without words yet: {@link #says}, {@link #equation} and {@link #holdsIf} add them. */
  public static Claim of(int number, String id, Topic topic, String title) {
    return new Claim(number, id, topic, title, "", List.of(), List.of(), List.of());
  }

  /** With the claim in words. */
  public Claim says(String words) {
    return new Claim(number, id, topic, title, words, equations, rule, revisions);
  }

  /** With these equations. */
  public Claim equation(String... lines) {
    return new Claim(number, id, topic, title, says, List.of(lines), rule, revisions);
  }

  /** With these conditions. */
  public Claim holdsIf(String... conditions) {
    return new Claim(number, id, topic, title, says, equations, List.of(conditions), revisions);
  }

  /**
   * Admits what was changed after a first result had been seen, a sentence each: a reader should
   * know of a rule that had its run before it.
   */
  public Claim revised(String... changes) {
    return new Claim(number, id, topic, title, says, equations, rule, List.of(changes));
  }
}
