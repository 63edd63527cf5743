package dev.unroll.captioning;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unroll.data.image.Picture;
import dev.unroll.training.report.Html;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A page of pictures with captions that needs nothing else. Where a decoder attends, a row of tiles
 * shows the picture once more for each word, bright where the decoder looked.
 */
final class CaptionPage {
  private static final int LONGEST = 320;
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem;
             padding: 0 1rem; }
      article { display: grid; grid-template-columns: minmax(8rem, 20rem) 1fr; gap: 1.5rem;
                padding: 1.5rem 0; border-top: 1px solid #8886; }
      article > img { width: 100%; border-radius: 4px; }
      h2 { font-size: 1.3rem; margin: 0 0 .3rem; }
      .name, .score, .said { color: #777; font-size: .85rem; }
      ol, ul { margin: .3rem 0; padding-left: 1.4rem; }
      .right { color: #17803d; } .wrong { color: #c02626; }
      .tiles { display: flex; flex-wrap: wrap; gap: .5rem; grid-column: 1 / -1; }
      .tiles figure { margin: 0; width: 6.2rem; }
      .tiles div { background-size: 100% 100%; border-radius: 3px; overflow: hidden; }
      .tiles img { display: block; width: 100%; height: 100%; }
      figcaption { font-size: .8rem; text-align: center; }
      """;

  private final String title;
  private final StringBuilder body = new StringBuilder();
  private int pictures;

  CaptionPage(String title) {
    this.title = title;
  }

  /** What is known of a caption beside the caption. */
  record Verdict(boolean right, String text) {}

  /** A picture with its captions. */
  void add(String name, Picture picture, Description found) throws IOException {
    add(name, picture, found, List.of(), List.of());
  }

  /**
   * A picture with its captions and what they are worth.
   *
   * @param verdicts of the best caption; one or none
   * @param said what people say of the picture
   */
  void add(
      String name, Picture picture, Description found, List<Verdict> verdicts, List<String> said)
      throws IOException {
    String source = InlineImage.of(picture, LONGEST);
    body.append("<article>\n<img alt=\"")
        .append(Html.escaped(name))
        .append("\" src=\"")
        .append(source)
        .append("\">\n<div>\n<h2>")
        .append(Html.escaped(found.text()))
        .append("</h2>\n<p class=\"name\">")
        .append(Html.escaped(name))
        .append("</p>\n");
    for (Verdict verdict : verdicts) {
      body.append("<p class=\"")
          .append(verdict.right() ? "right" : "wrong")
          .append("\">")
          .append(Html.escaped(verdict.text()))
          .append("</p>\n");
    }
    if (found.nBest().size() > 1) {
      candidates(found);
    }
    if (!said.isEmpty()) {
      body.append("<p class=\"said\">said of it:</p>\n<ul class=\"said\">\n");
      said.forEach(one -> body.append("<li>").append(Html.escaped(one)).append("</li>\n"));
      body.append("</ul>\n");
    }
    body.append("</div>\n");
    if (found.grid() > 0) {
      tiles(source, (double) picture.width() / picture.height(), found);
    }
    body.append("</article>\n");
    pictures++;
  }

  private void candidates(Description found) {
    body.append("<ol>\n");
    for (Description.Candidate one : found.nBest()) {
      body.append("<li>")
          .append(Html.escaped(one.text()))
          .append(String.format(Locale.ROOT, " <span class=\"score\">%.3f</span>", one.score()))
          .append("</li>\n");
    }
    body.append("</ol>\n");
  }

  /** The picture itself stands in the page once more, as the background of all tiles. */
  private void tiles(String source, double proportion, Description found) throws IOException {
    String look = "look" + pictures;
    body.append(
        String.format(
            Locale.ROOT,
            "<style>.%s { background-image: url(%s); aspect-ratio: %.4f; }</style>%n",
            look,
            source,
            proportion));
    body.append("<div class=\"tiles\">\n");
    Description.Candidate best = found.best();
    for (int t = 0; t < best.attention().size(); t++) {
      body.append("<figure><div class=\"")
          .append(look)
          .append("\"><img alt=\"\" src=\"")
          .append(InlineImage.veil(best.attention().get(t), found.grid()))
          .append("\"></div><figcaption>")
          .append(Html.escaped(best.tokens().get(t)))
          .append("</figcaption></figure>\n");
    }
    body.append("</div>\n");
  }

  /** Writes the page, over an older one. */
  void write(Path file) throws IOException {
    Files.writeString(
        file,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            + "<meta name=\"viewport\" content=\"width=device-width\">\n<title>"
            + Html.escaped(title)
            + "</title>\n<style>\n"
            + STYLE
            + "</style>\n</head>\n<body>\n<h1>"
            + Html.escaped(title)
            + "</h1>\n"
            + body
            + "</body>\n</html>\n",
        UTF_8);
  }
}
