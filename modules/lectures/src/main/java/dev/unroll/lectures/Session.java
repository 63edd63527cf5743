package dev.unroll.lectures;

import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.report.ReportPage;
import dev.unroll.lectures.report.Result;
import dev.unroll.lectures.report.ResultFolder;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.command.Failure;
import dev.unroll.training.command.WrongUse;
import dev.unroll.training.run.Provenance;
import dev.unroll.training.run.Replacement;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Experiments that run one after the other, are kept, and end in a report. */
final class Session {
  private final PrintWriter out;
  private final Path folder;
  private final Setting setting;

  Session(PrintWriter out, Path folder, boolean quick, long seed) {
    this.out = out;
    this.folder = folder;
    setting = new Setting(quick, seed);
  }

  /**
   * Runs experiments by id or number, or all of them. Of several, one that fails does not keep the
   * others from running.
   *
   * @return 1 if one failed, else 0; a claim that does not hold is no failure
   * @throws Exception of the one experiment that was asked for
   */
  int run(String... names) throws Exception {
    List<Experiment> chosen = chosen(names);
    return run(chosen, Provenance.here(Backend.start()));
  }

  /**
   * Like {@link #run(String...)}, but for experiments that the folder has a result of, by the same
   * rule, sizes, seed and revision of the program.
   */
  int runMissing(String... names) throws Exception {
    List<Experiment> chosen = chosen(names);
    List<Result> kept = new ResultFolder(folder).results();
    Provenance provenance = Provenance.here(Backend.start());
    List<Experiment> missing =
        chosen.stream().filter(one -> !isAmong(kept, one.claim(), provenance)).toList();
    out.printf(
        Locale.ROOT,
        "%d of %d are kept in %s%n",
        chosen.size() - missing.size(),
        chosen.size(),
        folder);
    return run(missing, provenance);
  }

  private boolean isAmong(List<Result> results, Claim claim, Provenance provenance) {
    return results.stream()
        .filter(result -> result.claim().equals(claim) && result.setting().equals(setting))
        .anyMatch(result -> result.provenance().revision().equals(provenance.revision()));
  }

  private int run(List<Experiment> chosen, Provenance provenance) throws Exception {
    List<String> failed = new ArrayList<>();
    for (Experiment experiment : chosen) {
      try {
        tell(one(experiment, provenance));
      } catch (Exception | LinkageError e) {
        if (chosen.size() == 1) {
          throw e;
        }
        failed.add(experiment.claim().id());
        out.println(experiment.claim().id() + " failed: " + Failure.line(e));
      }
      out.flush();
    }
    out.println("report: " + report(folder, folder.resolve("report.html")));
    if (!failed.isEmpty()) {
      out.println(failed.size() + " of " + chosen.size() + " failed: " + String.join(", ", failed));
    }
    out.flush();
    return failed.isEmpty() ? 0 : 1;
  }

  private static List<Experiment> chosen(String... names) {
    if (List.of(names).equals(List.of("all"))) {
      return Lectures.all();
    }
    return WrongUse.unless(() -> Stream.of(names).map(Lectures::named).toList());
  }

  private Result one(Experiment experiment, Provenance provenance) throws Exception {
    Claim claim = experiment.claim();
    out.printf(Locale.ROOT, "%d %s: %s%n", claim.number(), claim.id(), claim.title());
    out.flush();
    long began = System.nanoTime();
    Findings findings = experiment.run(setting);
    double seconds = (System.nanoTime() - began) / 1e9;
    return new ResultFolder(folder).keep(findings, setting, seconds, provenance);
  }

  private void tell(Result result) {
    for (Findings.Checked checked : result.checked()) {
      String mark = checked.met() ? "  yes  " : "  no   ";
      out.println(mark + checked.condition() + ": " + checked.measured());
    }
    out.printf(Locale.ROOT, "  -> %s (%.1f s)%n", result.verdict(), result.seconds());
  }

  /** Writes the report of what lies in a folder, and returns its file. */
  static Path report(Path folder, Path file) throws IOException {
    List<Claim> claims = Lectures.all().stream().map(Experiment::claim).toList();
    String page = new ReportPage(new ResultFolder(folder), claims).html();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Replacement.write(file, page);
    return file;
  }
}
