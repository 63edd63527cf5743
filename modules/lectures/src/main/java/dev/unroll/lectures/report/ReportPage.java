package dev.unroll.lectures.report;

import static dev.unroll.training.report.Html.escaped;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.training.run.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All results as one page that needs no other file. */
public final class ReportPage {
  private final ResultFolder folder;
  private final List<Claim> claims;
  private final Map<String, Result> results = new TreeMap<>();
  private final ExhibitMarkup markup;

  /**
   * A page of what lies in a folder.
   *
   * @param claims all that there are; those without a result are named as not run
   * @throws IOException naming a file that is no result
   */
  public ReportPage(ResultFolder folder, List<Claim> claims) throws IOException {
    this.folder = folder;
    this.claims = List.copyOf(claims);
    folder.results().forEach(result -> results.put(result.claim().id(), result));
    markup = new ExhibitMarkup(this.folder);
  }

  /**
   * The page.
   *
   * @throws IOException when a picture cannot be read
   */
  public String html() throws IOException {
    StringBuilder page =
        new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
            .append("<title>The lectures, reproduced</title>\n<style>\n")
            .append(style())
            .append("</style>\n</head>\n<body>\n<h1>The lectures, reproduced</h1>\n")
            .append("<p>Each claim was judged by the rule that stands with it, which was written")
            .append(" before the run: it holds when every condition is met, holds in part when")
            .append(" some are, and does not hold here when none is.</p>\n")
            .append(contents());
    for (Topic topic : Topic.values()) {
      StringBuilder section = new StringBuilder();
      for (Claim claim : claims) {
        if (claim.topic() == topic && results.containsKey(claim.id())) {
          section.append(article(results.get(claim.id())));
        }
      }
      if (!section.isEmpty()) {
        page.append("<h2>").append(topic.title()).append("</h2>\n").append(section);
      }
    }
    return page.append(provenance()).append("</body>\n</html>\n").toString();
  }

  private String contents() {
    StringBuilder rows = new StringBuilder("<table class=\"contents\">\n");
    for (Claim claim : claims) {
      Result result = results.get(claim.id());
      String verdict =
          result == null
              ? "<td class=\"none\">not run"
              : "<td class=\""
                  + result.verdict().name().toLowerCase(Locale.ROOT)
                  + "\">"
                  + result.verdict();
      String title = escaped(claim.title());
      rows.append("<tr><td>")
          .append(claim.number())
          .append("<td>")
          .append(result == null ? title : "<a href=\"#" + claim.id() + "\">" + title + "</a>")
          .append(verdict)
          .append('\n');
    }
    return rows.append("</table>\n").toString();
  }

  private String article(Result result) throws IOException {
    Claim claim = result.claim();
    StringBuilder text = new StringBuilder();
    text.append("<article id=\"").append(claim.id()).append("\">\n<h3>").append(claim.number());
    text.append(" · ").append(escaped(claim.title())).append("</h3>\n<p class=\"claim\">");
    text.append(escaped(claim.says())).append("</p>\n");
    if (!claim.equations().isEmpty()) {
      String lines = String.join("\n", claim.equations());
      text.append("<pre class=\"equation\">").append(escaped(lines)).append("</pre>\n");
    }
    text.append("<p class=\"verdict ")
        .append(result.verdict().name().toLowerCase(Locale.ROOT))
        .append("\">")
        .append(capital(result.verdict().toString()))
        .append(".</p>\n")
        .append(conditions(result));
    result.notes().forEach(note -> text.append("<p>").append(escaped(note)).append("</p>\n"));
    for (Result.Shown shown : result.exhibits()) {
      text.append(markup.of(result, shown));
    }
    return text.append("<p class=\"run\">")
        .append(escaped(run(result)))
        .append("</p>\n</article>\n")
        .toString();
  }

  private static String conditions(Result result) {
    StringBuilder rows =
        new StringBuilder("<table class=\"rule\">\n<tr><th>condition<th>measured<th>met\n");
    for (Findings.Checked checked : result.checked()) {
      rows.append("<tr><td>")
          .append(escaped(checked.condition()))
          .append("<td>")
          .append(escaped(checked.measured()))
          .append("<td>")
          .append(checked.met() ? "yes" : "<b>no</b>")
          .append('\n');
    }
    return rows.append("</table>\n").toString();
  }

  private static String run(Result result) {
    return String.format(
        Locale.ROOT,
        "unroll lecture run %s%s --seed %d · %.1f s · finished %s",
        result.claim().id(),
        result.setting().quick() ? " --quick" : "",
        result.setting().seed(),
        result.seconds(),
        result.finished());
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** Software and machines, with the experiments that ran on each. */
  private String provenance() {
    Map<String, List<String>> places =
        results.values().stream()
            .collect(
                Collectors.groupingBy(
                    result -> described(result.provenance()),
                    TreeMap::new,
                    Collectors.mapping(result -> result.claim().id(), Collectors.toList())));
    StringBuilder text = new StringBuilder("<h2>Where it ran</h2>\n");
    places.forEach(
        (place, ids) ->
            text.append("<p class=\"run\">")
                .append(escaped(place + " (" + String.join(", ", ids) + ")"))
                .append("</p>\n"));
    return text.toString();
  }

  private static String described(Provenance from) {
    String versions =
        from.versions().entrySet().stream()
            .map(version -> version.getKey() + " " + version.getValue())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%s, revision %s, %s, %s, %d cores",
        versions,
        from.revision(),
        from.backend(),
        from.machine().cpu(),
        from.machine().cores());
  }

  private static String style() throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream("lectures.css")) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
