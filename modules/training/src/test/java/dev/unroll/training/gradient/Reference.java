package dev.unroll.training.gradient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.StreamSupport;

/** Updates and clipped gradients that PyTorch made in double, from the test resources. */
final class Reference {
  private static final JsonNode ROOT = load();

  private Reference() {}

  /** All parameters, one after another. */
  static double[] parameters() {
    return flat(ROOT.get("params"));
  }

  /** The gradient of each of the ten steps, the same for every optimiser. */
  static double[][] gradients() {
    return steps(ROOT.get("grads"));
  }

  /** Parameters after each step of the optimiser of this name. */
  static double[][] after(String name) {
    for (JsonNode one : ROOT.get("cases")) {
      if (one.get("name").asText().equals(name)) {
        return steps(one.get("params_after_step"));
      }
    }
    throw new IllegalArgumentException("no case " + name);
  }

  static JsonNode clipCases() {
    return ROOT.get("clip_cases");
  }

  /** Arrays of any shapes, one after another. */
  static double[] flat(JsonNode arrays) {
    return StreamSupport.stream(arrays.spliterator(), false)
        .flatMapToDouble(array -> Arrays.stream(numbers(array)))
        .toArray();
  }

  /** One array, row by row. */
  static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.get("data").spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static double[][] steps(JsonNode steps) {
    return StreamSupport.stream(steps.spliterator(), false)
        .map(Reference::flat)
        .toArray(double[][]::new);
  }

  private static JsonNode load() {
    try (InputStream in = Reference.class.getResourceAsStream("/reference/optimisers.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
