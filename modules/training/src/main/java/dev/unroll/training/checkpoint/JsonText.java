package dev.unroll.training.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/**
 * Records of one type as JSON, which is how a {@link Checkpoint} keeps them. The type is this
 * object's, whatever the text says.
 *
 * @param <T> a record that Jackson writes and reads
 */
public final class JsonText<T> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final JavaType type;

  private JsonText(String name, JavaType type) {
    this.name = name;
    this.type = type;
  }

  /**
   * For records without type parameters.
   *
   * @param name for people, with its article, such as "the configuration of the model"
   */
  public static <T> JsonText<T> of(String name, Class<T> type) {
    return new JsonText<>(name, JSON.constructType(type));
  }

  /**
   * For records with type parameters.
   *
   * @param name for people, with its article
   * @param type the record's, of which {@code T} is one with these type parameters
   */
  public static <T> JsonText<T> generic(
      String name, Class<? super T> type, Class<?>... parameters) {
    return new JsonText<>(name, JSON.getTypeFactory().constructParametricType(type, parameters));
  }

  /** A record as JSON over several lines, for {@link #read}. */
  public static String write(Object value) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A record's parts by name, in their order, each as JSON has it: maps, lists and so on. */
  public static Map<String, Object> parts(Object value) {
    return JSON.convertValue(value, new TypeReference<Map<String, Object>>() {});
  }

  /** Whether a text is such a record, so that {@link #read} takes it. */
  public boolean fits(String json) {
    try {
      JSON.readValue(json, type);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /**
   * What {@link #write} wrote.
   *
   * @throws IllegalArgumentException in one line, saying what is wrong with it
   */
  public T read(String json) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          name
              + " cannot be read: "
              + e.getOriginalMessage()
              + "; was the run made by another command?",
          e);
    }
  }
}
