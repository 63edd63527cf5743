package dev.unroll.lectures.networks;

import dev.unroll.layers.recurrent.CellName;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.plot.BarPlot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link LstmVariants} measures of each cell, one figure for each seed.
 *
 * @param nats for each character of new stories
 * @param right share of first symbols that are recalled
 */
record VariantScores(Map<CellName, double[]> nats, Map<CellName, double[]> right) {
  /** The cells that are compared and their names for people, in order. */
  static final Map<CellName, String> NAMES = names();

  private static final List<CellName> VARIANTS = NAMES.keySet().stream().skip(3).toList();

  private static Map<CellName, String> names() {
    Map<CellName, String> names = new LinkedHashMap<>();
    names.put(CellName.ELMAN, "simple");
    names.put(CellName.GRU, "GRU");
    names.put(CellName.LSTM, "LSTM");
    names.put(CellName.LSTM_NO_INPUT_GATE, "no input gate");
    names.put(CellName.LSTM_NO_FORGET_GATE, "no forget gate");
    names.put(CellName.LSTM_NO_OUTPUT_GATE, "no output gate");
    names.put(CellName.LSTM_NO_INPUT_TANH, "no input tanh");
    names.put(CellName.LSTM_NO_OUTPUT_TANH, "no output tanh");
    names.put(CellName.LSTM_COUPLED, "coupled gates");
    names.put(CellName.LSTM_PEEPHOLES, "peepholes");
    return names;
  }

  /** Answers the rule and shows the means. */
  Findings judge(Claim claim) {
    double[] lstm = nats.get(CellName.LSTM);
    double[] means = VARIANTS.stream().mapToDouble(c -> Figure.mean(nats.get(c))).toArray();
    double worst =
        Arrays.stream(means).map(m -> Math.abs(m / Figure.mean(lstm) - 1)).max().orElse(0);
    List<String> better =
        VARIANTS.stream()
            .filter(c -> Difference.of(lstm, nats.get(c)).clear())
            .filter(c -> Figure.mean(nats.get(c)) <= 0.98 * Figure.mean(lstm))
            .map(NAMES::get)
            .toList();
    CellName costly =
        VARIANTS.stream()
            .limit(5) // without a gate or a tanh; the other two lack nothing
            .max(Comparator.comparingDouble(c -> Figure.mean(nats.get(c))))
            .orElseThrow();
    double simple = Figure.mean(right.get(CellName.ELMAN));
    double least =
        NAMES.keySet().stream()
            .skip(1)
            .mapToDouble(c -> Figure.mean(right.get(c)))
            .min()
            .orElseThrow();
    Findings findings =
        new Findings(claim)
            .check(worst <= 0.05, "at most " + Figure.percent(worst) + " away")
            .check(better.isEmpty(), better.isEmpty() ? "none" : String.join(", ", better))
            .check(
                costly == CellName.LSTM_NO_FORGET_GATE || costly == CellName.LSTM_NO_OUTPUT_TANH,
                NAMES.get(costly) + ": " + Difference.of(nats.get(costly), lstm) + " nats more")
            .check(
                least >= simple + 0.1,
                Figure.percent(simple)
                    + " simple, at least "
                    + Figure.percent(least)
                    + " the others");
    return show(findings);
  }

  private Findings show(Findings findings) {
    List<String> names = List.copyOf(NAMES.values());
    return findings
        .show(
            "Characters of new stories; less is better. Means over the seeds.",
            new BarPlot("Next character of stories", "nats per character", names)
                .bars("stories", means(nats))
                .image())
        .show(
            "The first of 16 symbols, asked at the end. Means over the seeds.",
            new BarPlot("Memory of one symbol", "right (share)", names)
                .bars("first symbol", means(right))
                .image());
  }

  private static double[] means(Map<CellName, double[]> values) {
    return NAMES.keySet().stream().mapToDouble(c -> Figure.mean(values.get(c))).toArray();
  }
}
