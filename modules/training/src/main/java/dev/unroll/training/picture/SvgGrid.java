package dev.unroll.training.picture;

import dev.unroll.training.report.Html;
import java.util.List;
import java.util.Locale;

/** The picture as an SVG element whose colours are those of the report where it has any. */
final class SvgGrid {
  private static final int MOST_COLUMNS = 24;

  /** Pixels a terminal's column takes at most in a common sans-serif font; fonts are not known. */
  private static final double COLUMN = 0.6 * Geometry.FONT;

  private final AttentionPicture picture;
  private final List<Label> targets;
  private final List<Label> sources;
  private final Geometry at;

  SvgGrid(AttentionPicture picture) {
    this.picture = picture;
    targets = labels(picture.target());
    sources = labels(picture.source());
    at = Geometry.of(widths(targets), widths(sources));
  }

  private static List<Label> labels(List<String> tokens) {
    return tokens.stream().map(token -> Label.of(token).within(MOST_COLUMNS)).toList();
  }

  private static double[] widths(List<Label> labels) {
    return labels.stream().mapToDouble(label -> label.columns() * COLUMN).toArray();
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<div style=\"overflow-x:auto\"><svg role=\"group\" aria-label=\"attention of %d target tokens to %d source tokens\""
                + " viewBox=\"0 0 %d %d\" style=\"width:%dpx;font:%dpx sans-serif\">%n",
            targets.size(),
            sources.size(),
            at.width(),
            at.height(),
            at.width(),
            Geometry.FONT));
    svg.append("<g style=\"fill:var(--ink,#24292f)\">\n");
    labels(svg);
    svg.append("</g>\n<g style=\"fill:var(--curve0,#0f6fbf)\">\n");
    cells(svg);
    key(svg);
    svg.append("</g>\n<path style=\"stroke:var(--grid,#dfe3e6)\" d=\"");
    lines(svg);
    return svg.append("\"/>\n</svg></div>\n").toString();
  }

  private void labels(StringBuilder svg) {
    for (int step = 0; step < targets.size(); step++) {
      String place = "x=\"" + (at.left() - Geometry.GAP) + "\" y=\"" + at.baseline(step) + "\"";
      svg.append("<text text-anchor=\"end\" ").append(place);
      name(svg, picture.target().get(step), targets.get(step));
    }
    for (int source = 0; source < sources.size(); source++) {
      String place = at.anchor(source) + " " + (at.top() - Geometry.GAP);
      svg.append("<text transform=\"translate(").append(place).append(") rotate(-45)\"");
      name(svg, picture.source().get(source), sources.get(source));
    }
    int line = at.key() + Geometry.FONT - 2;
    svg.append("<text text-anchor=\"end\" x=\"" + (at.left() - Geometry.GAP) + "\" y=\"" + line);
    svg.append("\">0</text>\n<text x=\"" + (at.left() + Geometry.KEY + Geometry.GAP));
    svg.append("\" y=\"" + line + "\">1</text>\n");
  }

  /** The rest of a text element, with the whole token for those who point at it. */
  private static void name(StringBuilder svg, String token, Label label) {
    svg.append("><title>")
        .append(Html.escaped(Label.of(token).text()))
        .append("</title>")
        .append(Html.escaped(label.text()))
        .append("</text>\n");
  }

  private void cells(StringBuilder svg) {
    for (int step = 0; step < targets.size(); step++) {
      String target = Label.of(picture.target().get(step)).text();
      for (int source = 0; source < sources.size(); source++) {
        float weight = picture.weights().weight(step, source);
        String title = target + " ← " + Label.of(picture.source().get(source)).text();
        square(svg, at.x(source), at.y(step), at.cell(), weight);
        svg.append("><title>").append(Html.escaped(title));
        svg.append(String.format(Locale.ROOT, ": %.2f</title></rect>%n", weight));
      }
    }
  }

  private static void square(StringBuilder svg, int x, int y, int side, double weight) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill-opacity=\"%.3f\"",
            x,
            y,
            side,
            side,
            weight));
  }

  private void key(StringBuilder svg) {
    int steps = 10;
    int side = Geometry.KEY / steps;
    for (int step = 0; step < steps; step++) {
      square(svg, at.left() + step * side, at.key(), side, step / (steps - 1.0));
      svg.append("/>\n");
    }
  }

  private void lines(StringBuilder svg) {
    for (int step = 0; step <= targets.size(); step++) {
      svg.append("M" + at.left() + " " + at.y(step) + "H" + at.right());
    }
    for (int source = 0; source <= sources.size(); source++) {
      svg.append("M" + at.x(source) + " " + at.top() + "V" + at.bottom());
    }
  }
}
