package dev.unroll.training.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Pieces of HTML; every text that comes from outside goes through {@link #escaped}. */
public final class Html {
  private Html() {}

  /** Text for the inside of an element or of a quoted attribute. */
  public static String escaped(Object text) {
    return String.valueOf(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A table of names and values. */
  static String pairs(Map<String, ?> rows) {
    return rows.entrySet().stream()
        .map(
            row ->
                "<tr><th>"
                    + escaped(row.getKey())
                    + "</th><td>"
                    + escaped(row.getValue())
                    + "</td>")
        .collect(Collectors.joining("\n", "<table>\n", "\n</table>\n"));
  }

  /** A table of numbers with names in front. */
  static String table(List<String> header, List<List<String>> rows) {
    String head =
        header.stream().map(cell -> "<th>" + escaped(cell) + "</th>").collect(Collectors.joining());
    String body =
        rows.stream()
            .map(
                row ->
                    row.stream()
                        .map(cell -> "<td>" + escaped(cell) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "")))
            .collect(Collectors.joining("\n"));
    return "<table class=\"numbers\">\n<tr>" + head + "\n" + body + "\n</table>\n";
  }

  static String section(String title, String body) {
    return "<section><h2>" + escaped(title) + "</h2>\n" + body + "</section>\n";
  }
}
