package dev.unroll.lectures.report;

import static dev.unroll.training.report.Html.escaped;

import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Exhibit;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Passage;
import dev.unroll.lectures.experiment.Picture;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Verdict;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Claims, verdicts and exhibits in HTML; pictures lie inside the text. */
public final class Markup {
  /** Where a PNG file has its width in pixels, as four bytes: in its first chunk, IHDR. */
  private static final int WIDTH_OF_PNG = 16;

  private Markup() {}

  /**
   * All of one experiment, as notebooks show it.
   *
   * @throws IOException when a picture cannot be written
   */
  public static String of(Findings findings) throws IOException {
    StringBuilder text = new StringBuilder(head(findings.claim()));
    text.append(verdict(findings.verdict(), findings.checked()));
    text.append(remarks(findings.notes(), findings.claim().revisions()));
    for (Exhibit exhibit : findings.exhibits()) {
      text.append(exhibit(exhibit));
    }
    return text.toString();
  }

  static String head(Claim claim) {
    String text =
        "<h3>"
            + claim.number()
            + " · "
            + escaped(claim.title())
            + "</h3>\n"
            + "<p class=\"claim\">"
            + escaped(claim.says())
            + "</p>\n";
    return claim.equations().isEmpty()
        ? text
        : text
            + "<pre class=\"equation\">"
            + escaped(String.join("\n", claim.equations()))
            + "</pre>\n";
  }

  static String verdict(Verdict verdict, List<Findings.Checked> checked) {
    String words = verdict.toString();
    StringBuilder text =
        new StringBuilder("<p class=\"verdict ").append(style(verdict)).append("\"><b>");
    text.append(words.substring(0, 1).toUpperCase(Locale.ROOT)).append(words.substring(1));
    text.append(".</b></p>\n<table class=\"rule\">\n<tr><th>condition<th>measured<th>met\n");
    for (Findings.Checked one : checked) {
      text.append("<tr><td>").append(escaped(one.condition()));
      text.append("<td>").append(escaped(one.measured()));
      text.append("<td>").append(one.met() ? "yes" : "<b>no</b>").append('\n');
    }
    return text.append("</table>\n").toString();
  }

  /** The class of a verdict in the page's style. */
  static String style(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  /** What ran, and what was changed after a first result. */
  static String remarks(List<String> notes, List<String> revisions) {
    StringBuilder text = new StringBuilder();
    notes.forEach(note -> text.append("<p>").append(escaped(note)).append("</p>\n"));
    if (!revisions.isEmpty()) {
      text.append("<p class=\"changed\"><b>Changed.</b> ")
          .append(escaped(String.join(" ", revisions)))
          .append("</p>\n");
    }
    return text.toString();
  }

  private static String exhibit(Exhibit exhibit) throws IOException {
    if (exhibit instanceof Table table) {
      return table(table.header(), table.rows());
    }
    if (exhibit instanceof Passage passage) {
      return passage(passage.caption(), passage.tokens(), passage.values());
    }
    Picture picture = (Picture) exhibit;
    return picture(picture.caption(), png(picture.image()));
  }

  /** The content of a PNG file. */
  static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "png", bytes)) {
      throw new IOException("this Java has no writer of PNG pictures");
    }
    return bytes.toByteArray();
  }

  static String table(List<String> header, List<List<String>> rows) {
    StringBuilder text = new StringBuilder("<div class=\"wide\"><table class=\"figures\">\n<tr>");
    header.forEach(name -> text.append("<th>").append(escaped(name)));
    for (List<String> row : rows) {
      text.append("\n<tr>");
      row.forEach(cell -> text.append("<td>").append(escaped(cell)));
    }
    return text.append("\n</table></div>\n").toString();
  }

  static String picture(String caption, byte[] png) {
    String text = escaped(caption);
    long width = Math.round(ByteBuffer.wrap(png).getInt(WIDTH_OF_PNG) / Picture.DENSITY);
    return "<figure><img alt=\""
        + text
        + "\" width=\""
        + width
        + "\" src=\"data:image/png;base64,"
        + Base64.getEncoder().encodeToString(png)
        + "\"><figcaption>"
        + text
        + "</figcaption></figure>\n";
  }

  static String passage(String caption, List<String> tokens, List<Double> values) {
    StringBuilder text = new StringBuilder("<figure><pre class=\"passage\">");
    for (int i = 0; i < tokens.size(); i++) {
      double value = values.get(i);
      String token = escaped(tokens.get(i));
      text.append(value == 0 ? token : coloured(token, value));
    }
    return text.append("</pre><figcaption>")
        .append(escaped(caption))
        .append("</figcaption></figure>\n")
        .toString();
  }

  private static String coloured(String token, double value) {
    String colour = value > 0 ? "214,96,77" : "67,147,195";
    return String.format(
        Locale.ROOT,
        "<span style=\"background:rgba(%s,%.2f)\">%s</span>",
        colour,
        Math.abs(value),
        token);
  }
}
