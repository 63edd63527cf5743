package dev.unroll.layers.crf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a chain cannot take is told of in one line, by whichever method is asked. */
class ChainFaultsTest {
  private static final Transitions SOME =
      new Transitions(
          new double[] {1, -1}, new double[][] {{0, 2}, {-1, 1}}, new double[] {0.5, 1});

  private static ChainSteps one(double[][] emissions) {
    return ChainSteps.of(sequence(emissions));
  }

  /** As [1, K, T]. */
  private static INDArray sequence(double[][] emissions) {
    INDArray rows = Nd4j.createFromArray(emissions);
    return rows.transpose().reshape('c', 1, rows.size(1), rows.size(0));
  }

  /** Nothing is allowed, by the transitions or by the scores of one step. */
  @Test
  void whereNothingIsAllowedTheLossIsInfiniteAndTheRestIsRefused() {
    double never = Double.NEGATIVE_INFINITY;
    LinearChain free = new LinearChain(SOME);
    boolean[] none = new boolean[2];
    LinearChain nothing = free.only(new AllowedTags(none, new boolean[2][2], none));
    int[][] tags = {{1, 0, 1}};
    for (boolean byScores : new boolean[] {false, true}) {
      LinearChain chain = byScores ? free : nothing;
      double[][] scores = new double[3][2];
      Arrays.fill(scores[1], byScores ? never : 0);
      ChainSteps steps = one(scores);
      INDArray sequence = sequence(scores);
      assertArrayEquals(new double[] {Double.POSITIVE_INFINITY}, chain.losses(steps, tags));
      String expected =
          "sequence 0 of 3 steps has no possible sequence of tags: what is allowed and scores of"
              + " -Infinity leave none";
      assertEquals(expected, message(() -> chain.best(steps)));
      assertEquals(expected, message(() -> chain.marginals(sequence)));
      assertEquals(expected, message(() -> chain.differentiate(steps, tags, steps.rows().like())));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, NaN", "1, NaN", "0, Infinity", "1, Infinity"})
  void scoresThatAreNoneAreRefusedWhateverTheirTagIs(int tag, double score) {
    LinearChain chain = new LinearChain(SOME);
    double[][] scores = {{1, 1}, {1, 1}};
    scores[1][tag] = score;
    ChainSteps steps = one(scores);
    INDArray sequence = sequence(scores);
    int[][] tags = {{0, 0}};
    String expected =
        "sequence 0, step 1: the score of tag %d must be a number or -Infinity, but was %s"
            .formatted(tag, score);
    assertEquals(expected, message(() -> chain.losses(steps, tags)));
    assertEquals(expected, message(() -> chain.differentiate(steps, tags, steps.rows().like())));
    assertEquals(expected, message(() -> chain.best(steps)));
    assertEquals(expected, message(() -> chain.marginals(sequence)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void transitionsThatAreNoScoresAreRefused(double wrong) {
    double[] zeros = {0, 0};
    double[] some = {0, wrong};
    double[][] square = {zeros, zeros};
    String rest = " must be a number or -Infinity, but was " + wrong;
    assertEquals(
        "a transition from the start" + rest, message(() -> new Transitions(some, square, zeros)));
    assertEquals(
        "a transition to the end" + rest, message(() -> new Transitions(zeros, square, some)));
    assertEquals(
        "a transition between tags" + rest,
        message(() -> new Transitions(zeros, new double[][] {zeros, some}, zeros)));
  }

  @Test
  void whatIsWrongIsNamed() {
    LinearChain chain = new LinearChain(SOME);
    double[][] emissions = new double[3][2];
    INDArray wrong = Nd4j.ones(DataType.FLOAT, 1, 2, 3);
    assertEquals(
        "sequence 0 must have 3 tags, one for each step, but has 1",
        message(() -> chain.losses(one(emissions), new int[][] {{1}})));
    assertEquals(
        "a tag of sequence 0 must be in [0, 2), but was 2",
        message(() -> chain.losses(one(emissions), new int[][] {{1, 2, 0}})));
    assertEquals(
        "a step must have a score for each of 2 tags, but has 5",
        message(() -> chain.best(one(new double[1][5]))));
    assertEquals(
        "mask must be for 1 rows of 3 steps, but was for 1 rows of 4 steps",
        message(() -> ChainSteps.of(wrong, Nd4j.ones(1, 4))));
  }

  private static String message(org.junit.jupiter.api.function.Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }
}
