package dev.unroll.layers.reference;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/**
 * A case that another library computed.
 *
 * @param values as the file has them
 */
public record ReferenceCase(JsonNode values) {

  /**
   * The cases of one kind.
   *
   * @param file below the resources of {@code dev.unroll.layers}
   */
  public static List<ReferenceCase> read(String file, String kind) throws IOException {
    List<ReferenceCase> cases = new ArrayList<>();
    String path = "/dev/unroll/layers/" + file;
    try (InputStream in = new GZIPInputStream(ReferenceCase.class.getResourceAsStream(path))) {
      for (JsonNode node : new ObjectMapper().readTree(in).get("cases")) {
        if (node.get("kind").asText().equals(kind)) {
          cases.add(new ReferenceCase(node));
        }
      }
    }
    return cases;
  }

  /** Whether there is such an array. */
  public boolean has(String group, String field) {
    return values.get(group).has(field);
  }

  /** An array at this path, double in 'c' order. */
  public INDArray array(String... path) {
    JsonNode node = values;
    for (String field : path) {
      node = node.get(field);
    }
    double[] numbers = new double[node.get("data").size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = node.get("data").get(i).asDouble();
    }
    long[] shape = new long[node.get("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = node.get("shape").get(i).asLong();
    }
    return Nd4j.createFromArray(numbers).reshape('c', shape);
  }

  @Override
  public String toString() {
    return values.get("name").asText();
  }
}
