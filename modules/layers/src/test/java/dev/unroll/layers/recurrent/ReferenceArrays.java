package dev.unroll.layers.recurrent;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Reads the arrays of cases that another library computed, and the weights in our layout. */
final class ReferenceArrays {
  private ReferenceArrays() {}

  static List<JsonNode> cases(String file) throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(ReferenceArrays.class.getResourceAsStream(file))) {
      new ObjectMapper().readTree(in).get("cases").forEach(cases::add);
    }
    return cases;
  }

  /** An array as it stands, double. */
  static INDArray array(JsonNode node) {
    long[] shape = new long[node.get("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = node.get("shape").get(i).asLong();
    }
    double[] values = new double[node.get("data").size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get("data").get(i).asDouble();
    }
    return Nd4j.createFromArray(values).reshape('c', shape);
  }

  /** [T, N, F] seen as [N, F, T]. */
  static INDArray sequence(JsonNode node) {
    return array(node).permute(1, 2, 0);
  }

  /** Gates [H, ·] under each other, or biases [H], as our columns in this order. */
  static INDArray columns(INDArray gates, int hidden, int... order) {
    INDArray matrix = gates.rank() == 1 ? gates.reshape(gates.length(), 1) : gates;
    List<INDArray> blocks = new ArrayList<>();
    for (int gate : order) {
      blocks.add(
          matrix.get(
              org.nd4j.linalg.indexing.NDArrayIndex.interval(gate * hidden, (gate + 1) * hidden),
              org.nd4j.linalg.indexing.NDArrayIndex.all()));
    }
    return Nd4j.vstack(blocks).transpose().dup('f');
  }
}
