package dev.unroll.lectures.report;

import static dev.unroll.training.report.Html.escaped;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.experiment.Verdict;
import dev.unroll.training.run.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All results as one page that needs no other file. */
public final class ReportPage {
  private final ResultFolder folder;
  private final List<Claim> claims;
  private final Map<String, Result> results = new TreeMap<>();

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
            .append("<p>Each claim was judged by the rule that stands with it: it holds when every")
            .append(" condition is met, holds in part when some are, and does not hold here when")
            .append(" none is. Rules were written before the run; what was changed after a first")
            .append(" result had been seen is said under “Changed”. Two standard errors of three")
            .append(" or five seeds, by which many rules decide, are weak evidence.</p>\n")
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
    StringBuilder rows = new StringBuilder(summary()).append("<table class=\"contents\">\n");
    for (Claim claim : claims) {
      Result result = results.get(claim.id());
      String verdict =
          result == null
              ? "<td class=\"none\">not run"
              : "<td class=\"" + Markup.style(result.verdict()) + "\">" + result.verdict();
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

  /** How many claims have each verdict. */
  private String summary() {
    Map<Verdict, Long> verdicts =
        results.values().stream()
            .collect(Collectors.groupingBy(Result::verdict, Collectors.counting()));
    return Stream.of(Verdict.values())
        .map(verdict -> verdict + " " + verdicts.getOrDefault(verdict, 0L))
        .collect(
            Collectors.joining(", ", "<p>Of " + results.size() + " claims that ran: ", ".</p>\n"));
  }

  private String article(Result result) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("<article id=\"").append(result.claim().id()).append("\">\n");
    text.append(Markup.head(result.claim()));
    text.append(Markup.verdict(result.verdict(), result.checked()));
    text.append(Markup.remarks(result.notes(), result.claim().revisions()));
    for (Result.Shown shown : result.exhibits()) {
      text.append(exhibit(result, shown));
    }
    return text.append("<p class=\"run\">")
        .append(escaped(run(result)))
        .append("</p>\n</article>\n")
        .toString();
  }

  private String exhibit(Result result, Result.Shown shown) throws IOException {
    return switch (shown.kind()) {
      case TABLE -> Markup.table(shown.header(), shown.rows());
      case PASSAGE -> Markup.passage(shown.caption(), shown.header(), shown.values());
      case PICTURE -> Markup.picture(shown.caption(), folder.picture(result, shown.file()));
    };
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
