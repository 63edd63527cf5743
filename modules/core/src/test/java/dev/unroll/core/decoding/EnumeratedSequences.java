package dev.unroll.core.decoding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * Models whose best sequences were found by enumeration in another language and in double
 * precision; {@code reference/decoding.json.gz} explains its own layout and formulas.
 */
record EnumeratedSequences(JsonNode json) implements TinyModel {
  static List<EnumeratedSequences> all() {
    try (InputStream file =
        EnumeratedSequences.class.getResourceAsStream("/reference/decoding.json.gz")) {
      JsonNode cases = new ObjectMapper().readTree(new GZIPInputStream(file)).get("cases");
      return stream(cases).map(EnumeratedSequences::new).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reference/decoding.json.gz cannot be read", e);
    }
  }

  int stop() {
    return json.get("stop").intValue();
  }

  int maximumSteps() {
    return json.get("max_steps").intValue();
  }

  double alpha() {
    return json.get("alpha").doubleValue();
  }

  JsonNode greedy() {
    return json.get("greedy");
  }

  List<JsonNode> best(String pool, String score) {
    return stream(json.get(pool).get(score)).toList();
  }

  @Override
  public int vocabularySize() {
    return json.get("vocab").intValue() + 1;
  }

  @Override
  public float[] after(List<Integer> prefix) {
    double[] logits = new double[vocabularySize()];
    int context = context(prefix);
    for (int token = 0; token < logits.length; token++) {
      logits[token] =
          json.get("logits").get("data").get(context * logits.length + token).doubleValue();
    }
    return TinyModel.logSoftmax(logits);
  }

  private int context(List<Integer> prefix) {
    int length = prefix.size();
    if (json.get("kind").textValue().equals("position")) {
      return length;
    }
    boolean markov = json.get("kind").textValue().equals("markov");
    List<Integer> known = markov ? prefix.subList(Math.max(0, length - 1), length) : prefix;
    List<JsonNode> contexts = stream(json.get("contexts")).toList();
    for (int context = 0; context < contexts.size(); context++) {
      if (tokens(contexts.get(context)).equals(known)) {
        return context;
      }
    }
    throw new IllegalArgumentException("no context " + known + " in " + json.get("name"));
  }

  static List<Integer> tokens(JsonNode array) {
    List<Integer> tokens = new ArrayList<>();
    array.forEach(token -> tokens.add(token.intValue()));
    return tokens;
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
