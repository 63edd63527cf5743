package dev.unroll.training.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unroll.training.run.MetricsTable;
import dev.unroll.training.run.Provenance;
import dev.unroll.training.run.RunFiles;
import dev.unroll.training.run.RunRecord;
import dev.unroll.training.run.SamplesFile;
import dev.unroll.training.run.SamplesFile.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page as a string, made from the files of a run. */
final class Page {
  private static final int SAMPLES = 3;
  private static final String BEFORE = "gradient_norm_before";
  private static final String AFTER = "gradient_norm_after";

  private final RunRecord record;
  private final MetricsTable metrics;
  private final List<Sample> samples;
  private final Map<String, Double> references;

  Page(RunFiles files, Map<String, Double> references) {
    try {
      record = RunRecord.read(files.record());
    } catch (IOException e) {
      throw new UncheckedIOException("the report needs run.json: " + e.getMessage(), e);
    }
    metrics = MetricsTable.read(files.metrics());
    samples = SamplesFile.read(files.samples());
    this.references = references;
  }

  String html() {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
        .append(Html.escaped(record.trained()))
        .append("</title>\n<style>\n")
        .append(style())
        .append("</style>\n</head>\n<body>\n<header><h1>")
        .append(Html.escaped(record.trained()))
        .append("</h1>\n<p>")
        .append(Html.escaped(outcome()))
        .append("</p></header>\n");
    if (!metrics.rows().isEmpty()) {
      page.append(figures()).append(curves());
    }
    if (!samples.isEmpty()) {
      page.append(Html.section("Samples", samples()));
    }
    if (!metrics.rows().isEmpty() && !layers().isEmpty()) {
      page.append(Html.section("Gradient norm by layer, at the last evaluation", layerNorms()));
    }
    page.append(Html.section("Configuration", Html.pairs(configuration())));
    page.append(Html.section("Provenance", provenance()));
    return page.append("</body>\n</html>\n").toString();
  }

  private String outcome() {
    List<RunRecord.Session> sessions = record.sessions();
    return sessions.isEmpty() ? "not started" : sessions.get(sessions.size() - 1).outcome();
  }

  /** The last row in large type. */
  private String figures() {
    Map<String, String> last = metrics.rows().get(metrics.rows().size() - 1);
    StringBuilder figures = new StringBuilder("<dl>\n");
    last.forEach(
        (name, value) -> {
          boolean detail = name.startsWith(BEFORE) || name.startsWith(AFTER);
          if (!detail && !name.equals("epoch")) {
            String label = name.replace("held_out", "held-out").replace('_', ' ');
            figures
                .append("<div><dt>")
                .append(Html.escaped(label))
                .append("</dt><dd>")
                .append(Html.escaped(rounded(value)))
                .append("</dd></div>\n");
          }
        });
    return figures.append("</dl>\n").toString();
  }

  private String curves() {
    double[] tokens = metrics.column("tokens");
    double end = Arrays.stream(tokens).max().orElse(1);
    Chart loss =
        new Chart("loss", "nats per token", end)
            .curve("training loss", tokens, metrics.column("training_loss"))
            .curve("held-out loss", tokens, metrics.column("held_out_loss"));
    references.forEach(
        (name, value) -> {
          if (Double.isFinite(value)) {
            loss.reference(name, value);
          }
        });
    Chart rate =
        new Chart("rate", "learning rate", end)
            .curve("learning rate", tokens, metrics.column("learning_rate"));
    Chart norm =
        new Chart("norm", "gradient norm", end)
            .curve("before normalisation", tokens, metrics.column(BEFORE))
            .curve("after normalisation", tokens, metrics.column(AFTER));
    return Html.section("Loss", loss.svg())
        + Html.section("Gradient norm", norm.logarithmic().svg())
        + Html.section("Learning rate", rate.logarithmic().svg());
  }

  /** The newest first. */
  private String samples() {
    StringBuilder text = new StringBuilder();
    for (int i = samples.size() - 1; i >= Math.max(0, samples.size() - SAMPLES); i--) {
      text.append("<h3>after step ")
          .append(samples.get(i).step())
          .append("</h3>\n<pre>")
          .append(Html.escaped(samples.get(i).text()))
          .append("</pre>\n");
    }
    return text.toString();
  }

  private List<String> layers() {
    String prefix = BEFORE + "/";
    return metrics.header().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .toList();
  }

  private String layerNorms() {
    Map<String, String> last = metrics.rows().get(metrics.rows().size() - 1);
    List<List<String>> rows = new ArrayList<>();
    for (String layer : layers()) {
      rows.add(
          List.of(
              layer,
              rounded(last.get(BEFORE + "/" + layer)),
              rounded(last.getOrDefault(AFTER + "/" + layer, ""))));
    }
    rows.add(List.of("all", rounded(last.get(BEFORE)), rounded(last.get(AFTER))));
    return Html.table(List.of("layer", "before", "after"), rows);
  }

  private Map<String, Object> configuration() {
    Map<String, Object> rows = new LinkedHashMap<>();
    flatten("", record.configuration(), rows);
    rows.putIfAbsent("seed", record.seed());
    return rows;
  }

  private static void flatten(String prefix, Map<?, ?> map, Map<String, Object> rows) {
    map.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> inner) {
            flatten(prefix + key + ".", inner, rows);
          } else {
            rows.put(prefix + key, value);
          }
        });
  }

  private String provenance() {
    StringBuilder text = new StringBuilder();
    for (RunRecord.Session session : record.sessions()) {
      Provenance from = session.provenance();
      Map<String, Object> rows = new LinkedHashMap<>();
      rows.put("command", String.join(" ", session.commandLine()));
      rows.put("started", session.started());
      rows.put("ended", session.ended());
      rows.put("outcome", session.outcome());
      rows.putAll(from.versions());
      rows.put("revision", from.revision());
      rows.put("backend", from.backend());
      rows.put(
          "machine",
          String.format(
              Locale.ROOT,
              "%s, %d cores, %.1f GiB, of which the heap may take %.1f GiB",
              from.machine().cpu(),
              from.machine().cores(),
              from.machine().memory() / 0x1p30,
              from.machine().heap() / 0x1p30));
      text.append(Html.pairs(rows));
    }
    if (!record.data().isEmpty()) {
      text.append("<h3>Data, by SHA-256</h3>\n").append(Html.pairs(record.data()));
    }
    return text.toString();
  }

  /** Four digits, or as it is when it is not a number with a fraction. */
  private static String rounded(String value) {
    boolean fraction = value.matches("-?\\d+\\.\\d+(E-?\\d+)?");
    if (!fraction) {
      return value.matches("\\d+")
          ? String.format(Locale.ROOT, "%,d", Long.parseLong(value))
          : value;
    }
    double number = Double.parseDouble(value);
    if (number == 0) {
      return "0";
    }
    return Math.abs(number) >= 1000
        ? String.format(Locale.ROOT, "%,.0f", number)
        : String.format(Locale.ROOT, "%.4g", number);
  }

  private static String style() {
    try (InputStream in = Page.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
