package dev.unroll.lectures.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.lectures.experiment.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Made-up figures that meet each condition, and figures that miss each. */
class JudgedTest {
  private static final double[] HIGH = {1.3, 1.35, 1.39};
  private static final double[] LOW = {0.05, 0.06, 0.07};
  private static final double[] FLOOR = {0.7, 0.75, 0.8};

  @Test
  void chunksAreJudged() {
    double[] seconds = {1, 1, 1, 1, 2, 7};
    double[][] none = {{}, {}, {}, FLOOR, LOW};
    expect(List.of(true, true, true, true), chunks(HIGH, LOW, none, seconds));

    double[][] unlearnt = {{}, {}, {}, HIGH, LOW};
    double[] dear = {1, 1, 1, 1, 2, 11};
    expect(List.of(false, true, false, false), chunks(LOW, LOW, unlearnt, dear));
    double[] cheap = {1, 1, 1, 1, 2, 3};
    expect(List.of(true, false, false, false), chunks(HIGH, HIGH, none, cheap));
  }

  private static Findings chunks(
      double[] four, double[] eight, double[][] fresh, double[] seconds) {
    double[][] carried = {HIGH, HIGH, four, eight, LOW};
    return TruncatedBptt.judge(new ChunkFigures(carried, fresh, seconds));
  }

  @Test
  void clippingIsJudgedWhereItIsNeededAndWhereItHasLearnt() {
    ClippedRuns free = runs(0.05, 0, 1);
    expect(List.of(true, true, true, true), Clipping.judge(free, runs(0.05, 0, 0), free(0.051)));
    ClippedRuns bad = runs(0.06, 0, 0.6);
    expect(List.of(false, true, false, true), Clipping.judge(free, bad, free(0.02)));
    expect(List.of(true, false, true, false), Clipping.judge(free, free(0.05), bad));
    ClippedRuns blind = runs(0.16, 0, 1);
    expect(List.of(true, true, false, false), Clipping.judge(blind, free(0.05), free(0.16)));
    ClippedRuns calm = runs(0.05, 0, 0.3);
    expect(List.of(false, false, true, true), Clipping.judge(calm, free(0.05), free(0.05)));
  }

  private static ClippedRuns free(double best) {
    return runs(best, 0, 0);
  }

  private static ClippedRuns runs(double best, double... diverged) {
    return new ClippedRuns(diverged, new double[][] {{best, best}, {1, 1}});
  }

  @Test
  void gradientsAndRecallAreJudged() {
    double[] none = {1e-9, 1e-8};
    double[] some = {0.1, 1};
    double[] huge = {1e3, 1e9};
    double[] chance = {0.24, 0.26};
    double[] learnt = {0.9, 0.95};
    expect(
        List.of(true, true, true, true),
        LstmGradients.judge(
            new LstmFigures(
                none,
                new double[][] {none, some, some},
                huge,
                new double[][] {chance, learnt, learnt})));
    expect(
        List.of(false, false, false, false),
        LstmGradients.judge(
            new LstmFigures(
                some,
                new double[][] {none, none, some},
                some,
                new double[][] {chance, {0.5, 0.55}, learnt})));
    expect(
        List.of(false, true, true, false),
        LstmGradients.judge(
            new LstmFigures(
                none,
                new double[][] {none, some, none},
                huge,
                new double[][] {learnt, learnt, learnt})));
  }

  @Test
  void optimisersAreJudgedAgainstTheFirst() {
    double[] sgd = {0.05, 0.06, 0.07};
    expect(
        List.of(true, false, false),
        SurfaceOptimisers.judge(List.of(sgd, LOWEST, sgd, new double[] {0.01, 0.06, 0.1})));
  }

  private static final double[] LOWEST = {0.01, 0.01, 0.02};

  private static void expect(List<Boolean> met, Findings findings) {
    assertEquals(met, findings.checked().stream().map(Findings.Checked::met).toList());
    findings.verdict();
  }
}
