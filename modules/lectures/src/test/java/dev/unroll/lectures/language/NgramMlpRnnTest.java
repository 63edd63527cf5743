package dev.unroll.lectures.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Findings.Checked;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NgramMlpRnnTest {
  private static final int[] TEXT = {0, 1};

  /** Sure to a degree that 1 follows 0 and 0 follows 1, and a little less so by the 17th back. */
  private static NextToken model(double sure, double far) {
    return contexts ->
        Arrays.stream(contexts)
            .map(
                context -> {
                  double right = sure - far * context[context.length - 17];
                  int last = context[context.length - 1];
                  return last == 1
                      ? new double[] {right, 1 - right}
                      : new double[] {1 - right, right};
                })
            .toArray(double[][]::new);
  }

  private static List<Boolean> met(double sure, double far, long parameters) {
    ModelExam exam = new ModelExam();
    int[] text = new int[500];
    Arrays.setAll(text, i -> TEXT[i % 2]);
    for (int seed = 0; seed < 3; seed++) {
      exam.ask(text, RandomStream.named(seed, "test"));
      for (String name : List.of("2-gram", "5-gram", "window of 2", "window of 16")) {
        exam.take(name, model(0.7 + 0.01 * seed, 0), 100);
      }
      exam.take("LSTM", model(sure + 0.02 * seed, far), parameters);
    }
    return NgramMlpRnn.judge(exam).checked().stream().map(Checked::met).toList();
  }

  @Test
  void eachConditionIsMetAndFailsAlone() {
    assertEquals(List.of(true, true), met(0.8, 0.02, 90));
    assertEquals(List.of(false, true), met(0.8, 0.002, 90));
    assertEquals(List.of(false, true), met(0.8, 0.02, 110));
    assertEquals(List.of(true, false), met(0.69, 0.02, 90));
  }

  @Test
  void aTokenIsNoticedAsFarBackAsItChangesThePrediction() {
    ModelExam exam = new ModelExam();
    int[] text = new int[500];
    Arrays.setAll(text, i -> TEXT[i % 2]);
    exam.ask(text, RandomStream.named(9, "test"));
    exam.take("far", model(0.9, 0.05), 1);

    assertEquals(17, exam.of("far").reach());
    assertEquals(0.05, exam.of("far").influence(17), 1e-9);
    assertEquals(0, exam.of("far").influence(16));
  }
}
