package dev.unroll.core.decoding;

import static dev.unroll.core.decoding.RandomOptions.model;
import static dev.unroll.core.decoding.RandomOptions.options;
import static dev.unroll.core.decoding.RecurrentScorer.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoveragePenaltyTest {
  private static final int CASES = 400;

  @Test
  void penaltyIsTheSumOfLogarithmsWorkedOutByHand() {
    // Sums over the steps are 1.25, 0.5 and 0.25: 0.2 (log 1 + log 1/2 + log 1/4) = -0.6 log 2.
    float[][] weights = {{0.5f, 0.25f, 0.25f}, {0.75f, 0.25f, 0}};
    AttentionMatrix attention = AttentionMatrix.of(weights);
    assertEquals(-0.6 * Math.log(2), new CoveragePenalty(0.2).of(attention), 1e-15);
    assertEquals(0, CoveragePenalty.none().of(attention));
  }

  @Test
  void positionNeverLookedAtCostsMuchButNotEverything() {
    double one = new CoveragePenalty(1).of(AttentionMatrix.of(new float[][] {{1, 0}}));
    double two = new CoveragePenalty(1).of(AttentionMatrix.of(new float[][] {{1, 0, 0}}));
    assertEquals(Math.log(1e-10), one, 1e-12);
    assertEquals(2 * one, two, 1e-12);
  }

  @Test
  void hypothesisThatCoversItsSourceOvertakesALikelierOne() {
    // The first of two positions is always covered; the second only by what follows token 1.
    TinyModel model =
        new TinyModel() {
          @Override
          public int vocabularySize() {
            return 3;
          }

          @Override
          public float[] after(List<Integer> prefix) {
            return prefix.size() < 2 ? new float[] {-0.5f, -1, -9} : new float[] {-9, -9, -0.25f};
          }

          @Override
          public float[] attentionAfter(List<Integer> prefix) {
            boolean second = prefix.equals(List.of(1));
            return second ? new float[] {0.25f, 0.75f} : new float[] {0.875f, 0.125f};
          }
        };
    SequenceRules rules = SequenceRules.of(START, 2, 4).withMinimumLength(2);
    BeamOptions options = BeamOptions.of(9, rules).withNBest(9);
    List<Hypothesis> plain = search(model, options);
    List<Hypothesis> covering = search(model, options.withCoverage(new CoveragePenalty(1)));
    assertEquals(List.of(0, 0), plain.get(0).tokens());
    assertEquals(-1.25, plain.get(0).score());
    // 1 0 covers 0.125 + 0.75 + 0.125 = 1 of the second position; 0 0 only 0.375 of it.
    assertEquals(List.of(1, 0), covering.get(0).tokens());
    assertEquals(-1.75, covering.get(0).score());
    Hypothesis overtaken = covering.get(1);
    assertEquals(List.of(0, 0), overtaken.tokens());
    assertEquals(-1.25 + Math.log(0.375), overtaken.score(), 1e-12);
    assertEquals(-1.25, overtaken.logProbability());
  }

  @Test
  void beamAsWideAsTheSpaceFindsTheBestUnderThePenalty() {
    for (int i = 0; i < CASES; i++) {
      TinyModel model = attentive(i);
      BeamOptions options = covering(i, 1000, 1 + i % 7);
      assertSame(Exhaustive.best(model, options), search(model, options), options);
    }
  }

  @Test
  void stoppingEarlyChangesNoResultOfANarrowBeam() {
    int early = 0;
    for (int i = 0; i < 3 * CASES; i++) {
      TinyModel model = attentive(i);
      int width = 1 + i % 5;
      BeamOptions options = covering(i, width, 1 + i % width);
      AttentiveRecurrentScorer scorer = new AttentiveRecurrentScorer(List.of(model));
      List<Hypothesis> found = new BeamSearch(options).search(scorer).get(0);
      assertSame(Exhaustive.beam(model, options), found, options);
      early += scorer.rowsOfSteps.size() < options.rules().maximumSteps() ? 1 : 0;
    }
    assertTrue(early > CASES / 10, "only " + early + " searches stopped early");
  }

  @Test
  void scorerWithoutAttentionIsRefused() {
    BeamOptions options =
        BeamOptions.of(2, SequenceRules.of(START, 1, 3)).withCoverage(new CoveragePenalty(0.2));
    RecurrentScorer scorer = new RecurrentScorer(List.of(model(1)));
    String message =
        assertThrows(IllegalArgumentException.class, () -> new BeamSearch(options).search(scorer))
            .getMessage();
    assertTrue(message.contains("needs attention weights"), message);
  }

  private static TinyModel attentive(int i) {
    return TinyModel.attentive(model(i), 1 + i % 4, i);
  }

  private static BeamOptions covering(int i, int width, int nBest) {
    double[] strengths = {0.2, 1, 5};
    return options(i, width, nBest).withCoverage(new CoveragePenalty(strengths[i % 3]));
  }

  private static List<Hypothesis> search(TinyModel model, BeamOptions options) {
    return new BeamSearch(options).search(new AttentiveRecurrentScorer(List.of(model))).get(0);
  }

  /** Sums taken in another order may differ in the last bit of the score, in nothing else. */
  private static void assertSame(
      List<Hypothesis> expected, List<Hypothesis> found, BeamOptions options) {
    assertEquals(expected.size(), found.size(), options::toString);
    for (int i = 0; i < found.size(); i++) {
      Hypothesis one = found.get(i);
      assertEquals(expected.get(i).score(), one.score(), 1e-12, options::toString);
      assertEquals(
          expected.get(i),
          new Hypothesis(
              one.tokens(),
              one.logProbability(),
              expected.get(i).score(),
              one.finished(),
              one.attention()),
          options::toString);
    }
  }
}
