package dev.unroll.lectures.report;

import static dev.unroll.training.report.Html.escaped;

import dev.unroll.lectures.report.Result.Shown;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Tables, pictures and passages in HTML. */
final class ExhibitMarkup {
  private final ResultFolder folder;

  ExhibitMarkup(ResultFolder folder) {
    this.folder = folder;
  }

  String of(Result result, Shown shown) throws IOException {
    return switch (shown.kind()) {
      case TABLE -> table(shown);
      case PASSAGE -> passage(shown);
      case PICTURE -> picture(result, shown);
    };
  }

  private static String table(Shown shown) {
    StringBuilder text = new StringBuilder("<div class=\"wide\"><table class=\"figures\">\n<tr>");
    shown.header().forEach(name -> text.append("<th>").append(escaped(name)));
    for (List<String> row : shown.rows()) {
      text.append("\n<tr>");
      row.forEach(cell -> text.append("<td>").append(escaped(cell)));
    }
    return text.append("\n</table></div>\n").toString();
  }

  private String picture(Result result, Shown shown) throws IOException {
    String bytes = Base64.getEncoder().encodeToString(folder.picture(result, shown.file()));
    String caption = escaped(shown.caption());
    return "<figure><img alt=\"%s\" src=\"data:image/png;base64,%s\"><figcaption>%s</figcaption></figure>%n"
        .formatted(caption, bytes, caption);
  }

  private static String passage(Shown shown) {
    StringBuilder text = new StringBuilder("<figure><pre class=\"passage\">");
    for (int i = 0; i < shown.header().size(); i++) {
      double value = shown.values().get(i);
      String token = escaped(shown.header().get(i));
      if (value == 0) {
        text.append(token);
      } else {
        String colour = value > 0 ? "214,96,77" : "67,147,195";
        text.append(
            String.format(
                Locale.ROOT,
                "<span style=\"background:rgba(%s,%.2f)\">%s</span>",
                colour,
                Math.abs(value),
                token));
      }
    }
    return text.append("</pre><figcaption>")
        .append(escaped(shown.caption()))
        .append("</figcaption></figure>\n")
        .toString();
  }
}
