package dev.unroll.layers.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.attention.AttentionKind;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.ChoGru;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Lstm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The plain way against finite differences, along random directions of every array. */
class DecoderGradientTest {
  private static final double STEP = 1e-5;

  static List<Arguments> decoders() {
    List<Arguments> all = new ArrayList<>();
    for (Feeding feeding : Feeding.values()) {
      for (AttentionKind kind : AttentionKind.values()) {
        all.add(Arguments.of(new Lstm(), 2, kind, feeding, 3, 3, 4));
        all.add(
            Arguments.of(new Gru(), kind == AttentionKind.GENERAL ? 2 : 1, kind, feeding, 3, 3, 4));
        all.add(Arguments.of(new Lstm(), 1, kind, feeding, 1, 1, 1));
      }
      all.add(Arguments.of(new Lstm(), 1, AttentionKind.DOT, feeding, 1, 3, 2));
      all.add(Arguments.of(new Lstm(), 1, AttentionKind.ADDITIVE, feeding, 2, 3, 1));
      all.add(Arguments.of(new Lstm(1, true, false), 1, AttentionKind.DOT, feeding, 2, 3, 2));
      all.add(Arguments.of(new ChoGru(), 1, AttentionKind.GENERAL, feeding, 2, 3, 2));
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void gradientsAreThoseOfFiniteDifferences(
      Cell cell, int layers, AttentionKind kind, Feeding feeding, int n, int t, int s) {
    DecoderForm form = DecoderProblem.form(cell, layers, kind, feeding);
    DecoderProblem problem = new DecoderProblem(form, DataType.DOUBLE, n, t, s, n > 1);
    DecoderPass pass = new PlainDecoder(form, DecoderProblem.E);
    problem.dropped = new DecoderDropout(0.2, 0.3, 5, "test").masks(form, problem.target, 2);
    problem.lambda = 0.7;
    Map<String, INDArray> gradients = problem.gradients(pass);
    Random random = new Random(3);
    problem
        .variables()
        .forEach(
            (name, variable) -> {
              INDArray slope = gradients.get(name).reshape(variable.shape()).dup();
              check(problem, pass, name, variable, slope, random);
            });
  }

  private static void check(
      DecoderProblem problem,
      DecoderPass pass,
      String name,
      INDArray variable,
      INDArray slope,
      Random random) {
    INDArray kept = variable.dup();
    int[] shape = java.util.Arrays.stream(variable.shape()).mapToInt(i -> (int) i).toArray();
    INDArray direction = DecoderProblem.normal(random, shape);
    variable.addi(direction.mul(STEP));
    double above = problem.loss(pass);
    variable.assign(kept).subi(direction.mul(STEP));
    double below = problem.loss(pass);
    variable.assign(kept);
    double expected = (above - below) / (2 * STEP);
    double actual = slope.mul(direction).sumNumber().doubleValue();
    assertEquals(expected, actual, 1e-8 * (1 + Math.abs(expected)), name);
    assertTrue(Double.isFinite(actual), name);
  }
}
