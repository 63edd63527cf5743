package dev.unroll.lectures.networks;

import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import java.util.Arrays;

/**
 * What {@link ClockworkMemory} measures: of the simple network, the LSTM and the clockwork network,
 * in this order, a figure for each seed.
 *
 * @param errors mean squared errors of generated waves, [cell][seed]; not changed
 * @param first shares of symbols of the first step that are recalled; not changed
 * @param second the same of symbols of the second step; not changed
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record ClockworkScores(double[][] errors, double[][] first, double[][] second) {
  private static final int CLOCKWORK = 2;
  private static final double MARGIN = 0.2;

  /** Answers the rule. */
  Findings judge(Claim claim) {
    double[][] logs =
        Arrays.stream(errors)
            .map(e -> Arrays.stream(e).map(Math::log).toArray())
            .toArray(double[][]::new);
    boolean simple = Figure.mean(logs[0]) < Figure.mean(logs[1]);
    Difference waves = Difference.of(logs[simple ? 0 : 1], logs[CLOCKWORK]);
    Findings findings =
        new Findings(claim)
            .check(
                waves.mean() >= Math.log(2) && waves.clear(),
                ("natural logarithms lower by " + waves + " than those of the ")
                    + (simple ? "simple network" : "LSTM"));
    recalls(findings, first);
    recalls(findings, second);
    return findings;
  }

  private static void recalls(Findings findings, double[][] right) {
    double[] means = MemoryTrial.means(right);
    Difference more = Difference.of(right[CLOCKWORK], right[means[0] > means[1] ? 0 : 1]);
    findings.check(
        more.mean() >= MARGIN && more.clear(),
        "simple %s, LSTM %s, clockwork %s"
            .formatted(
                Figure.percent(means[0]),
                Figure.percent(means[1]),
                Figure.percent(means[CLOCKWORK])));
  }
}
