package dev.unroll.lectures.report;

import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Verdict;
import dev.unroll.training.run.Provenance;
import java.util.List;

/**
 * A finished experiment as it is kept in a file.
 *
 * @param claim what was claimed
 * @param setting how it was run
 * @param seconds that it took
 * @param finished when, in UTC
 * @param verdict what follows from the rule
 * @param checked the conditions
 * @param notes what ran, and why
 * @param exhibits what is shown, in order
 * @param provenance software and machine
 */
public record Result(
    Claim claim,
    Setting setting,
    double seconds,
    String finished,
    Verdict verdict,
    List<Findings.Checked> checked,
    List<String> notes,
    List<Shown> exhibits,
    Provenance provenance) {

  public Result {
    checked = List.copyOf(checked);
    notes = List.copyOf(notes);
    exhibits = List.copyOf(exhibits);
  }

  /**
   * An exhibit in a file.
   *
   * @param kind table, picture or passage
   * @param caption of a picture or passage, else empty
   * @param file of a picture, beside the result, else empty
   * @param header of a table, or the tokens of a passage, else empty
   * @param rows of a table, else empty
   * @param values of a passage's tokens, else empty
   */
  public record Shown(
      Kind kind,
      String caption,
      String file,
      List<String> header,
      List<List<String>> rows,
      List<Double> values) {}

  /** Of exhibits. */
  public enum Kind {
    TABLE,
    PICTURE,
    PASSAGE
  }
}
