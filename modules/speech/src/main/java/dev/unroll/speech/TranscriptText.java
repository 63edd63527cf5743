package dev.unroll.speech;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How transcripts are written, each with a line end after its last line.
 *
 * @param json one object a line in place of all else
 * @param times also of each word
 * @param named whether lines begin with the name of the file, as there are several
 */
record TranscriptText(boolean json, boolean times, boolean named) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A transcript in full. */
  String of(String file, Transcript found) {
    if (json) {
      return object(file, found) + System.lineSeparator();
    }
    return found.candidates().size() > 1
        ? further(file, found)
        : name(file) + found.text() + System.lineSeparator() + words(found);
  }

  /** What is asked for beside the text. */
  String further(String file, Transcript found) {
    StringBuilder lines = new StringBuilder();
    if (found.candidates().size() > 1) {
      for (Transcript.Candidate one : found.candidates()) {
        lines.append(
            String.format(Locale.ROOT, "%s%.4f\t%s%n", name(file), one.score(), one.text()));
      }
    }
    return lines + words(found);
  }

  private String name(String file) {
    return named ? file + "\t" : "";
  }

  private String words(Transcript found) {
    StringBuilder lines = new StringBuilder();
    if (times) {
      for (Transcript.Word word : found.words()) {
        lines.append(
            String.format(Locale.ROOT, "%.2f\t%.2f\t%s%n", word.start(), word.end(), word.text()));
      }
    }
    return lines.toString();
  }

  private static String object(String file, Transcript found) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("file", file);
    all.put("seconds", found.seconds());
    all.put("text", found.text());
    all.put("words", found.words());
    all.put("candidates", found.candidates());
    all.put("warnings", found.warnings());
    return text(all);
  }

  /** As JSON, what was heard so far. */
  static String object(Partial heard) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("settled", heard.settled());
    all.put("tail", heard.tail());
    return text(all);
  }

  private static String text(Map<String, Object> all) {
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a transcript holds what is no JSON", e);
    }
  }
}
