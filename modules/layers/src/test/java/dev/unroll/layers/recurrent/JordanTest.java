package dev.unroll.layers.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.Recurrence.Upstream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.databind.JsonNode;

/**
 * Against Jordan's formulas under another library's automatic differentiation. There the hidden
 * layer (H units) and the output (O units) have widths and gradients of their own. Here both have O
 * + H units: O hidden units of zero weights, and H outputs σ(ε a), which hand the hidden layer's
 * gradient in, 4 / ε times as large, with an error of ε².
 */
class JordanTest {
  private static final Team TEAM = new Team(2);
  private static final double EPSILON = 1e-5;

  record Case(JsonNode values) {
    int inner() {
      return values.get("H").asInt();
    }

    int outer() {
      return weight("by").columns();
    }

    int width() {
      return inner() + outer();
    }

    double memory() {
      return values.get("alpha").asDouble();
    }

    INDArray weight(String name) {
      return matrix(values.get("weights").get(name));
    }

    INDArray gradient(String name) {
      return matrix(values.get("grads").get(name));
    }

    INDArray state(String name) {
      return padded(ReferenceArrays.array(values.get("states").get(name)), width());
    }

    Weights weights(DataType type) {
      INDArray w = padded(weight("Wx").transpose(), width());
      INDArray u = Nd4j.create(DataType.DOUBLE, width(), 2L * width());
      block(u, outer(), 0, inner()).assign(weight("Wc").transpose());
      block(u, inner(), width(), outer()).assign(weight("Wy").transpose());
      for (int k = 0; k < inner(); k++) {
        u.putScalar(k, width() + outer() + k, EPSILON);
      }
      INDArray b = Nd4j.hstack(padded(weight("bh"), width()), padded(weight("by"), width()));
      return new Weights(cast(w, type), cast(u, type), cast(b, type), List.of());
    }

    /** [N, O + H, T] */
    INDArray above() {
      JsonNode from = values.get("output_grads");
      return Nd4j.concat(
          1,
          ReferenceArrays.sequence(from.get("y")),
          ReferenceArrays.sequence(from.get("h")).mul(4 / EPSILON));
    }

    @Override
    public String toString() {
      return values.get("name").asText();
    }
  }

  static List<Case> cases() throws IOException {
    return ReferenceArrays.cases("jordan.json.gz").stream().map(Case::new).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plainInDoubleAgrees(Case c) {
    check(c, new ReferenceRecurrence(new Jordan(c.memory())), DataType.DOUBLE, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fastInFloatAgrees(Case c) {
    check(c, new FastRecurrence(new Jordan(c.memory()), TEAM), DataType.FLOAT, 2e-5);
  }

  private static void check(Case c, Recurrence recurrence, DataType type, double tolerance) {
    INDArray x = ReferenceArrays.sequence(c.values.get("x"));
    INDArray expected = ReferenceArrays.sequence(c.values.get("outputs").get("y"));
    Segment segment = new Segment(cast(x, type), false);
    segment.initial(first(c, type), c.width());
    INDArray output = timeMajor(type, x, c.width());
    recurrence.forward(segment, c.weights(type), output, 0, true);
    assertClose(expected, output.get(all(), interval(0, c.outer()), all()), tolerance, "y");

    INDArray above = timeMajor(type, x, c.width()).assign(c.above());
    INDArray below = timeMajor(type, x, (int) x.size(1));
    Weights gradient = c.weights(type);
    List<INDArray> states =
        recurrence.backward(
            new Upstream(above, 0, List.of(), Integer.MAX_VALUE), gradient, below, false);
    int inner = c.inner();
    int outer = c.outer();
    INDArray u = gradient.recurrent();
    INDArray b = gradient.bias();
    assertClose(ReferenceArrays.sequence(c.values.get("grads").get("x")), below, tolerance, "x");
    assertClose(
        c.gradient("Wx").transpose(),
        block(gradient.input(), (int) x.size(1), 0, inner),
        tolerance,
        "Wx");
    assertClose(c.gradient("Wc").transpose(), block(u, outer, 0, inner), tolerance, "Wc");
    assertClose(c.gradient("Wy").transpose(), block(u, inner, c.width(), outer), tolerance, "Wy");
    assertClose(c.gradient("bh"), block(b, 1, 0, inner), tolerance, "bh");
    assertClose(c.gradient("by"), block(b, 1, c.width(), outer), tolerance, "by");
    INDArray context = states.get(states.size() - 1);
    INDArray own = block(context, (int) x.size(0), 0, outer);
    assertClose(c.gradient("y0"), own, tolerance, "y0");
    assertClose(c.gradient("c0"), own.mul(c.memory()), tolerance, "c0");
  }

  /** Ours is ready one step earlier: c' = α c + y. */
  private static List<INDArray> first(Case c, DataType type) {
    List<INDArray> states = new ArrayList<>(List.of(cast(c.state("y0"), type)));
    if (c.memory() > 0) {
      states.add(cast(c.state("c0").mul(c.memory()).add(c.state("y0")), type));
    }
    return states;
  }

  @Test
  void memoryOutOfRangeIsRefused() {
    String message = assertThrows(IllegalArgumentException.class, () -> new Jordan(1)).getMessage();
    assertEquals("memory must be in [0.0, 1.0), but was 1.0", message);
  }

  private static INDArray matrix(JsonNode node) {
    INDArray array = ReferenceArrays.array(node);
    return array.rank() == 1 ? array.reshape(1, array.length()) : array;
  }

  private static INDArray padded(INDArray array, int width) {
    INDArray wide = Nd4j.create(DataType.DOUBLE, array.size(0), width);
    block(wide, (int) array.size(0), 0, (int) array.size(1)).assign(array);
    return wide;
  }

  private static INDArray block(INDArray array, int rows, int from, int columns) {
    return array.get(interval(0, rows), interval(from, from + columns));
  }

  private static INDArray cast(INDArray array, DataType type) {
    return array.castTo(type).dup('f');
  }

  private static INDArray timeMajor(DataType type, INDArray like, int width) {
    return Nd4j.create(type, new long[] {like.size(2), like.size(0), width}, 'c').permute(1, 2, 0);
  }

  private static void assertClose(
      INDArray expected, INDArray actual, double tolerance, String what) {
    INDArray flat = actual.castTo(DataType.DOUBLE).dup('c').reshape('c', expected.shape());
    double error = flat.sub(expected).norm2Number().doubleValue();
    double size = expected.norm2Number().doubleValue();
    assertTrue(error <= tolerance * (size + 1), what + ": error " + error + " of " + size);
  }
}
