package dev.unroll.layers.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.attention.AttentionKind;
import dev.unroll.layers.decoder.DecoderParts.AttentionPart;
import dev.unroll.layers.decoder.DecoderParts.CellPart;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Lstm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DecoderStepperTest {
  private static final int N = 4;
  private static final int T = 5;
  private static final int S = 6;
  private static final int E = DecoderProblem.E;
  private static final int A = DecoderProblem.A;

  static List<Arguments> forms() {
    List<Arguments> all = new ArrayList<>();
    for (Feeding feeding : Feeding.values()) {
      for (AttentionKind kind : AttentionKind.values()) {
        all.add(Arguments.of(feeding, kind));
      }
    }
    return all;
  }

  private static DecoderProblem problem(Feeding feeding, AttentionKind kind) {
    DecoderForm form = DecoderProblem.form(new Lstm(), 2, kind, feeding);
    DecoderProblem problem = new DecoderProblem(form, DataType.FLOAT, N, T, S, true);
    problem.targetMask.assign(1);
    return problem;
  }

  private static DecoderStepper stepper(DecoderProblem problem, int rows) {
    DecoderStepper stepper = new DecoderStepper(problem.parts(), rows);
    stepper.reset(problem.source, problem.sourceMask, problem.first);
    return stepper;
  }

  private static int[] all() {
    return new int[] {0, 1, 2, 3};
  }

  /** [N, E] at a step. */
  private static float[] embedded(DecoderProblem problem, int t) {
    return problem.target.permute(2, 0, 1).slice(t).dup('c').data().asFloat();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void steppingGivesWhatThePassOverAllStepsGives(Feeding feeding, AttentionKind kind) {
    DecoderProblem problem = problem(feeding, kind);
    DecoderPass pass = new PlainDecoder(problem.form, E);
    INDArray expected = problem.output(pass, false);
    for (int rows : new int[] {N, 19}) {
      DecoderStepper stepper = stepper(problem, rows);
      for (int t = 0; t < T; t++) {
        float[] a = stepper.step(all(), all(), embedded(problem, t));
        for (int n = 0; n < N; n++) {
          for (int i = 0; i < A; i++) {
            assertEquals(expected.getDouble(n, i, t), a[n * A + i], 1e-5);
          }
          for (int s = 0; s < S; s++) {
            assertEquals(pass.weights().getDouble(n, t, s), stepper.weights()[n][s], 1e-5);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void rowThatWasMovedGoesOnFromItsPrefix(Feeding feeding, AttentionKind kind) {
    DecoderProblem problem = problem(feeding, kind);
    DecoderStepper stepper = stepper(problem, 7);
    Random random = new Random(1);
    List<List<float[]>> inputs = new ArrayList<>();
    int[] sentences = all();
    for (int row = 0; row < N; row++) {
      inputs.add(new ArrayList<>());
    }
    for (int step = 0; step < 6; step++) {
      int live = step == 0 ? N : 1 + random.nextInt(7);
      int[] parents = new int[live];
      int[] nextSentences = new int[live];
      List<List<float[]>> next = new ArrayList<>();
      float[] x = new float[live * E];
      for (int row = 0; row < live; row++) {
        parents[row] = step == 0 ? row : random.nextInt(sentences.length);
        nextSentences[row] = sentences[parents[row]];
        float[] own = {(float) random.nextGaussian(), (float) random.nextGaussian()};
        System.arraycopy(own, 0, x, row * E, E);
        next.add(new ArrayList<>(inputs.get(parents[row])));
        next.get(row).add(own);
      }
      float[] a = stepper.step(nextSentences, parents, x);
      sentences = nextSentences;
      inputs = next;
      for (int row = 0; row < live; row++) {
        float[] own = Arrays.copyOfRange(a, row * A, (row + 1) * A);
        assertArrayEquals(alone(problem, sentences[row], inputs.get(row)), own, 1e-6f);
      }
    }
  }

  /** What a row gives that was read from its beginning by itself. */
  private static float[] alone(DecoderProblem problem, int sentence, List<float[]> inputs) {
    DecoderStepper stepper = stepper(problem, N);
    float[] a = {};
    for (int i = 0; i < inputs.size(); i++) {
      int[] parents = {i == 0 ? sentence : 0};
      a = stepper.step(new int[] {sentence}, parents, inputs.get(i));
    }
    return Arrays.copyOf(a, A);
  }

  @Test
  void resetForgetsTheSentencesBefore() {
    DecoderProblem problem = problem(Feeding.INPUT_FEEDING, AttentionKind.ADDITIVE);
    DecoderStepper stepper = stepper(problem, N);
    float[] first = stepper.step(all(), all(), embedded(problem, 0)).clone();
    stepper.step(all(), new int[] {1, 1, 0, 0}, embedded(problem, 1));
    stepper.reset(problem.source, problem.sourceMask, problem.first);
    assertArrayEquals(first, stepper.step(all(), all(), embedded(problem, 0)));
  }

  @Test
  void withoutAttentionTheTopStateComesOut() {
    DecoderProblem problem = problem(Feeding.NONE, AttentionKind.DOT);
    List<CellPart> cells = problem.parts().cells();
    DecoderStepper stepper = new DecoderStepper(new DecoderParts(cells, List.of()), N);
    stepper.reset(problem.first);
    assertEquals(3, stepper.outputs());
    // The same cells below an attention that reads nothing and a layer that is nearly linear.
    INDArray combine = Nd4j.create(DataType.FLOAT, 6, 3);
    for (int i = 0; i < 3; i++) {
      combine.putScalar(3 + i, i, 1e-3);
    }
    AttentionPart nothing =
        new AttentionPart(AttentionForm.dot(3), java.util.Map.of(), combine, Feeding.NONE);
    DecoderStepper other = new DecoderStepper(new DecoderParts(cells, List.of(nothing)), N);
    other.reset(problem.source, Nd4j.zeros(DataType.FLOAT, N, S), problem.first);
    for (int t = 0; t < T; t++) {
      float[] h = stepper.step(all(), all(), embedded(problem, t));
      float[] a = other.step(all(), all(), embedded(problem, t));
      for (int i = 0; i < h.length; i++) {
        assertEquals(h[i], 1000 * a[i], 1e-4);
      }
    }
    assertEquals(0, stepper.weights().length);
  }

  @Test
  void biasIsAddedBeforeTheTanh() {
    DecoderProblem problem = problem(Feeding.NONE, AttentionKind.DOT);
    AttentionPart plain = problem.parts().attention().get(0);
    INDArray bias = Nd4j.createFromArray(0.5f, -0.5f, 1f, 0f);
    AttentionPart biased =
        new AttentionPart(plain.form(), plain.parameters(), plain.combine(), bias, plain.feeding());
    DecoderStepper with =
        new DecoderStepper(new DecoderParts(problem.parts().cells(), List.of(biased)), N);
    with.reset(problem.source, problem.sourceMask, problem.first);
    float[] expected = stepper(problem, N).step(all(), all(), embedded(problem, 0));
    float[] actual = with.step(all(), all(), embedded(problem, 0));
    for (int i = 0; i < expected.length; i++) {
      double sum = 0.5 * Math.log((1 + expected[i]) / (1 - expected[i])) + bias.getDouble(i % A);
      assertEquals(Math.tanh(sum), actual[i], 1e-5);
    }
  }

  @Test
  void wrongUseIsTold() {
    DecoderProblem problem = problem(Feeding.INPUT_FEEDING, AttentionKind.DOT);
    DecoderStepper stepper = stepper(problem, N);
    float[] x = new float[5 * E];
    assertThrows(IllegalArgumentException.class, () -> stepper.step(new int[5], new int[5], x));
    assertThrows(IllegalArgumentException.class, () -> stepper.step(new int[] {4}, new int[1], x));
    assertThrows(
        IllegalArgumentException.class,
        () -> stepper.reset(problem.source, problem.targetMask, problem.first));
    assertThrows(
        IllegalArgumentException.class,
        () -> new DecoderParts(List.of(), problem.parts().attention()));
    CellPart other =
        new CellPart(
            new dev.unroll.layers.recurrent.Recurrent.Builder(new Gru()).nIn(6).nOut(5).build(),
            java.util.Map.of());
    assertThrows(
        IllegalArgumentException.class,
        () -> new DecoderParts(List.of(other), problem.parts().attention()));
  }
}
