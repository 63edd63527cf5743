package dev.unroll.layers.crf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.kernel.Team;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
