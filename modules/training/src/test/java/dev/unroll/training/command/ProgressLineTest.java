package dev.unroll.training.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.training.Limits;
import dev.unroll.training.LoopState;
import dev.unroll.training.Measurement;
import dev.unroll.training.Outcome;
import dev.unroll.training.StepResult;
import dev.unroll.training.event.Event;
import dev.unroll.training.gradient.GradientNorms;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter out = new StringWriter();
  private long nanos;

  private ProgressLine line(boolean terminal, double minutes) {
    Limits limits = new Limits(3, 4000, minutes, 0, 100, 60);
    return new ProgressLine(new PrintWriter(out), terminal, limits, () -> nanos);
  }

  private static LoopState at(long step, double seconds, long best) {
    return new LoopState(step, 0, step, 100 * step, seconds, 4, 2, best, 0, 0, 1, step, 0, 0);
  }

  /** A step takes half a second and sees 100 tokens. */
  private LoopState train(ProgressLine line, int steps) {
    line.on(new Event.Started(LoopState.start(), 4000));
    LoopState state = LoopState.start();
    for (int step = 1; step <= steps; step++) {
      nanos += 500_000_000L;
      state = at(step, step / 2.0, 0);
      line.on(new Event.Stepped(state, new StepResult(3.5, 100, 0.1, GradientNorms.none())));
    }
    return state;
  }

  @Test
  void withoutATerminalALineIsPrintedEveryTenSeconds() {
    train(line(false, Double.POSITIVE_INFINITY), 41);
    assertEquals(
        List.of(
            "step 20/4,000  epoch 1/3  loss 3.5000  200 tokens/s  33:10 left",
            "step 40/4,000  epoch 1/3  loss 3.5000  200 tokens/s  33:00 left"),
        out.toString().lines().toList());
  }

  @Test
  void theTimeLeftIsTheSoonerOfStepsAndMinutes() {
    train(line(false, 1), 20);
    assertEquals(
        "step 20/4,000  epoch 1/3  loss 3.5000  200 tokens/s  0:50 left", out.toString().strip());
  }

  @Test
  void onATerminalTheLineIsWrittenOver() {
    ProgressLine line = line(true, Double.POSITIVE_INFINITY);
    LoopState last = train(line, 2);
    line.on(new Event.Finished(last, new Outcome(Outcome.Reason.COMPLETE, last, "done")));
    List<String> pieces = List.of(out.toString().split("\r"));
    assertEquals(4, pieces.size());
    assertEquals("done", pieces.get(3).strip());
    assertEquals(pieces.get(2).length(), pieces.get(3).stripTrailing().length() + spaces(pieces));
  }

  private static int spaces(List<String> pieces) {
    String covered = pieces.get(3).replace(System.lineSeparator(), "");
    return covered.length() - covered.stripTrailing().length();
  }

  @Test
  void anEvaluationLeavesALineWithEveryMetric() {
    ProgressLine line = line(false, 1);
    line.on(
        new Event.Evaluated(
            at(100, 1, 100),
            new Measurement(2, Map.of("perplexity", Math.E * Math.E)),
            2.25,
            new StepResult(2, 1, 1, GradientNorms.none()),
            ""));
    assertEquals(
        "step 100  training loss 2.2500  held-out loss 2.0000  perplexity 7.3891  (best)",
        out.toString().strip());
  }

  @Test
  void hoursAreShownWhenThereAreSome() {
    assertEquals("1:01:05", ProgressLine.time(3665.2));
    assertEquals("59:59", ProgressLine.time(3599));
  }
}
