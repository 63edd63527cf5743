package dev.unroll.lectures.experiment;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * Text that a network read or wrote, each token of it with a value that becomes its colour.
 *
 * @param caption what it shows
 * @param tokens the text; "\n" in a token breaks the line
 * @param values from −1 (blue) over 0 (no colour) to 1 (red), one for each token
 */
public record Passage(String caption, List<String> tokens, List<Double> values) implements Exhibit {
  public Passage {
    tokens = List.copyOf(tokens);
    values = List.copyOf(values);
    Check.require(
        tokens.size() == values.size(),
        "each token has a value, but there are " + tokens.size() + " and " + values.size());
    values.forEach(value -> Check.within("value", value, -1, 1));
  }

  /** Text without colours, in lines. */
  public static Passage plain(String caption, List<String> lines) {
    return new Passage(
        caption,
        lines.stream().map(line -> line + "\n").toList(),
        lines.stream().map(l -> 0.0).toList());
  }
}
