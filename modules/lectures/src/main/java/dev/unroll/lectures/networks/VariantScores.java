package dev.unroll.lectures.networks;

import dev.unroll.layers.recurrent.CellName;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.plot.BarPlot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link LstmVariants} measures: nats for each character of new stories, of each cell a figure
 * for each seed.
 */
record VariantScores(Map<CellName, double[]> nats) {
  /** The cells that are compared and their names for people, in order. */
  static final Map<CellName, String> NAMES = names();

  /** Without the part that is said to matter most. */
  private static final List<CellName> WITHOUT_BEST =
      List.of(CellName.LSTM_NO_FORGET_GATE, CellName.LSTM_NO_OUTPUT_TANH);

  /** Without another part. */
  private static final List<CellName> WITHOUT_OTHER =
      List.of(
          CellName.LSTM_NO_INPUT_GATE, CellName.LSTM_NO_OUTPUT_GATE, CellName.LSTM_NO_INPUT_TANH);

  /** Changed, but without nothing. */
  private static final List<CellName> WHOLE =
      List.of(CellName.LSTM_COUPLED, CellName.LSTM_PEEPHOLES);

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

  @SafeVarargs
  private static List<CellName> join(List<CellName>... sets) {
    List<CellName> all = new ArrayList<>();
    for (List<CellName> set : sets) {
      all.addAll(set);
    }
    return all;
  }

  private double mean(CellName cell) {
    return Figure.mean(nats.get(cell));
  }

  private double away(CellName cell) {
    return Math.abs(mean(cell) / mean(CellName.LSTM) - 1);
  }

  /** Answers the rule and shows the means. */
  Findings judge(Claim claim) {
    double[] lstm = nats.get(CellName.LSTM);
    CellName farthest =
        join(WITHOUT_OTHER, WHOLE).stream()
            .max(Comparator.comparingDouble(this::away))
            .orElseThrow();
    List<String> better =
        join(WITHOUT_BEST, WITHOUT_OTHER, WHOLE).stream()
            .filter(c -> Difference.of(lstm, nats.get(c)).clear())
            .filter(c -> mean(c) <= 0.98 * mean(CellName.LSTM))
            .map(NAMES::get)
            .toList();
    double others = WITHOUT_OTHER.stream().mapToDouble(this::mean).max().orElseThrow();
    boolean costly =
        WITHOUT_BEST.stream()
            .allMatch(c -> Difference.of(nats.get(c), lstm).clear() && mean(c) > others);
    List<String> costs =
        WITHOUT_BEST.stream()
            .map(c -> NAMES.get(c) + " " + Difference.of(nats.get(c), lstm))
            .toList();
    Findings findings =
        new Findings(claim)
            .check(
                away(farthest) <= 0.05,
                NAMES.get(farthest) + " is " + Figure.percent(away(farthest)) + " away")
            .check(better.isEmpty(), better.isEmpty() ? "none" : String.join(", ", better))
            .check(
                costly,
                String.join(", ", costs)
                    + " above the LSTM; of the other three the worst "
                    + Figure.text(others - mean(CellName.LSTM)));
    double[] means = NAMES.keySet().stream().mapToDouble(this::mean).toArray();
    return findings.show(
        "Characters of new stories; less is better. Means over the seeds.",
        new BarPlot("Next character of stories", "nats per character", List.copyOf(NAMES.values()))
            .bars("stories", means)
            .image());
  }
}
