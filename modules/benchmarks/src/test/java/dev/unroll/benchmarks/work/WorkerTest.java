package dev.unroll.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private static final StackCase WORK =
      new StackCase("test", Work.TRAIN, Gates.LSTM, new Sizes(2, 3, 5, 7, 11));

  private final List<Long> steps = new ArrayList<>();
  private double loss = 1.5;

  /** Takes a millisecond a step. */
  private final Contender<StackCase> slow =
      new Contender<>() {
        @Override
        public String prepare(StackCase work) {
          return "2 threads";
        }

        @Override
        public double step(long index) {
          steps.add(index);
          long end = System.nanoTime() + 1_000_000;
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
          return loss;
        }
      };

  @Test
  void aRoundIsEnoughStepsForItsTimeAndCountsTheirTokens() throws IOException {
    List<String> answers = answers("round\nround\nstop\n", new Pace(0.02, 0.01));
    assertEquals("@ready\t1.5\t2 threads", answers.get(0));
    String[] round = answers.get(1).split("\t");
    assertTrue(Double.parseDouble(round[1]) >= 0.02 - 0.001, answers.get(1));
    assertEquals(0, Long.parseLong(round[2]) % (7 * 11), answers.get(1));
    assertEquals("1.5", round[3]);
    assertEquals(round[2], answers.get(2).split("\t")[2], "the rounds must be equally long");
    assertEquals("@bye", answers.get(3));
  }

  @Test
  void stepsAreNumberedWithoutGaps() throws IOException {
    answers("round\nstop\n", new Pace(0.005, 0));
    for (int i = 0; i < steps.size(); i++) {
      assertEquals(i, steps.get(i));
    }
  }

  @Test
  void theEndOfTheQuestionsEndsTheWorker() throws IOException {
    assertEquals(1, answers("", new Pace(0.001, 0)).size());
  }

  @Test
  void aLossThatIsNotFiniteEndsTheWorker() {
    loss = Double.NaN;
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> answers("round\n", new Pace(0.001, 0)));
    assertEquals("the loss of step 0 is NaN", failure.getMessage());
  }

  private List<String> answers(String questions, Pace pace) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new Worker<>(WORK, slow, new BufferedReader(new StringReader(questions)), out).run(pace);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
