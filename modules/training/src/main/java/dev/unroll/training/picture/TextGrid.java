package dev.unroll.training.picture;

import dev.unroll.core.check.Check;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Blocks for a terminal, two columns a cell, so that cells are about square. */
final class TextGrid {
  private static final String SHADES = " ░▒▓█";

  /** The least weight of each shade but the first. */
  private static final double[] LEAST = {0.1, 0.3, 0.5, 0.8};

  private static final String LEGEND = "░ 0.1  ▒ 0.3  ▓ 0.5  █ 0.8 and more\n";
  private static final int CELL = 2;
  private static final int MOST_ROWS = 16;
  private static final int MOST_COLUMNS = 24;

  private final AttentionPicture picture;
  private final List<Label> targets;
  private final int margin;

  TextGrid(AttentionPicture picture) {
    this.picture = picture;
    targets = picture.target().stream().map(token -> Label.of(token).within(MOST_COLUMNS)).toList();
    margin = targets.stream().mapToInt(Label::columns).max().orElse(0) + 1;
  }

  String text(int columns) {
    Check.positive("columns", columns);
    int fit = Math.max(1, (columns - margin) / CELL);
    StringBuilder text = new StringBuilder();
    int sources = picture.source().size();
    for (int from = 0; from < sources; from += fit) {
      int to = Math.min(sources, from + fit);
      header(text, from, to);
      for (int step = 0; step < targets.size(); step++) {
        row(text, step, from, to);
      }
      text.append('\n');
    }
    return text.append(LEGEND).toString();
  }

  /** Source tokens from top to bottom, all ending just above the blocks. */
  private void header(StringBuilder text, int from, int to) {
    List<Label> sources =
        picture.source().subList(from, to).stream().map(TextGrid::upright).toList();
    int height = sources.stream().mapToInt(label -> label.pieces().size()).max().orElse(0);
    for (int line = height; line > 0; line--) {
      StringBuilder drawn = new StringBuilder(" ".repeat(margin));
      for (Label label : sources) {
        List<String> pieces = label.pieces();
        String piece = line <= pieces.size() ? pieces.get(pieces.size() - line) : "";
        drawn.append(piece);
        drawn.append(" ".repeat(piece.isEmpty() ? CELL : CELL - DisplayWidth.ofCluster(piece)));
      }
      text.append(drawn.toString().stripTrailing()).append('\n');
    }
  }

  /** A piece for each line; an escape takes a line for each of its letters. */
  private static Label upright(String token) {
    List<String> pieces =
        Label.of(token).pieces().stream()
            .flatMap(
                piece -> Label.isEscape(piece) ? Arrays.stream(piece.split("")) : Stream.of(piece))
            .toList();
    boolean fits = pieces.size() <= MOST_ROWS;
    return fits
        ? new Label(pieces)
        : new Label(Stream.concat(pieces.stream().limit(MOST_ROWS - 1), Stream.of("⋮")).toList());
  }

  private void row(StringBuilder text, int step, int from, int to) {
    Label label = targets.get(step);
    StringBuilder drawn = new StringBuilder(" ".repeat(margin - 1 - label.columns()));
    drawn.append(label.text()).append(' ');
    for (int source = from; source < to; source++) {
      drawn.append(String.valueOf(shade(picture.weights().weight(step, source))).repeat(CELL));
    }
    text.append(drawn.toString().stripTrailing()).append('\n');
  }

  private static char shade(float weight) {
    int shade = 0;
    while (shade < LEAST.length && weight >= (float) LEAST[shade]) {
      shade++;
    }
    return SHADES.charAt(shade);
  }
}
