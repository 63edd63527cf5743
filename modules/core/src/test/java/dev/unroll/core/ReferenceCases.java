package dev.unroll.core;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Values that public tools gave on texts of this project's own making: {@code
 * reference/NAME.json.gz} among the test resources. Each file names the tool, its version and
 * commit, and the command that was run.
 */
public final class ReferenceCases {
  private ReferenceCases() {}

  /** The cases of file {@code name}, such as {@code bleu}. */
  public static List<JsonNode> of(String name) {
    String path = "/reference/" + name + ".json.gz";
    try (InputStream file = ReferenceCases.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new FileNotFoundException(path + " is not among the test resources; add it there");
      }
      List<JsonNode> cases = new ArrayList<>();
      new ObjectMapper().readTree(new GZIPInputStream(file)).get("cases").forEach(cases::add);
      return cases;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The items of an array of texts; {@code absent} in place of null. */
  public static List<String> texts(JsonNode array, String absent) {
    return items(array).map(item -> item.isNull() ? absent : item.textValue()).toList();
  }

  /** The items of an array. */
  public static Stream<JsonNode> items(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items.stream();
  }
}
