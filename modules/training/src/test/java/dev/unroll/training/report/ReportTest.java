package dev.unroll.training.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.Countdown;
import dev.unroll.training.Limits;
import dev.unroll.training.Loop;
import dev.unroll.training.LoopState;
import dev.unroll.training.Plateau;
import dev.unroll.training.event.Watcher;
import dev.unroll.training.run.MetricsFile;
import dev.unroll.training.run.Provenance;
import dev.unroll.training.run.RecordFile;
import dev.unroll.training.run.RunFiles;
import dev.unroll.training.run.RunRecord;
import dev.unroll.training.run.SamplesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Limits LIMITS = new Limits(20, 200, Double.POSITIVE_INFINITY, 0, 5, 1e9);

  @TempDir static Path temp;
  private static RunFiles files;
  private static String page;

  @BeforeAll
  static void train() throws IOException {
    files = new RunFiles(temp);
    Map<String, Object> configuration = new LinkedHashMap<>();
    configuration.put("cell", "lstm");
    configuration.put("optimiser", Map.of("kind", "adam"));
    configuration.put("note", "<script>");
    RunRecord record =
        RunRecord.of("Language model of <characters>", configuration, 7, Map.of("input.txt", "9f"));
    Map<String, Double> references = new LinkedHashMap<>();
    references.put("true entropy", 1.0);
    references.put("bigram model", 2.4);
    Watcher watcher =
        Watcher.all(
            List.of(
                new RecordFile(
                    files.record(), record, List.of("unroll", "lm"), Provenance.here("CPU")),
                MetricsFile.start(files.metrics()),
                SamplesFile.start(files.samples()),
                new Report(files, references)));
    new Loop<>(
            new Countdown(),
            LoopState.start(),
            LIMITS,
            Plateau.none(),
            (state, task, best) -> {},
            watcher,
            () -> false)
        .run();
    page = Files.readString(files.report());
  }

  @Test
  void thePageLoadsNothingFromElsewhere() {
    String outside = page.replaceAll("xmlns(:xlink)?=\"[^\"]*\"", "");
    for (String loader : List.of("http:", "https:", "src=", "@import", "<link", "<script")) {
      assertFalse(outside.contains(loader), loader);
    }
  }

  @Test
  void whatTheModelWroteIsEscaped() {
    assertTrue(page.contains("&lt;b&gt;After 200 steps&lt;/b&gt; &amp; so on"));
    assertTrue(page.contains("Language model of &lt;characters&gt;"));
    assertFalse(page.contains("<b>After"));
  }

  @Test
  void coloursFollowTheScheme() {
    assertTrue(page.contains("stroke:var(--curve0)") && page.contains("stroke:var(--curve1)"));
    assertTrue(page.contains("stroke:var(--reference0)"));
    assertFalse(page.contains("rgb(1,"), "a colour that no scheme names");
  }

  @Test
  void thePageTellsHowTheRunEndedAndWhereItCameFrom() {
    for (String told :
        List.of(
            "trained for 200 steps", "unroll lm", "optimiser.kind", "1.0.0-M2.1", "input.txt")) {
      assertTrue(page.contains(told), told);
    }
  }

  @Test
  void aSinglePointAndAConstantAreDrawn() {
    double[] one = {1000};
    String dot = new Chart("a", "unit", 1000).curve("x", one, one).logarithmic().svg();
    double[] many = {1000, 2000, 3000};
    double[] constant = {0.5, 0.5, 0.5};
    String line = new Chart("a", "unit", 3000).curve("x", many, constant).svg();
    assertTrue(dot.contains("var(--curve0)") && line.contains("var(--curve0)"));
  }

  @Test
  void valuesThatAreNotNumbersAreLeftOut() {
    double[] tokens = {1000, 2000};
    double[] none = {Double.NaN, Double.POSITIVE_INFINITY};
    String nothing = new Chart("a", "unit", 2000).curve("x", tokens, none).svg();
    assertEquals("<p>Nothing was measured yet.</p>\n", nothing);
  }

  @Test
  void writingIsFastAfterWarmUp() {
    Report report = new Report(files, Map.of());
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long began = System.nanoTime();
      report.write();
      best = Math.min(best, System.nanoTime() - began);
    }
    assertTrue(best < 300_000_000, best / 1e6 + " ms");
  }
}
