package dev.unroll.core.metric;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.ReferenceCases;
import java.util.List;
import java.util.stream.Stream;

/**
 * What coco-caption gave, and its pictures as segments.
 *
 * @param name a metric, as the cases have it
 */
record CaptionReference(String name, JsonNode values) {
  static Stream<CaptionReference> of(String name) {
    return ReferenceCases.of("captions").stream().map(v -> new CaptionReference(name, v));
  }

  List<String> pictures() {
    return values.get("hypotheses").propertyStream().map(entry -> entry.getKey()).toList();
  }

  Segment segment(String picture) {
    return new Segment(
        values.get("hypotheses").get(picture).textValue(),
        ReferenceCases.texts(values.get("references").get(picture), Segment.ABSENT));
  }

  List<Segment> segments() {
    return pictures().stream().map(this::segment).toList();
  }

  JsonNode corpus() {
    return values.get(name);
  }

  JsonNode of(Segment segment) {
    String picture = pictures().get(segments().indexOf(segment));
    return values.get(name + "_per_image").get(picture);
  }

  @Override
  public String toString() {
    return values.get("id").textValue();
  }
}
