package dev.unroll.training.run;

import dev.unroll.training.event.Event;
import dev.unroll.training.event.Watcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes {@code metrics.csv}: one row for each evaluation, on disk before the loop goes on.
 *
 * <p>Columns: {@code step}, {@code epoch} of the next batch, {@code seconds} spent, {@code tokens}
 * seen, {@code training_loss} and {@code held_out_loss} in nats per token, every metric by its
 * name, {@code learning_rate}, and the gradient norm before and after normalisation, in total and
 * by layer ({@code gradient_norm_before/LAYER}). The first row fixes the columns.
 */
public final class MetricsFile implements Watcher {
  static final String STEP = "step";

  private final StepLines lines;
  private List<String> header;

  private MetricsFile(Path file) {
    lines = new StepLines(file);
    header = List.of();
  }

  /** Begins an empty file. */
  public static MetricsFile start(Path file) {
    MetricsFile metrics = new MetricsFile(file);
    metrics.lines.replace(List.of());
    return metrics;
  }

  /**
   * Goes on with a file after {@code step}, the checkpoint's. Rows of later steps, which will come
   * again, and a torn last row go, so that an interrupted run ends with the rows of an unbroken
   * one.
   */
  public static MetricsFile resume(Path file, long step) {
    MetricsFile metrics = new MetricsFile(file);
    MetricsTable table = MetricsTable.read(file);
    metrics.header = table.header();
    List<String> kept = new ArrayList<>();
    if (!table.header().isEmpty()) {
      kept.add(Csv.line(table.header()));
    }
    for (Map<String, String> row : table.rows()) {
      if (Long.parseLong(row.get(STEP)) <= step) {
        kept.add(metrics.line(row));
      }
    }
    metrics.lines.replace(kept);
    return metrics;
  }

  @Override
  public void on(Event event) {
    if (event instanceof Event.Evaluated evaluated) {
      Map<String, String> row = row(evaluated);
      if (header.isEmpty()) {
        header = List.copyOf(row.keySet());
        lines.append(Csv.line(header));
      }
      lines.append(line(row));
    }
  }

  private String line(Map<String, String> row) {
    return Csv.line(header.stream().map(name -> row.getOrDefault(name, "")).toList());
  }

  private static Map<String, String> row(Event.Evaluated event) {
    var state = event.state();
    var norms = event.last().norms();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(STEP, state.step());
    row.put("epoch", state.epoch());
    row.put("seconds", Math.round(state.seconds() * 1000) / 1000.0);
    row.put("tokens", state.tokens());
    row.put("training_loss", event.trainingLoss());
    row.put("held_out_loss", event.measurement().loss());
    row.putAll(event.measurement().metrics());
    row.put("learning_rate", event.last().learningRate());
    row.put("gradient_norm_before", norms.before());
    row.put("gradient_norm_after", norms.after());
    norms.layersBefore().forEach((layer, norm) -> row.put("gradient_norm_before/" + layer, norm));
    norms.layersAfter().forEach((layer, norm) -> row.put("gradient_norm_after/" + layer, norm));
    Map<String, String> texts = new LinkedHashMap<>();
    row.forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }
}
