package dev.unroll.layers.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.unroll.layers.attention.AttentionKind;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Lstm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What every way of running a decoder does. */
class DecoderPassTest {
  static List<Arguments> forms() {
    List<Arguments> all = new ArrayList<>();
    for (Feeding feeding : Feeding.values()) {
      for (AttentionKind kind : AttentionKind.values()) {
        all.add(Arguments.of(new Lstm(), 2, kind, feeding, 5));
        all.add(Arguments.of(new Gru(), 1, kind, feeding, 3));
      }
      all.add(Arguments.of(new Lstm(), 1, AttentionKind.ADDITIVE, feeding, 27));
    }
    return all;
  }

  private static DecoderPass fastest(DecoderForm form) {
    return DecoderPass.of(form, DecoderProblem.E, DataType.FLOAT);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void floatsAgreeWithDoubles(
      Cell cell, int layers, AttentionKind kind, Feeding feeding, int rows) {
    DecoderForm form = DecoderProblem.form(cell, layers, kind, feeding);
    for (boolean masked : new boolean[] {true, false}) {
      DecoderProblem exact = new DecoderProblem(form, DataType.DOUBLE, rows, 4, 5, masked);
      exact.dropped = new DecoderDropout(0.2, 0.3, 5, "test").masks(form, exact.target, 2);
      exact.lambda = 0.7;
      DecoderPass plain = new PlainDecoder(form, DecoderProblem.E);
      DecoderProblem fast = exact.as(DataType.FLOAT);
      DecoderPass pass = fastest(form);
      INDArray output = exact.output(plain, true);
      INDArray weights = plain.weights();
      Map<String, INDArray> gradients = exact.gradients(plain);
      for (int i = 0; i < 2; i++) {
        assertClose("output", output, fast.output(pass, i == 1));
        assertClose("weights", weights, pass.weights());
        Map<String, INDArray> actual = fast.gradients(pass);
        gradients.forEach((name, gradient) -> assertClose(name, gradient, actual.get(name)));
      }
    }
  }

  private static void assertClose(String name, INDArray expected, INDArray actual) {
    double distance = actual.castTo(DataType.DOUBLE).distance2(expected);
    assertEquals(0, distance, 1e-5 * (1e-3 + expected.norm2Number().doubleValue()), name);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void paddingChangesNeitherOutputsNorGradients(
      Cell cell, int layers, AttentionKind kind, Feeding feeding, int rows) {
    DecoderForm form = DecoderProblem.form(cell, layers, kind, feeding);
    for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
      DecoderProblem problem = new DecoderProblem(form, type, rows, 5, 6, true);
      problem.targetMask.putScalar(0, 2, 0); // a hole
      problem.lambda = 0.7;
      DecoderPass pass = DecoderPass.of(form, DecoderProblem.E, type);
      INDArray output = problem.output(pass, true).dup();
      Map<String, INDArray> gradients = problem.gradients(pass);
      problem.spoilPadding();
      assertEquals(output, problem.output(pass, true));
      problem
          .gradients(pass)
          .forEach((name, gradient) -> assertEquals(gradients.get(name), gradient, name));
    }
  }

  @ParameterizedTest
  @EnumSource(Feeding.class)
  void maskedStepCarriesEverythingThrough(Feeding feeding) {
    DecoderForm form = DecoderProblem.form(new Lstm(), 2, AttentionKind.GENERAL, feeding);
    for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
      DecoderProblem problem = new DecoderProblem(form, type, 2, 4, 3, false);
      DecoderProblem longer = new DecoderProblem(form, type, 2, 6, 3, false);
      int[] places = {0, 2, 3, 5};
      longer.targetMask.assign(0);
      for (int t = 0; t < 4; t++) {
        longer.targetMask.putScalar(0, places[t], 1).putScalar(1, places[t], 1);
        copyStep(problem.target, t, longer.target, places[t]);
      }
      longer.source.assign(problem.source);
      for (int i = 0; i < problem.first.size(); i++) {
        longer.first.get(i).assign(problem.first.get(i));
      }
      DecoderPass pass = DecoderPass.of(form, DecoderProblem.E, type);
      INDArray expected = problem.output(pass, false).dup();
      INDArray actual = longer.output(pass, false);
      for (int t = 0; t < 4; t++) {
        assertClose("step " + t, step(expected, t), step(actual, places[t]));
      }
      assertEquals(0, step(actual, 1).norm2Number().doubleValue());
    }
  }

  private static INDArray step(INDArray sequence, int t) {
    return sequence.permute(2, 0, 1).slice(t).dup().castTo(DataType.DOUBLE);
  }

  private static void copyStep(INDArray from, int at, INDArray to, int place) {
    to.permute(2, 0, 1).slice(place).assign(from.permute(2, 0, 1).slice(at));
  }

  /** In loops over numbers, with the cell h' = tanh(x W + h U + b) and dot products. */
  @ParameterizedTest
  @EnumSource(Feeding.class)
  void outputIsThatOfTheEquations(Feeding feeding) {
    DecoderForm form = DecoderProblem.form(new Elman(), 1, AttentionKind.DOT, feeding);
    DecoderProblem problem = new DecoderProblem(form, DataType.DOUBLE, 2, 4, 3, false);
    INDArray expected = Nd4j.create(DataType.DOUBLE, 2, DecoderProblem.A, 4);
    for (int n = 0; n < 2; n++) {
      double[] h = problem.first.get(0).getRow(n).toDoubleVector();
      double[] a = new double[DecoderProblem.A];
      for (int t = 0; t < 4; t++) {
        double[] y = {problem.target.getDouble(n, 0, t), problem.target.getDouble(n, 1, t)};
        double[] early = context(problem, n, h);
        double[] x =
            switch (feeding) {
              case NONE -> y;
              case INPUT_FEEDING -> join(y, a);
              case CONTEXT_FEEDING -> join(y, early);
            };
        h =
            tanh(
                add(
                    times(x, problem.parameters.get("cell0.W")),
                    times(h, problem.parameters.get("cell0.RW")),
                    problem.parameters.get("cell0.b").dup().data().asDouble()));
        double[] c = feeding == Feeding.CONTEXT_FEEDING ? early : context(problem, n, h);
        a = tanh(times(join(c, h), problem.parameters.get("Wc")));
        for (int i = 0; i < a.length; i++) {
          expected.putScalar(n, i, t, a[i]);
        }
      }
    }
    DecoderPass pass = new PlainDecoder(form, DecoderProblem.E);
    assertEquals(0, problem.output(pass, false).distance2(expected), 1e-12);
    assertClose("fast", expected, problem.as(DataType.FLOAT).output(fastest(form), false));
  }

  private static double[] context(DecoderProblem problem, int n, double[] query) {
    int s = (int) problem.source.size(2);
    double[] context = new double[query.length];
    double total = 0;
    for (int j = 0; j < s; j++) {
      double score = 0;
      for (int i = 0; i < query.length; i++) {
        score += query[i] * problem.source.getDouble(n, i, j);
      }
      total += Math.exp(score);
      for (int i = 0; i < query.length; i++) {
        context[i] += Math.exp(score) * problem.source.getDouble(n, i, j);
      }
    }
    for (int i = 0; i < query.length; i++) {
      context[i] /= total;
    }
    return context;
  }

  private static double[] join(double[] left, double[] right) {
    double[] both = java.util.Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }

  private static double[] times(double[] x, INDArray matrix) {
    double[] y = new double[(int) matrix.size(1)];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        y[j] += x[i] * matrix.getDouble(i, j);
      }
    }
    return y;
  }

  private static double[] add(double[] x, double[] y, double[] z) {
    double[] sum = x.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += y[i] + z[i];
    }
    return sum;
  }

  private static double[] tanh(double[] x) {
    return java.util.Arrays.stream(x).map(Math::tanh).toArray();
  }

  @Test
  void dropoutIsOneOfItsUpdate() {
    DecoderForm form = DecoderProblem.form(new Gru(), 2, AttentionKind.DOT, Feeding.INPUT_FEEDING);
    INDArray target = Nd4j.ones(DataType.FLOAT, 3, DecoderProblem.E, 50);
    DecoderDropout dropout = new DecoderDropout(0.25, 0.5, 1, "decoder");
    DecoderDropout.Masks masks = dropout.masks(form, target, 7);
    assertEquals(masks, dropout.masks(form, target, 7));
    assertNotEquals(masks, dropout.masks(form, target, 8));
    assertEquals(2, masks.inputs().size());
    assertEquals(1, masks.inputs().get(0).meanNumber().doubleValue(), 0.1);
    assertEquals(1, masks.outputs().get(0).meanNumber().doubleValue(), 0.2);
    assertEquals(DecoderDropout.Masks.NONE, DecoderDropout.none().masks(form, target, 7));
  }
}
