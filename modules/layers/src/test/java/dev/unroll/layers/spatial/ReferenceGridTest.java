package dev.unroll.layers.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.reference.ReferenceCase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Against outputs and gradients that another library computed in double precision. There memories
 * have gradients of their own at every step; here each step is a pass of its own, whose last states
 * have what the library gave them and what the passes after it give.
 */
class ReferenceGridTest {
  static List<ReferenceCase> cases() throws IOException {
    List<ReferenceCase> cases = new ArrayList<>();
    cases.addAll(ReferenceCase.read("spatial/cells.json.gz", "convlstm"));
    cases.addAll(ReferenceCase.read("spatial/cells.json.gz", "st_lstm"));
    assertEquals(8, cases.size());
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void doublePrecisionAgreesToTheLastDigits(ReferenceCase c) {
    check(c, DataType.DOUBLE, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void singlePrecisionAgreesToItsOwn(ReferenceCase c) {
    check(c, DataType.FLOAT, 1e-5);
  }

  private static void check(ReferenceCase c, DataType type, double tolerance) {
    ReferenceGrid reference = new ReferenceGrid(c);
    GridRecurrent layer = reference.layer();
    Map<String, INDArray> parameters = reference.arrays("weights", type);
    INDArray x = c.array("x").castTo(type);
    List<INDArray> states = reference.first(type);
    List<GridPass> passes = new ArrayList<>();
    GridShape one = reference.grid(1, type);
    for (int t = 0; t < reference.steps(); t++) {
      GridPass pass = layer.pass(one);
      Planes h = pass.forward(one.of(x.slice(t).dup('c')), states, parameters);
      same("h " + t, c.array("outputs", "h").slice(t), one.array(h), tolerance);
      states = pass.last();
      for (int s = 0; s < states.size(); s++) {
        INDArray expected = c.array("outputs", reference.states().get(s)).slice(t);
        same(reference.states().get(s) + t, expected, states.get(s), tolerance);
      }
      passes.add(pass);
    }
    checkWhole(c, layer, type, tolerance);
    checkGradients(reference, passes, parameters, tolerance);
  }

  private static void checkWhole(
      ReferenceCase c, GridRecurrent layer, DataType type, double tolerance) {
    ReferenceGrid reference = new ReferenceGrid(c);
    GridShape all = reference.grid(reference.steps(), type);
    Planes x = all.of(c.array("x").castTo(type));
    GridPass pass = layer.pass(all);
    Planes h = pass.forward(x, reference.first(type), reference.arrays("weights", type));
    same("h", c.array("outputs", "h"), all.array(h), tolerance);
  }

  private static void checkGradients(
      ReferenceGrid reference,
      List<GridPass> passes,
      Map<String, INDArray> parameters,
      double tolerance) {
    ReferenceCase c = reference.values();
    DataType type = parameters.get(parameters.keySet().iterator().next()).dataType();
    GridShape one = reference.grid(1, type);
    Map<String, INDArray> sums = new LinkedHashMap<>();
    parameters.forEach((key, value) -> sums.put(key, Nd4j.zeros(type, value.shape())));
    List<INDArray> states = new ArrayList<>();
    for (int s = 0; s < reference.states().size(); s++) {
      states.add(reference.first(type).get(s).mul(0));
    }
    for (int t = passes.size() - 1; t >= 0; t--) {
      for (int s = 1; s < states.size(); s++) {
        INDArray own = c.array("output_grads", reference.states().get(s)).slice(t).castTo(type);
        states.get(s).addi(own);
      }
      Map<String, INDArray> gradients = new LinkedHashMap<>();
      parameters.forEach((key, value) -> gradients.put(key, value.mul(0).addi(7).dup('f')));
      Planes dh = one.of(c.array("output_grads", "h").slice(t).castTo(type).dup('c'));
      GridPass.Below below = passes.get(t).backward(dh, states, parameters, gradients);
      same("x " + t, c.array("grads", "x").slice(t), one.array(below.input()), tolerance);
      states = new ArrayList<>(below.states());
      gradients.forEach((key, value) -> sums.get(key).addi(value));
    }
    for (int s = 0; s < states.size(); s++) {
      String name = reference.states().get(s) + "0";
      same(name, c.array("grads", name), states.get(s), tolerance);
    }
    reference
        .arrays("grads", DataType.DOUBLE)
        .forEach((key, expected) -> same(key, expected, sums.get(key), tolerance));
  }

  private static void same(String what, INDArray expected, INDArray actual, double tolerance) {
    double[] one = expected.dup('c').data().asDouble();
    double[] other = actual.dup('c').data().asDouble();
    assertEquals(one.length, other.length, what);
    assertTrue(Stream.of(one).flatMapToDouble(java.util.Arrays::stream).anyMatch(v -> v != 0));
    for (int i = 0; i < one.length; i++) {
      assertEquals(one[i], other[i], tolerance * (1 + Math.abs(one[i])), what + " at " + i);
    }
  }
}
