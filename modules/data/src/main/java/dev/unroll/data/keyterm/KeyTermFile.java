package dev.unroll.data.keyterm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.unroll.data.record.Items;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The documents of a file, an object of JSON a line. */
final class KeyTermFile implements Items<KeyTermDocument> {
  private static final ObjectReader JSON =
      new ObjectMapper().readerFor(Line.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** What of a line is read here; other fields may be there. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Line(String text, List<String> terms) {
    Line {
      text = text == null ? "" : text;
      terms =
          terms == null ? List.of() : terms.stream().map(term -> term == null ? "" : term).toList();
    }
  }

  private final Path file;
  private final TextLines lines;

  KeyTermFile(Path file, boolean lenient) throws IOException {
    this.file = file;
    this.lines = new TextLines(file, lenient);
  }

  @Override
  public Optional<KeyTermDocument> read() throws IOException {
    for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
      if (!line.get().isBlank()) {
        return Optional.of(document(line.get()));
      }
    }
    return Optional.empty();
  }

  private KeyTermDocument document(String line) throws IOException {
    try {
      Line read = JSON.readValue(line);
      // The JSON may be: null
      return read == null
          ? new KeyTermDocument("", List.of())
          : new KeyTermDocument(read.text(), read.terms());
    } catch (JsonProcessingException e) {
      throw wrong(e.getOriginalMessage().lines().findFirst().orElse("it is none"), e);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage(), e);
    }
  }

  private IOException wrong(String why, Exception cause) {
    return new IOException(
        file
            + (":" + lines.number())
            + (": expected {\"text\": \"...\", \"terms\": [\"...\"]} in one line, but " + why),
        cause);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
