package dev.unroll.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of texts under headings; the first column is a name, the others are numbers. */
record Table(List<String> headings, List<List<String>> rows) {
  Table {
    headings = List.copyOf(headings);
    rows = List.copyOf(rows);
  }

  /** In columns for a terminal, with a line break after each row. */
  String text() {
    int[] widths =
        IntStream.range(0, headings.size())
            .map(
                column ->
                    rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .reduce(headings.get(column).length(), Math::max))
            .toArray();
    StringBuilder text = new StringBuilder(line(headings, widths));
    rows.forEach(row -> text.append(line(row, widths)));
    return text.toString();
  }

  /** As a Markdown table, with a line break after each row. */
  String markdown() {
    String rule = "|---|" + "---:|".repeat(headings.size() - 1) + "\n";
    return markdown(headings)
        + rule
        + rows.stream().map(Table::markdown).collect(Collectors.joining());
  }

  private static String markdown(List<String> row) {
    return "| " + String.join(" | ", row) + " |\n";
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String format = column == 0 ? "%-" + widths[column] + "s" : "  %" + widths[column] + "s";
      line.append(String.format(format, row.get(column)));
    }
    return line.append('\n').toString();
  }
}
