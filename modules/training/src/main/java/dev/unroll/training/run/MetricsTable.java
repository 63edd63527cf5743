package dev.unroll.training.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code metrics.csv} as read.
 *
 * @param header names of the columns; empty before the first evaluation
 * @param rows by column name, in the order of the file
 */
public record MetricsTable(List<String> header, List<Map<String, String>> rows) {
  public MetricsTable {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** Reads a file; one that is missing or empty gives an empty table, torn rows are left out. */
  public static MetricsTable read(Path file) {
    List<String> lines = new StepLines(file).lines();
    if (lines.isEmpty()) {
      return new MetricsTable(List.of(), List.of());
    }
    List<String> header = Csv.fields(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> fields = Csv.fields(line);
      if (fields.size() == header.size()) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
          row.put(header.get(i), fields.get(i));
        }
        rows.add(row);
      }
    }
    return new MetricsTable(header, rows);
  }

  /** One column as numbers; NaN where it is blank. */
  public double[] column(String name) {
    if (!header.contains(name)) {
      throw new IllegalArgumentException("metrics.csv has no column " + name + ", only " + header);
    }
    return rows.stream().map(row -> row.get(name)).mapToDouble(MetricsTable::number).toArray();
  }

  private static double number(String text) {
    return text.isBlank() ? Double.NaN : Double.parseDouble(text);
  }
}
