package dev.unroll.tagging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unroll.core.keyterm.RankedTerm;
import dev.unroll.core.tagging.Chunk;
import dev.unroll.core.tagging.TagScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Answers as text. */
final class TagText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TagText() {}

  /** In a format, without the end of the last line. */
  static String of(TagFormat format, TagConfig.Task task, Tagged found, Colours colours) {
    return switch (format) {
      case TEXT -> line(task, found);
      case IOB -> words(found);
      case JSON -> json(task, found);
      case COLOUR -> coloured(task, found, colours);
    };
  }

  /**
   * One line: slots in brackets behind the intent, words with their parts of speech, a label with
   * its probability, or terms with theirs.
   */
  static String line(TagConfig.Task task, Tagged found) {
    return switch (task) {
      case SLOTS -> intent(found) + slots(found, (words, type) -> "[" + words + " " + type + "]");
      case POS -> each(found, (word, tag) -> word + "/" + tag);
      case SENTIMENT -> found.words().isEmpty() ? "" : label(found);
      case KEYTERMS ->
          found.terms().stream()
              .map(term -> String.format(Locale.ROOT, "%s %.2f", term.term(), term.score()))
              .collect(Collectors.joining(", "));
    };
  }

  private static String coloured(TagConfig.Task task, Tagged found, Colours colours) {
    return switch (task) {
      case SLOTS ->
          intent(found)
              + slots(found, (words, type) -> colours.paint(words + " (" + type + ")", type));
      case POS -> each(found, (word, tag) -> colours.paint(word + "/" + tag, tag));
      case SENTIMENT -> found.words().isEmpty() ? "" : colours.paint(label(found), found.label());
      case KEYTERMS -> line(task, found);
    };
  }

  /** How some words with a slot or a tag look. */
  private interface Look {
    String of(String words, String type);
  }

  private static String intent(Tagged found) {
    return found.label().isEmpty() ? "" : found.label() + ": ";
  }

  private static String label(Tagged found) {
    return String.format(Locale.ROOT, "%s %.2f", found.label(), found.certainty());
  }

  private static String slots(Tagged found, Look look) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    for (Chunk chunk : TagScheme.chunks(found.tags())) {
      parts.addAll(found.words().subList(at, chunk.from()));
      parts.add(
          look.of(String.join(" ", found.words().subList(chunk.from(), chunk.to())), chunk.type()));
      at = chunk.to();
    }
    parts.addAll(found.words().subList(at, found.words().size()));
    return String.join(" ", parts);
  }

  private static String each(Tagged found, Look look) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < found.words().size(); i++) {
      parts.add(look.of(found.words().get(i), found.tags().get(i)));
    }
    return String.join(" ", parts);
  }

  private static String words(Tagged found) {
    StringBuilder lines = new StringBuilder();
    if (!found.label().isEmpty()) {
      lines.append("# intent: ").append(found.label()).append('\n');
    }
    for (int i = 0; i < found.tags().size(); i++) {
      lines.append(found.words().get(i)).append(' ').append(found.tags().get(i)).append('\n');
    }
    return lines.toString();
  }

  private static String json(TagConfig.Task task, Tagged found) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("words", found.words());
    if (task.tagsWords()) {
      all.put("tags", found.tags());
    }
    if (task == TagConfig.Task.SLOTS) {
      all.put("slots", found.slots().stream().map(slot -> slot(found, slot)).toList());
    }
    if (!found.label().isEmpty()) {
      all.put("label", found.label());
      all.put("probability", found.certainty());
    }
    if (task == TagConfig.Task.KEYTERMS) {
      all.put(
          "terms",
          found.terms().stream()
              .collect(
                  Collectors.toMap(
                      RankedTerm::term,
                      RankedTerm::score,
                      (one, other) -> one,
                      LinkedHashMap::new)));
    }
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> slot(Tagged found, Chunk slot) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("type", slot.type());
    parts.put("text", String.join(" ", found.words().subList(slot.from(), slot.to())));
    parts.put("from", slot.from());
    parts.put("to", slot.to());
    return parts;
  }
}
