package dev.unroll.lectures.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.recurrent.Elman.Curve;
import dev.unroll.lectures.experiment.Findings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Made-up figures that meet each condition, and figures that miss each. */
class JudgedTest {
  @Test
  void growthOfRectifiersIsJudgedBySeedsOnTheWrongSide() {
    expect(
        List.of(true, true, true),
        ReluOverTime.judge(new double[][] {{1e-6, 1e-5}, {0.01, 10}, {1e6, 1e7}}));
    expect(
        List.of(false, false, false),
        ReluOverTime.judge(new double[][] {{1e-6, 0.1}, {1e-4, 10}, {10, 1e7}}));
    expect(
        List.of(true, true, false),
        ReluOverTime.judge(new double[][] {{1e-6, 1e-5}, {0.01, 1e4}, {1e6, 1e7}}));
  }

  @Test
  void boundedCurvesAreJudgedByTheLeastFavourableSeed() {
    expect(List.of(true, true, true), BoundedCurves.judge(curves(1e4, 1e-6, 1e-5, 1e-4)));
    expect(List.of(false, false, false), BoundedCurves.judge(curves(100, 1e-6, 1e-2, 1e-2)));
    expect(List.of(false, true, true), BoundedCurves.judge(curves(1e4, 1e-2, 1e-5, 1e-4)));
  }

  /** The second seed of two; the first is as the claim has it. */
  private static Map<String, CurveRuns> curves(
      double relu, double sigmoid, double calm, double lively) {
    Map<String, CurveRuns> all = new HashMap<>();
    all.put(CurveRuns.name(Curve.RELU, 3), runs(echo(1e5, 1), echo(relu, 1)));
    all.put(CurveRuns.name(Curve.SIGMOID, 3), runs(echo(1, 0), echo(1, sigmoid)));
    all.put(CurveRuns.name(Curve.TANH, 0.75), runs(echo(1, 0), echo(1, calm)));
    all.put(CurveRuns.name(Curve.TANH, 1.5), runs(echo(1, 0), echo(1, 0)));
    all.put(CurveRuns.name(Curve.TANH, 3), runs(echo(1, 0), echo(1, lively)));
    return all;
  }

  private static CurveRuns runs(Echo... echoes) {
    return new CurveRuns(List.of(echoes));
  }

  /** With this largest output, and this gradient at each distance but 0. */
  private static Echo echo(double most, double far) {
    double[] gradient = new double[101];
    Arrays.fill(gradient, far);
    gradient[0] = 1;
    return new Echo(new double[101], most, gradient);
  }

  @Test
  void singularValuesAreJudgedInFiveGroups() {
    expect(List.of(true, true, true, true, true), SingularValue.judge(scaled(11, 11, 11)));
    expect(List.of(false, true, true, true, true), SingularValue.judge(scaled(9, 11, 11)));
    expect(List.of(true, true, false, true, true), SingularValue.judge(scaled(11, 9, 11)));
    expect(List.of(true, true, true, true, false), SingularValue.judge(scaled(11, 11, 9)));
  }

  private static List<ScaledRun> scaled(double linear, double orthogonal, double gaussian) {
    List<ScaledRun> runs = new ArrayList<>();
    for (double s : ScaledRun.LARGEST) {
      runs.add(new ScaledRun(true, Curve.IDENTITY, s, s, echo(1, 0)));
      runs.add(new ScaledRun(false, Curve.IDENTITY, s, s, echo(1, s == 1.6 ? linear : grown(s))));
      runs.add(new ScaledRun(true, Curve.TANH, s, s, echo(1, s == 2.5 ? orthogonal : grown(s))));
      runs.add(new ScaledRun(false, Curve.TANH, s, s, echo(1, s == 4 ? gaussian : grown(s))));
    }
    return runs;
  }

  private static double grown(double s) {
    return s > 1 ? 100 : 0;
  }

  @Test
  void surfacesAreJudgedByAbsoluteLimits() {
    double[] plains = {0.001, 0.001, 1, 1, 1};
    double[] slopes = {0.02, 0.02, 1, 1, 1};
    expect(List.of(true, true, true), ErrorSurface.judge(plains, new double[] {1, 11}, 0.6));
    expect(List.of(false, false, false), ErrorSurface.judge(slopes, new double[] {1, 9}, 0.4));
  }

  @Test
  void memoriesAreJudgedAtTheFarthestAndTheWorstDistance() {
    expect(
        List.of(true, true, true), GradientThroughMemory.judge(memory(0.6, 0.4), memory(0, 0.4)));
    expect(
        List.of(false, false, false),
        GradientThroughMemory.judge(memory(0.4, 0.6), memory(0, 0.6)));
  }

  private static MemoryFigures memory(double product, double extra) {
    double[][] products = new double[6][2];
    Arrays.fill(products[5], product);
    double[][][] extras = new double[3][6][2];
    extras[0][2][0] = 9; // of half the weights, not judged
    extras[1][4][1] = extra;
    return new MemoryFigures(products, extras);
  }

  private static void expect(List<Boolean> met, Findings findings) {
    assertEquals(met, findings.checked().stream().map(Findings.Checked::met).toList());
    findings.verdict();
  }
}
