package dev.unroll.benchmarks;

import dev.unroll.benchmarks.work.Case;
import dev.unroll.benchmarks.work.Cases;
import dev.unroll.benchmarks.work.Pace;
import dev.unroll.core.check.Check;
import dev.unroll.training.run.Provenance;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code modules/benchmarks/compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description =
        "Measure training and generation beside stock Deeplearning4j and libtorch, in turn. Tables"
            + " go to standard output, progress to standard error.")
public final class CompareCommand implements Callable<Integer> {
  private static final double GIGA = 1e9;

  @Parameters(
      arity = "0..*",
      paramLabel = "CASE",
      description =
          "Cases or groups (training, generation, translation, ctc, captioning, autoencoder, tagging, steps, rows); all unless given.")
  private List<String> names = List.of();

  @Option(
      names = "--contenders",
      split = ",",
      paramLabel = "LIST",
      description = "Of ours, stock-1, stock, libtorch-1, libtorch; all unless given.")
  private List<String> contenders = List.of("ours", "stock-1", "stock", "libtorch-1", "libtorch");

  @Option(names = "--rounds", description = "Rounds of each (${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(names = "--seconds", description = "Of a round, at least (${DEFAULT-VALUE}).")
  private double seconds = 1;

  @Option(names = "--warm-up", description = "Seconds, at least (${DEFAULT-VALUE}).")
  private double warmUp = 10;

  @Option(names = "--wait", description = "Seconds for the machine to calm (${DEFAULT-VALUE}).")
  private int patience = 60;

  @Option(names = "--json", paramLabel = "FILE", description = "All samples (${DEFAULT-VALUE}).")
  private Path json = Path.of("compare.json");

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write the tables as Markdown, too.")
  private Path markdown;

  @Option(names = "--list", description = "List the cases and end.")
  private boolean list;

  private final PrintStream out = System.out;
  private final PrintStream progress = System.err;

  /** Exits with 0, 1 for a failed run or 2 for wrong use. */
  public static void main(String[] arguments) {
    CommandLine command = new CommandLine(new CompareCommand());
    command.setOverwrittenOptionsAllowed(true); // the script gives --json first
    command.setExecutionExceptionHandler(
        (failure, line, parsed) -> {
          System.err.println("compare: " + failure.getMessage());
          return failure instanceof IllegalArgumentException ? 2 : 1;
        });
    System.exit(command.execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (list) {
      Cases.all().forEach(one -> out.println(one.name()));
      return 0;
    }
    Check.require(
        Files.exists(Path.of("/proc/stat")), "compare needs Linux, but there is no /proc/stat");
    Set<Case> cases = new LinkedHashSet<>();
    List<String> asked = names.isEmpty() ? List.copyOf(Cases.groupNames()) : names;
    asked.forEach(name -> cases.addAll(Cases.named(name)));
    cases.remove(Cases.PEAK);
    List<Entrant> entrants = contenders.stream().map(Entrant::labelled).toList();
    Path logs = json.toAbsolutePath().resolveSibling("compare-logs");
    Comparison comparison =
        new Comparison(rounds, new Pace(seconds, warmUp), patience, logs, progress::println);
    run(comparison, cases, entrants);
    return 0;
  }

  private void run(Comparison comparison, Set<Case> cases, List<Entrant> entrants)
      throws IOException, InterruptedException {
    String started = Instant.now().toString();
    double load = Processors.load();
    CaseResult peakResult = comparison.measure(Cases.PEAK, List.of(Entrant.PEAK));
    double peak = Tables.flops(Cases.PEAK, peakResult.entry(Entrant.PEAK));
    out.printf("sgemm peak: %.1f GFLOP/s%n", peak / GIGA);
    List<CaseResult> results = new ArrayList<>(List.of(peakResult));
    for (Case work : cases) {
      List<Entrant> able = entrants.stream().filter(one -> one.offers(work)).toList();
      CaseResult result = comparison.measure(work, inGroup(work, able));
      results.add(result);
      out.print(Tables.details(List.of(result), peak).text());
      if (!result.similarLosses()) {
        out.println(work.name() + ": first losses differ, do the contenders do the same?");
      }
      // After each case, so that an interrupted run is not lost.
      file(started, load, peak, results).write(json);
    }
    results.remove(0);
    out.println();
    tables(results, peak).forEach(table -> out.println(table.text()));
    if (!results.stream().allMatch(CaseResult::quiet)) {
      out.println("The machine was not quiet in every round: see column quiet, and the JSON file.");
    }
    if (markdown != null) {
      List<String> texts = tables(results, peak).stream().map(Table::markdown).toList();
      Files.writeString(markdown, String.join("\n", texts));
    }
    progress.println("wrote " + json);
  }

  /** Scaling is a question to ours alone. */
  private static List<Entrant> inGroup(Case work, List<Entrant> able) {
    return isScaling(work) ? able.stream().filter(one -> one == Entrant.OURS).toList() : able;
  }

  private static boolean isScaling(Case work) {
    return Cases.named("steps").contains(work) || Cases.named("rows").contains(work);
  }

  private static List<Table> tables(List<CaseResult> results, double peak) {
    List<CaseResult> compared =
        results.stream().filter(result -> !isScaling(result.work())).toList();
    List<CaseResult> scaling = results.stream().filter(result -> isScaling(result.work())).toList();
    List<Table> tables = new ArrayList<>();
    if (!compared.isEmpty()) {
      tables.add(Tables.overview(compared));
      tables.add(Tables.details(compared, peak));
    }
    if (!scaling.isEmpty()) {
      tables.add(Tables.scaling(scaling));
    }
    return tables;
  }

  private ResultFile file(String started, double load, double peak, List<CaseResult> results) {
    return new ResultFile(
        started,
        Provenance.here("CPU"),
        ResultFile.libraries(Entrant.OURS.classPath(), Entrant.LIBTORCH.classPath()),
        load,
        rounds,
        Double.isFinite(peak) ? peak : 0,
        results);
  }
}
