package dev.unroll.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.ReferenceCases;
import java.util.List;

/** What sacreBLEU 2.6.0 gave, and its texts as segments. */
final class SacreBleuCases {
  private SacreBleuCases() {}

  static List<JsonNode> bleu() {
    return ReferenceCases.of("bleu");
  }

  static List<JsonNode> chrf() {
    return ReferenceCases.of("chrf");
  }

  static List<Segment> segments(JsonNode reference) {
    return Segment.zip(
        ReferenceCases.texts(reference.get("hypotheses"), ""),
        ReferenceCases.items(reference.get("references"))
            .map(stream -> ReferenceCases.texts(stream, Segment.ABSENT))
            .toList());
  }
}
