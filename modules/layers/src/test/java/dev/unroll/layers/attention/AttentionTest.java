package dev.unroll.layers.attention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class AttentionTest {
  private static final int N = 3;
  private static final int T = 4;
  private static final int S = 5;

  private final Random random = new Random(11);

  /** Arrays of one attention and one source, double. */
  private record Case(
      AttentionForm form,
      Map<String, INDArray> parameters,
      INDArray queries,
      INDArray keys,
      INDArray values,
      INDArray mask,
      INDArray contextGradient) {}

  /** What comes out of a whole pass. */
  private record Result(
      INDArray context,
      INDArray weights,
      INDArray queries,
      SourceGradient source,
      Map<String, INDArray> parameters) {
    List<INDArray> all() {
      List<INDArray> all =
          new ArrayList<>(List.of(context, weights, queries, source.keys(), source.values()));
      all.addAll(parameters.values());
      return all;
    }
  }

  private Case random(AttentionForm form, int n, int t, int s, int features) {
    Map<String, INDArray> parameters = new LinkedHashMap<>();
    form.parameterShapes().forEach((name, shape) -> parameters.put(name, normal(shape).dup('f')));
    return new Case(
        form,
        parameters,
        normal(n, form.queries(), t),
        normal(n, form.keys(), s),
        normal(n, features, s),
        AttentionGraphs.holes(random, DataType.DOUBLE, n, s),
        normal(n, features, t));
  }

  private INDArray normal(long... shape) {
    return AttentionGraphs.normal(random, DataType.DOUBLE, shape);
  }

  private Case random(AttentionKind kind) {
    return random(AttentionGraphs.form(kind), N, T, S, 2);
  }

  private static Map<String, INDArray> cast(Map<String, INDArray> arrays, DataType type) {
    Map<String, INDArray> cast = new LinkedHashMap<>();
    arrays.forEach((name, array) -> cast.put(name, array.castTo(type).dup()));
    return cast;
  }

  private static Attention attention(Case c, DataType type) {
    return new Attention(c.form, cast(c.parameters, type), type);
  }

  private static Result run(Case c, DataType type) {
    Attention attention = attention(c, type);
    SourceMemory source =
        attention.read(c.keys.castTo(type), c.values.castTo(type), c.mask.castTo(type));
    Attended attended = attention.attend(c.queries.castTo(type), source);
    Map<String, INDArray> gradients = cast(c.parameters, type);
    AttentionBackward back = attention.backward(source, gradients);
    INDArray queries = back.step(attended, c.contextGradient.castTo(type));
    return new Result(attended.context(), attended.weights(), queries, back.finish(), gradients);
  }

  private static void same(INDArray expected, INDArray actual, double tolerance) {
    assertArrayEquals(expected.shape(), actual.shape());
    double[] one = expected.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    double[] other = actual.castTo(DataType.DOUBLE).dup('c').data().asDouble();
    for (int i = 0; i < one.length; i++) {
      assertEquals(one[i], other[i], tolerance * (1 + Math.abs(one[i])), "element " + i);
    }
  }

  private static void same(Result expected, Result actual, double tolerance) {
    for (int i = 0; i < expected.all().size(); i++) {
      same(expected.all().get(i), actual.all().get(i), tolerance);
    }
  }

  @ParameterizedTest
  @EnumSource(AttentionKind.class)
  void singlePrecisionIsThatOfDoubleForAllSizes(AttentionKind kind) {
    for (int i = 0; i < 12; i++) {
      int h = i == 0 ? 1 : 1 + random.nextInt(20);
      boolean plain = kind == AttentionKind.DOT || kind == AttentionKind.SCALED_DOT;
      int k = plain ? h : 1 + random.nextInt(9);
      int a = kind == AttentionKind.ADDITIVE ? 1 + random.nextInt(17) : h;
      int n = i == 1 ? 1 : 1 + random.nextInt(6);
      Case c =
          random(
              new AttentionForm(kind, h, k, a),
              n,
              i == 2 ? 1 : 1 + random.nextInt(5),
              i == 3 ? 1 : 1 + random.nextInt(6),
              1 + random.nextInt(7));
      // Scores of a size that single precision can tell apart to the tolerance.
      c.queries.muli(0.3);
      same(run(c, DataType.DOUBLE), run(c, DataType.FLOAT), 1e-5);
    }
  }

  @ParameterizedTest
  @EnumSource(AttentionKind.class)
  void stepByStepIsTheSameAsAllAtOnce(AttentionKind kind) {
    for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
      Case c = random(kind);
      Result whole = run(c, type);
      Attention attention = attention(c, type);
      SourceMemory source =
          attention.read(c.keys.castTo(type), c.values.castTo(type), c.mask.castTo(type));
      Attended[] steps = new Attended[T];
      for (int t = 0; t < T; t++) {
        steps[t] = attention.attend(step(c.queries, t), source);
        same(step(whole.context, t), steps[t].context(), 1e-6);
      }
      Map<String, INDArray> gradients = cast(c.parameters, type);
      AttentionBackward back = attention.backward(source, gradients);
      for (int t = T - 1; t >= 0; t--) {
        same(step(whole.queries, t), back.step(steps[t], step(c.contextGradient, t)), 1e-5);
      }
      SourceGradient below = back.finish();
      same(whole.source.keys(), below.keys(), 1e-5);
      same(whole.source.values(), below.values(), 1e-5);
      gradients.forEach((name, array) -> same(whole.parameters.get(name), array, 1e-5));
    }
  }

  private static INDArray step(INDArray sequence, int t) {
    return sequence.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(t, t + 1));
  }

  @ParameterizedTest
  @EnumSource(AttentionKind.class)
  void whatIsInThePaddingChangesNothing(AttentionKind kind) {
    for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
      Case c = random(kind);
      Result before = run(c, type);
      for (double garbage : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -1e30}) {
        fill(c.keys, c.mask, garbage);
        fill(c.values, c.mask, garbage);
        Result after = run(c, type);
        same(before, after, 0);
      }
      for (int n = 0; n < N; n++) {
        for (int s = 0; s < S; s++) {
          if (c.mask.getDouble(n, s) == 0) {
            assertEquals(0, before.weights.getDouble(n, 1, s));
            assertEquals(0, before.source.keys().getDouble(n, 0, s));
            assertEquals(0, before.source.values().getDouble(n, 0, s));
          }
        }
      }
    }
  }

  private static void fill(INDArray sequence, INDArray mask, double value) {
    for (int n = 0; n < sequence.size(0); n++) {
      for (int f = 0; f < sequence.size(1); f++) {
        for (int s = 0; s < sequence.size(2); s++) {
          if (mask.getDouble(n, s) == 0) {
            sequence.putScalar(n, f, s, value);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(AttentionKind.class)
  void rowWithoutSourceYieldsZerosAndNoGradient(AttentionKind kind) {
    for (DataType type : List.of(DataType.DOUBLE, DataType.FLOAT)) {
      Case c = random(kind);
      c.mask.getRow(1).assign(0);
      c.contextGradient.get(NDArrayIndex.point(1)).assign(Double.NaN);
      Result result = run(c, type);
      for (INDArray array :
          List.of(
              result.context,
              result.weights,
              result.queries,
              result.source.keys(),
              result.source.values())) {
        INDArray row = array.get(NDArrayIndex.point(1)).dup('c');
        same(Nd4j.zeros(type, row.shape()), row, 0);
      }
      for (INDArray array : result.all()) {
        assertTrue(Double.isFinite(array.sumNumber().doubleValue()));
      }
    }
  }

  @Test
  void maskedQueriesGetZerosWhateverTheyHold() {
    Case c = random(AttentionKind.ADDITIVE);
    INDArray mask = Nd4j.createFromArray(new int[][] {{1, 1, 0, 0}, {0, 1, 0, 1}, {0, 0, 0, 0}});
    fill(c.queries, mask, Double.NaN);
    fill(c.contextGradient, mask, Double.NaN);
    Attention attention = attention(c, DataType.DOUBLE);
    SourceMemory source = attention.read(c.keys, c.values);
    Attended attended = attention.attend(c.queries, source, mask);
    Map<String, INDArray> gradients = cast(c.parameters, DataType.DOUBLE);
    AttentionBackward back = attention.backward(source, gradients);
    INDArray queries = back.step(attended, c.contextGradient);
    SourceGradient below = back.finish();
    for (int t = 0; t < T; t++) {
      for (int n = 0; n < N; n++) {
        double sum =
            attended
                .weights()
                .get(NDArrayIndex.point(n), NDArrayIndex.point(t))
                .sumNumber()
                .doubleValue();
        assertEquals(mask.getInt(n, t), sum, 1e-12);
        if (mask.getInt(n, t) == 0) {
          assertEquals(0, attended.context().getDouble(n, 0, t));
          assertEquals(0, queries.getDouble(n, 1, t));
        }
      }
    }
    gradients.forEach(
        (name, array) -> assertTrue(Double.isFinite(array.sumNumber().doubleValue())));
    assertTrue(Double.isFinite(below.keys().sumNumber().doubleValue()));
  }

  @Test
  void maskMayBeOfAnyType() {
    Case c = random(AttentionKind.GENERAL);
    Attention attention = attention(c, DataType.DOUBLE);
    INDArray expected =
        attention.attend(c.queries, attention.read(c.keys, c.values, c.mask)).weights();
    for (DataType type : List.of(DataType.BOOL, DataType.INT32, DataType.FLOAT)) {
      SourceMemory source = attention.read(c.keys, c.values, c.mask.castTo(type));
      assertEquals(expected, attention.attend(c.queries, source).weights());
    }
  }

  @Test
  void messagesNameTheShapes() {
    Case c = random(AttentionKind.GENERAL);
    Attention attention = attention(c, DataType.DOUBLE);
    SourceMemory source = attention.read(c.keys, c.values);
    assertMessage("[N, 2, S]", () -> attention.read(c.queries, c.values));
    assertMessage("[N, 3, T]", () -> attention.attend(c.keys, source));
    assertMessage("mask", () -> attention.read(c.keys, c.values, c.mask.transpose()));
    assertMessage("W [2, 3]", () -> new Attention(c.form, Map.of(), DataType.DOUBLE));
    assertMessage("keys as wide", () -> new AttentionForm(AttentionKind.DOT, 2, 3, 2));
  }

  private static void assertMessage(String part, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }
}
