package dev.unroll.layers.crf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.kernel.Team;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against sums over every sequence of tags. */
class LinearChainTest {
  private final Random random = new Random(5);

  private double[] normal(int length, double scale) {
    return random.doubles(length, -scale, scale).toArray();
  }

  private double[][] normal(int rows, int columns, double scale) {
    return IntStream.range(0, rows).mapToObj(i -> normal(columns, scale)).toArray(double[][]::new);
  }

  private Transitions transitions(int tags, double scale) {
    return new Transitions(normal(tags, scale), normal(tags, tags, scale), normal(tags, scale));
  }

  private int[] tags(int length, int tags) {
    return random.ints(length, 0, tags).toArray();
  }

  private static ChainSteps one(double[][] emissions) {
    INDArray rows = Nd4j.createFromArray(emissions);
    return new ChainSteps(rows, new int[][] {IntStream.range(0, emissions.length).toArray()});
  }

  /** Scores of 3 take the scaled way, of 400 the logarithmic one. */
  @ParameterizedTest
  @ValueSource(doubles = {3, 400, 5000})
  void everythingIsThatOfAllSequencesOfTags(double scale) {
    for (int trial = 0; trial < 20; trial++) {
      int tags = 1 + random.nextInt(4);
      double[][] emissions = normal(1 + random.nextInt(5), tags, scale);
      Transitions transitions = transitions(tags, scale);
      EverySequence every = new EverySequence(transitions, emissions);
      int[] gold = tags(emissions.length, tags);
      LinearChain chain = new LinearChain(transitions);
      ChainSteps steps = one(emissions);
      INDArray gradient = steps.rows().like();
      ChainGradient result = chain.differentiate(steps, new int[][] {gold}, gradient);
      double loss = every.logPartition() - every.score(gold);
      assertEquals(loss, result.losses()[0], 1e-12 * (1 + loss));
      assertEquals(result.losses()[0], chain.losses(steps, new int[][] {gold})[0]);
      TagPaths best = chain.best(steps);
      assertArrayEquals(every.best(), best.tags()[0]);
      assertEquals(every.score(every.best()), best.scores()[0], 1e-9);
      checkGradient(every, gold, result, gradient);
    }
  }

  private static void checkGradient(
      EverySequence every, int[] gold, ChainGradient result, INDArray gradient) {
    double[][] nodes = every.marginals();
    double[][] pairs = every.pairs();
    for (int t = 0; t < gold.length; t++) {
      nodes[t][gold[t]] -= 1;
      if (t > 0) {
        pairs[gold[t - 1]][gold[t]] -= 1;
      }
      assertArrayEquals(nodes[t], gradient.getRow(t).toDoubleVector(), 1e-9);
    }
    assertArrayEquals(nodes[0], result.transitions().start(), 1e-9);
    assertArrayEquals(nodes[gold.length - 1], result.transitions().end(), 1e-9);
    for (int k = 0; k < pairs.length; k++) {
      assertArrayEquals(pairs[k], result.transitions().between()[k], 1e-9);
    }
  }

  /** On the edge of where the scaled way is allowed, with many tags and steps. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 30, 149})
  void scaledAndLogarithmicWayAgree(double scale) {
    int tags = 40;
    double[][] emissions = normal(60, tags, scale);
    Transitions transitions = transitions(tags, scale);
    ScaledTransitions scaled = ScaledTransitions.of(transitions);
    assertTrue(scaled.holds(emissions, emissions.length));
    ChainLattice fast = new ScaledLattice(scaled);
    ChainLattice exact = new LogLattice(transitions);
    double expected = exact.logPartition(emissions, emissions.length);
    assertEquals(expected, fast.logPartition(emissions, emissions.length), 1e-11 * expected);
    double[][][] nodes = new double[2][emissions.length][tags];
    double[][][] pairs = new double[2][tags][tags];
    exact.posterior(nodes[0], pairs[0]);
    fast.posterior(nodes[1], pairs[1]);
    for (int t = 0; t < emissions.length; t++) {
      assertArrayEquals(nodes[0][t], nodes[1][t], 1e-10);
      assertEquals(1, Arrays.stream(nodes[1][t]).sum(), 1e-10);
    }
    for (int k = 0; k < tags; k++) {
      assertArrayEquals(pairs[0][k], pairs[1][k], 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLOAT", "DOUBLE"})
  void maskedStepsAreAsIfTheyWereNotThere(DataType type) {
    int tags = 3;
    LinearChain chain = new LinearChain(transitions(tags, 2));
    double[][] kept = normal(4, tags, 2);
    INDArray holes = Nd4j.valueArrayOf(new long[] {2, tags, 7}, Double.NaN, type);
    INDArray mask = Nd4j.create(type, 2, 7);
    int[] at = {1, 2, 4, 6};
    for (int i = 0; i < at.length; i++) {
      mask.putScalar(0, at[i], 1);
      for (int k = 0; k < tags; k++) {
        holes.putScalar(0, k, at[i], kept[i][k]);
      }
    }
    INDArray dense = Nd4j.createFromArray(kept).castTo(type);
    ChainSteps alone = new ChainSteps(dense, new int[][] {{0, 1, 2, 3}});
    ChainSteps among = ChainSteps.of(holes, mask);
    int[][] gold = {{2, 0, 1, 1}, {}};
    assertEquals(chain.losses(alone, new int[][] {gold[0]})[0], chain.losses(among, gold)[0]);
    assertEquals(0, chain.losses(among, gold)[1]);
    assertArrayEquals(chain.best(alone).tags()[0], chain.best(among).tags()[0]);
    assertEquals(0, chain.best(among).tags()[1].length);
    INDArray marginals = chain.marginals(holes, mask);
    INDArray expected = chain.marginals(dense.transpose().reshape('c', 1, tags, 4));
    assertEquals(0, marginals.getDouble(0, 1, 3));
    for (int i = 0; i < at.length; i++) {
      for (int k = 0; k < tags; k++) {
        assertEquals(expected.getDouble(0, k, i), marginals.getDouble(0, k, at[i]));
      }
    }
  }

  @Test
  void onlyAllowedSequencesAreFoundAndHaveProbability() {
    int tags = 3;
    for (int trial = 0; trial < 30; trial++) {
      AllowedTags allowed = allowed(tags);
      Transitions free = transitions(tags, 2);
      LinearChain chain = new LinearChain(free).only(allowed);
      double[][] emissions = normal(4, tags, 2);
      EverySequence every = new EverySequence(free.only(allowed), emissions);
      TagPaths best = chain.best(one(emissions));
      int[] path = best.tags()[0];
      assertArrayEquals(every.best(), path);
      assertEquals(new EverySequence(free, emissions).score(path), best.scores()[0], 1e-12);
      assertTrue(allowed.first()[path[0]] && allowed.last()[path[3]]);
      for (int t = 1; t < 4; t++) {
        assertTrue(allowed.next()[path[t - 1]][path[t]]);
      }
      INDArray sequence = Nd4j.createFromArray(emissions).transpose().reshape('c', 1, tags, 4);
      INDArray marginals = chain.marginals(sequence);
      for (int t = 0; t < 4; t++) {
        for (int k = 0; k < tags; k++) {
          assertEquals(every.marginals()[t][k], marginals.getDouble(0, k, t), 1e-10);
        }
      }
      int[] forbidden = {allowed.first()[1] ? 2 : 1, 0, 0, 0};
      assertEquals(
          Double.POSITIVE_INFINITY, chain.losses(one(emissions), new int[][] {forbidden})[0]);
    }
  }

  /** 0 may always stand; 1 or 2 may not be first. */
  private AllowedTags allowed(int tags) {
    boolean[] first = {true, random.nextBoolean(), false};
    boolean[] last = {true, random.nextBoolean(), random.nextBoolean()};
    boolean[][] next = new boolean[tags][tags];
    for (boolean[] row : next) {
      row[0] = true;
      row[1] = random.nextBoolean();
      row[2] = random.nextBoolean();
    }
    return new AllowedTags(first, next, last);
  }

  @Test
  void numberOfThreadsChangesNoBit() {
    int tags = 5;
    int rows = 37;
    Transitions transitions = transitions(tags, 2);
    INDArray emissions = Nd4j.rand(DataType.FLOAT, rows * 6, tags);
    int[][] places = new int[rows][];
    int[][] gold = new int[rows][];
    for (int n = 0; n < rows; n++) {
      int first = n * 6;
      places[n] = IntStream.range(first, first + n % 7).toArray();
      gold[n] = tags(n % 7, tags);
    }
    ChainSteps steps = new ChainSteps(emissions, places);
    INDArray[] gradients = {emissions.like(), emissions.like()};
    ChainGradient one =
        new LinearChain(transitions, new Team(1)).differentiate(steps, gold, gradients[0]);
    ChainGradient three =
        new LinearChain(transitions, new Team(3)).differentiate(steps, gold, gradients[1]);
    assertEquals(gradients[0], gradients[1]);
    assertArrayEquals(one.losses(), three.losses());
    assertArrayEquals(one.transitions().between(), three.transitions().between());
    assertArrayEquals(one.transitions().start(), three.transitions().start());
  }

  @Test
  void equalScoresGiveTheLowestTags() {
    Transitions zeros = new Transitions(new double[3], new double[3][3], new double[3]);
    assertArrayEquals(new int[4], new LinearChain(zeros).best(one(new double[4][3])).tags()[0]);
  }

  /** Nothing is allowed, by the transitions or by the scores of one step. */
  @Test
  void whereNothingIsAllowedTheLossIsInfiniteAndTheRestIsRefused() {
    double never = Double.NEGATIVE_INFINITY;
    LinearChain free = new LinearChain(transitions(2, 1));
    boolean[] none = new boolean[2];
    LinearChain nothing = free.only(new AllowedTags(none, new boolean[2][2], none));
    int[][] tags = {{1, 0, 1}};
    for (boolean byScores : new boolean[] {false, true}) {
      LinearChain chain = byScores ? free : nothing;
      double[][] scores = new double[3][2];
      Arrays.fill(scores[1], byScores ? never : 0);
      ChainSteps steps = one(scores);
      INDArray sequence = Nd4j.createFromArray(scores).transpose().reshape('c', 1, 2, 3);
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
    LinearChain chain = new LinearChain(transitions(2, 1));
    double[][] scores = {{1, 1}, {1, 1}};
    scores[1][tag] = score;
    ChainSteps steps = one(scores);
    INDArray sequence = Nd4j.createFromArray(scores).transpose().reshape('c', 1, 2, 2);
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
    LinearChain chain = new LinearChain(transitions(2, 1));
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
