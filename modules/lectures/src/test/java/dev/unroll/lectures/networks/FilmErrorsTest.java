package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.lectures.experiment.Findings.Checked;
import dev.unroll.lectures.networks.FramePredictor.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The rule, on made-up errors of two frames, and how errors are measured. */
class FilmErrorsTest {
  private static final double[] EMPTY = {0.15, 0.16, 0.15};

  private static double[][] around(double mean) {
    return new double[][] {{mean - 0.002, mean}, {mean, mean}, {mean, mean + 0.002}};
  }

  private static List<Boolean> met(double flat, double convolutional, double spacetime) {
    Map<Kind, double[][]> all =
        Map.of(
            Kind.FLAT, around(flat),
            Kind.CONVOLUTIONAL, around(convolutional),
            Kind.SPACETIME, around(spacetime));
    return new FilmErrors(all, EMPTY)
        .judge(new SpacetimeMemory().claim()).checked().stream().map(Checked::met).toList();
  }

  @Test
  void theClaimHoldsWhereItIsTrue() {
    assertEquals(List.of(true, true), met(0.1, 0.05, 0.02));
  }

  @Test
  void eachConditionCanFail() {
    assertEquals(List.of(false, true), met(0.04, 0.05, 0.02));
    assertEquals(List.of(true, false), met(0.1, 0.05, 0.06));
  }

  @Test
  void whatIsNoBetterThanAnEmptyFrameForetellsNothing() {
    assertEquals(List.of(false, false), met(0.3, 0.25, 0.2));
  }

  @Test
  void meansAreOverFramesOrSeeds() {
    double[][] errors = {{1, 3}, {2, 6}};
    FilmErrors all = new FilmErrors(Map.of(Kind.FLAT, errors), new double[] {1, 1});

    assertArrayEquals(new double[] {2, 4}, all.seeds(Kind.FLAT));
    assertArrayEquals(new double[] {1.5, 4.5}, all.frames(Kind.FLAT));
  }

  @Test
  void onlyForetoldFramesHaveErrors() {
    FilmTrial trial = new FilmTrial(new BouncingDigits(8, 1), 1, 2, 1, 1);
    INDArray films = Nd4j.zeros(2, 1, 3, 2, 2);
    INDArray guessed = films.dup();
    guessed.putScalar(new int[] {0, 0, 0, 1, 1}, 1); // of the known frame
    guessed.putScalar(new int[] {1, 0, 2, 0, 1}, 0.5);

    assertArrayEquals(new double[] {0, 0.25 / 8}, trial.errors(films, guessed), 1e-9);
  }
}
