package dev.unroll.lectures.experiment;

import dev.unroll.core.check.Check;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run found: which conditions of the claim's rule are met, by which figures, and what there
 * is to see. An experiment fills it once, {@link #check} in the order of the rule.
 */
public final class Findings {
  /**
   * A condition of the rule and what was measured of it.
   *
   * @param condition as the claim states it
   * @param met whether it is true of the figures
   * @param measured the figures
   */
  public record Checked(String condition, boolean met, String measured) {}

  private final Claim claim;
  private final List<Checked> checked = new ArrayList<>();
  private final List<Exhibit> exhibits = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Nothing found yet. */
  public Findings(Claim claim) {
    this.claim = claim;
  }

  /** Answers the next condition of the rule. */
  public Findings check(boolean met, String measured) {
    Check.require(
        checked.size() < claim.rule().size(),
        claim.id() + " checks more conditions than its rule has: " + claim.rule().size());
    checked.add(new Checked(claim.rule().get(checked.size()), met, measured));
    return this;
  }

  /** Shows a table. */
  public Findings show(Table table) {
    exhibits.add(table);
    return this;
  }

  /** Shows text with colours. */
  public Findings show(Passage passage) {
    exhibits.add(passage);
    return this;
  }

  /** Shows a picture; the caption says what is to be seen in it. */
  public Findings show(String caption, BufferedImage image) {
    exhibits.add(new Picture(caption, image));
    return this;
  }

  /** Says what ran: sizes, updates, repetitions; or why a condition fails. */
  public Findings note(String sentence) {
    notes.add(sentence);
    return this;
  }

  /**
   * What follows from the rule.
   *
   * @throws IllegalStateException if a condition was not checked
   */
  public Verdict verdict() {
    if (checked.size() < claim.rule().size()) {
      throw new IllegalStateException(
          claim.id() + " did not check: " + claim.rule().get(checked.size()));
    }
    return Verdict.of(checked.stream().map(Checked::met).toList());
  }

  /** The claim. */
  public Claim claim() {
    return claim;
  }

  /** The conditions so far. */
  public List<Checked> checked() {
    return List.copyOf(checked);
  }

  /** In the order in which they were shown. */
  public List<Exhibit> exhibits() {
    return List.copyOf(exhibits);
  }

  /** In their order. */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
