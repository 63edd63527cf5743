package dev.unroll.lectures.experiment;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measured figures in rows.
 *
 * @param header names of the columns, with their units
 * @param rows as many cells each
 */
public record Table(List<String> header, List<List<String>> rows) implements Exhibit {
  public Table {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      Check.require(
          row.size() == header.size(),
          "a row of the table has " + row.size() + " cells, but there are columns " + header);
    }
  }

  /** A table without rows. */
  public static Table of(String... header) {
    return new Table(List.of(header), List.of());
  }

  /** With one more row; numbers become text by {@link Figure#text}. */
  public Table row(Object... cells) {
    List<List<String>> more = new ArrayList<>(rows);
    more.add(Stream.of(cells).map(Figure::text).toList());
    return new Table(header, more);
  }
}
