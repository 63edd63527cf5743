package dev.unroll.benchmarks;

import dev.unroll.benchmarks.work.Case;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Results as tables. What is missing is a dash. */
final class Tables {
  private static final String NONE = "–";
  private static final double GIGA = 1e9;
  private static final double MICROSECONDS = 1e6;
  private static final double MEBI = 1 << 20;

  private Tables() {}

  /** A row for each case: tokens per second, and by how much ours is faster. */
  static Table overview(List<CaseResult> results) {
    List<List<String>> rows = new ArrayList<>();
    for (CaseResult result : results) {
      Entry ours = result.entry(Entrant.OURS);
      Entry libtorch = result.libtorch();
      rows.add(
          List.of(
              result.work().name(),
              rate(ours.tokensPerSecond()),
              rate(result.stock().tokensPerSecond()),
              rate(libtorch.tokensPerSecond()),
              number("%.2f", ours.ratio(libtorch)),
              number("%.1f", ours.ratio(result.stock())),
              result.quiet() ? "yes" : "no"));
    }
    return new Table(
        List.of("case", "ours", "stock", "libtorch", "ours/libtorch", "ours/stock", "quiet"), rows);
  }

  /**
   * A row for each contender of each case.
   *
   * @param peak FLOP a second of matrix products alone; NaN when not measured
   */
  static Table details(List<CaseResult> results, double peak) {
    List<List<String>> rows = new ArrayList<>();
    for (CaseResult result : results) {
      for (Entry entry : result.entries()) {
        rows.add(detail(result.work(), entry, peak));
      }
    }
    return new Table(
        List.of(
            "case, contender",
            "tokens/s",
            "least",
            "most",
            "GFLOP/s",
            "of peak",
            "memory, MiB",
            "first loss",
            "settings"),
        rows);
  }

  /** A row for each case, of ours alone: what a token costs. */
  static Table scaling(List<CaseResult> results) {
    List<List<String>> rows = new ArrayList<>();
    for (CaseResult result : results) {
      Case work = result.work();
      double rate = result.entry(Entrant.OURS).tokensPerSecond();
      rows.add(
          List.of(
              work.name(),
              String.valueOf(work.rows()),
              String.valueOf(work.steps()),
              rate(rate),
              number("%.2f", MICROSECONDS / rate)));
    }
    return new Table(List.of("case", "N", "T", "tokens/s", "µs per token"), rows);
  }

  /** FLOP a second in products. */
  static double flops(Case work, Entry entry) {
    return entry.tokensPerSecond() * work.flopPerToken();
  }

  private static List<String> detail(Case work, Entry entry, double peak) {
    double[] rates = entry.rates();
    double flops = flops(work, entry);
    double least = Arrays.stream(rates).min().orElse(Double.NaN);
    double most = Arrays.stream(rates).max().orElse(Double.NaN);
    return List.of(
        work.name() + ", " + entry.contender(),
        rate(entry.tokensPerSecond()),
        rate(least),
        rate(most),
        number("%.1f", flops / GIGA),
        number("%.0f %%", flops / peak * 100),
        entry.peakMemory() == 0 ? NONE : number("%,.0f", entry.peakMemory() / MEBI),
        entry.firstLoss() == 0 ? NONE : number("%.3f", entry.firstLoss()),
        entry.failure().isEmpty() ? entry.note() : entry.failure());
  }

  private static String rate(double tokensPerSecond) {
    return number(tokensPerSecond < 100 ? "%.1f" : "%,.0f", tokensPerSecond);
  }

  private static String number(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : NONE;
  }
}
