package dev.unroll.layers.crf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Against what another library's automatic differentiation computed in double precision. */
class ReferenceCrfTest {
  private static final double EXACT = 1e-10;

  record Case(JsonNode values) {
    double[] array(String field) {
      return doubles(values.get(field).get("data"));
    }

    double[] gradient(String field) {
      return doubles(values.get("grads").get(field).get("data"));
    }

    int size() {
      return values.get("N").asInt();
    }

    int tags() {
      return values.get("K").asInt();
    }

    int length(int n) {
      return values.get("lengths").get(n).asInt();
    }

    int[] rows(int n) {
      return IntStream.range(0, length(n)).map(t -> t * size() + n).toArray();
    }

    int[] gold(int n) {
      double[] all = array("tags");
      return Arrays.stream(rows(n)).map(row -> (int) all[row]).toArray();
    }

    Transitions transitions() {
      return new Transitions(array("start"), matrix(array("transitions"), tags()), array("end"));
    }

    /** [T · N, K]; what is beyond a sequence's end is anything. */
    INDArray emissions() {
      double[] all = array("emissions");
      return Nd4j.createFromArray(all).reshape('c', all.length / tags(), tags());
    }

    int[][] places() {
      return IntStream.range(0, size()).mapToObj(this::rows).toArray(int[][]::new);
    }

    @Override
    public String toString() {
      return values.get("name").asText();
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in =
        new GZIPInputStream(ReferenceCrfTest.class.getResourceAsStream("crf.json.gz"))) {
      new ObjectMapper().readTree(in).get("cases").forEach(node -> cases.add(new Case(node)));
    }
    return cases;
  }

  /** The reference weighs its losses, so that each sequence is a batch of its own here. */
  @ParameterizedTest
  @MethodSource("cases")
  void lossesAndGradientsAreTheReference(Case c) {
    LinearChain chain = new LinearChain(c.transitions());
    INDArray emissions = c.emissions();
    INDArray sum = emissions.like();
    double[] start = new double[c.tags()];
    double[] end = new double[c.tags()];
    double[] between = new double[c.tags() * c.tags()];
    for (int n = 0; n < c.size(); n++) {
      double weight = c.array("loss_weights")[n];
      INDArray gradient = emissions.like();
      ChainGradient result =
          chain.differentiate(
              new ChainSteps(emissions, new int[][] {c.rows(n)}),
              new int[][] {c.gold(n)},
              gradient);
      assertEquals(-c.array("log_likelihood")[n], result.losses()[0], EXACT * 100);
      sum.addi(gradient.mul(weight));
      add(weight, result.transitions().start(), start);
      add(weight, result.transitions().end(), end);
      add(weight, flat(result.transitions().between()), between);
    }
    assertArrayEquals(c.gradient("emissions"), sum.data().asDouble(), EXACT);
    assertArrayEquals(c.gradient("start"), start, EXACT);
    assertArrayEquals(c.gradient("end"), end, EXACT);
    assertArrayEquals(c.gradient("transitions"), between, EXACT);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bestPathsAndMarginalsAreTheReference(Case c) {
    LinearChain chain = new LinearChain(c.transitions());
    TagPaths paths = chain.best(new ChainSteps(c.emissions(), c.places()));
    int steps = c.emissions().rows() / c.size();
    INDArray mask = Nd4j.create(DataType.DOUBLE, c.size(), steps);
    for (int n = 0; n < c.size(); n++) {
      JsonNode path = c.values.get("viterbi_path").get(n);
      int[] expected = IntStream.range(0, path.size()).map(t -> path.get(t).asInt()).toArray();
      assertArrayEquals(expected, paths.tags()[n]);
      for (int t = 0; t < c.length(n); t++) {
        mask.putScalar(n, t, 1);
      }
    }
    assertArrayEquals(doubles(c.values.get("viterbi_score")), paths.scores(), EXACT);
    INDArray sequences = c.emissions().reshape('c', steps, c.size(), c.tags()).permute(1, 2, 0);
    INDArray marginals = chain.marginals(sequences, mask).permute(2, 0, 1).dup('c');
    assertArrayEquals(c.array("node_marginals"), marginals.data().asDouble(), EXACT);
  }

  private static void add(double factor, double[] values, double[] sum) {
    Arrays.setAll(sum, i -> sum[i] + factor * values[i]);
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[][] matrix(double[] values, int width) {
    return IntStream.range(0, values.length / width)
        .mapToObj(row -> Arrays.copyOfRange(values, row * width, (row + 1) * width))
        .toArray(double[][]::new);
  }

  private static double[] doubles(JsonNode list) {
    return IntStream.range(0, list.size()).mapToDouble(i -> list.get(i).asDouble()).toArray();
  }
}
