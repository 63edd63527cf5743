package dev.unroll.data.keyterm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.unroll.core.check.Check;
import dev.unroll.data.record.Items;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The documents of a file, an object of JSON a line; other fields may be there. */
final class KeyTermFile implements Items<KeyTermDocument> {
  private static final ObjectReader JSON =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
      JsonNode read = JSON.readTree(line);
      Check.require(read.isObject(), "it is " + kind(read));
      List<String> terms = new ArrayList<>();
      JsonNode list = read.path("terms");
      Check.require(list.isArray() || isAbsent(list), "\"terms\" is " + kind(list));
      list.forEach(term -> terms.add(text("a key term", term)));
      return new KeyTermDocument(text("\"text\"", read.path("text")), terms);
    } catch (MismatchedInputException e) {
      throw wrong("more stands behind it", e);
    } catch (JsonProcessingException e) {
      // Behind the first colon Jackson speaks of itself.
      throw wrong("it is no JSON: " + e.getOriginalMessage().split(": |\\R", 2)[0], e);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage(), e);
    }
  }

  /** Of a string; empty, which no document takes, where there is none. */
  private static String text(String name, JsonNode node) {
    Check.require(node.isTextual() || isAbsent(node), name + " is " + kind(node));
    return node.isTextual() ? node.textValue() : "";
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  /** As JSON calls it, such as "a number". */
  private static String kind(JsonNode node) {
    String kind = node.getNodeType().name().toLowerCase(Locale.ROOT);
    return node.isNull() ? kind : (node.isContainerNode() ? "an " : "a ") + kind;
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
