package dev.unroll.core.decoding;

import static dev.unroll.core.decoding.RandomOptions.model;
import static dev.unroll.core.decoding.RandomOptions.options;
import static dev.unroll.core.decoding.RecurrentScorer.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeamSearchTest {
  private static final int CASES = 400;

  @Test
  void beamAsWideAsTheSpaceFindsTheBestOfAllSequences() {
    for (int i = 0; i < CASES; i++) {
      TinyModel model = model(i);
      BeamOptions options = options(i, 1000, 1 + i % 7);
      assertEquals(Exhaustive.best(model, options), search(model, options), options::toString);
    }
  }

  @Test
  void stoppingEarlyChangesNoResultOfANarrowBeam() {
    int early = 0;
    for (int i = 0; i < 3 * CASES; i++) {
      TinyModel model = model(i);
      int width = 1 + i % 5;
      BeamOptions options = options(i, width, 1 + i % width);
      RecurrentScorer scorer = new RecurrentScorer(List.of(model));
      assertEquals(
          Exhaustive.beam(model, options),
          new BeamSearch(options).search(scorer).get(0),
          options::toString);
      early += scorer.rowsOfSteps.size() < options.rules().maximumSteps() ? 1 : 0;
    }
    assertTrue(early > CASES / 10, "only " + early + " searches stopped early");
  }

  @Test
  void beamOfOneIsGreedy() {
    for (int i = 0; i < CASES; i++) {
      BeamOptions options = options(i, 1, 1);
      RecurrentScorer scorer = new RecurrentScorer(List.of(model(i)));
      Hypothesis greedy = SequenceSampler.greedy(scorer, options.rules()).get(0);
      Hypothesis found = new BeamSearch(options).search(scorer).get(0).get(0);
      assertEquals(greedy.tokens(), found.tokens());
      assertEquals(greedy.logProbability(), found.logProbability());
      assertEquals(greedy.finished(), found.finished());
    }
  }

  @Test
  void batchGivesWhatItsSentencesGiveOneByOne() {
    for (int i = 0; i < 60; i++) {
      BeamOptions options = options(i, 4, 3);
      int size = 4;
      List<TinyModel> models = new ArrayList<>();
      List<List<Hypothesis>> alone = new ArrayList<>();
      for (int sentence = 0; sentence < 5; sentence++) {
        TinyModel model = TinyModel.random(size, 1000L * i + sentence, sentence % 2 == 0);
        models.add(model);
        alone.add(search(model, options));
      }
      assertEquals(alone, new BeamSearch(options).search(new RecurrentScorer(models)));
    }
  }

  @Test
  void sentenceThatIsDoneIsScoredNoMore() {
    TinyModel brief = TinyModel.of(3, prefix -> new float[] {-9, -9, 0});
    TinyModel endless = TinyModel.of(3, prefix -> new float[] {-1, -1, -9});
    RecurrentScorer scorer = new RecurrentScorer(List.of(brief, endless, brief));
    new BeamSearch(BeamOptions.of(2, SequenceRules.of(START, 2, 4))).search(scorer);
    assertEquals(List.of(3, 2, 2, 2), scorer.rowsOfSteps);
  }

  @Test
  void lengthPenaltyKeepsTheSearchGoingUntilNoLongerSequenceCanWin() {
    // Stopping at once scores -1. A first token costs 1.5, but then 8 more are nearly free, and
    // (-1.5 - 8 / 64) / ((5 + 9) / 6)^2 = -0.30; halfway there, scores are still below -1.
    TinyModel model =
        TinyModel.of(
            2,
            prefix ->
                switch (prefix.size()) {
                  case 0 -> new float[] {-1.5f, -1};
                  case 8 -> new float[] {-9, -1 / 64f};
                  default -> new float[] {-1 / 64f, -9};
                });
    BeamOptions options = BeamOptions.of(2, SequenceRules.of(START, 1, 12));
    assertEquals(List.of(), search(model, options).get(0).tokens());
    Hypothesis longer = search(model, options.withPenalty(LengthPenalty.wu(2))).get(0);
    assertEquals(Collections.nCopies(8, 0), longer.tokens());
    assertEquals(-1.625 * 36 / 196, longer.score(), 1e-12);
  }

  @Test
  void everyWayBlockedLeavesTheSequenceUnfinished() {
    TinyModel model = TinyModel.of(3, prefix -> new float[] {-1, -2, Float.NEGATIVE_INFINITY});
    SequenceRules rules = SequenceRules.of(START, 2, 9).withBlockedRepeat(1);
    Hypothesis found = search(model, BeamOptions.of(2, rules)).get(0);
    assertEquals(List.of(0, 1), found.tokens());
    assertEquals(-3, found.logProbability());
    assertFalse(found.finished());
    float no = Float.NEGATIVE_INFINITY;
    TinyModel silent = TinyModel.of(3, prefix -> new float[] {no, no, no});
    BeamOptions mean = BeamOptions.of(2, rules).withPenalty(LengthPenalty.mean());
    Hypothesis empty = search(silent, mean).get(0);
    assertEquals(List.of(), empty.tokens());
    assertEquals(0, empty.score());
  }

  @Test
  void equalScoresAreOrderedByTokenList() {
    TinyModel model = TinyModel.of(3, prefix -> new float[] {-0.5f, -0.5f, -0.5f});
    BeamOptions options =
        BeamOptions.of(20, SequenceRules.of(START, 2, 3).withMinimumLength(2)).withNBest(4);
    List<List<Integer>> found = search(model, options).stream().map(Hypothesis::tokens).toList();
    assertEquals(List.of(List.of(0, 0), List.of(0, 1), List.of(1, 0), List.of(1, 1)), found);
  }

  @Test
  void scoresThatAreNoLogProbabilitiesAreNamed() {
    BeamOptions options = BeamOptions.of(2, SequenceRules.of(START, 1, 3));
    for (float bad : new float[] {Float.NaN, 0.5f, Float.POSITIVE_INFINITY}) {
      TinyModel model = TinyModel.of(2, prefix -> new float[] {-1, prefix.isEmpty() ? -1 : bad});
      String message =
          assertThrows(IllegalArgumentException.class, () -> search(model, options)).getMessage();
      assertTrue(message.contains("score of token 1 in row 0 of step 1 is " + bad), message);
    }
  }

  @Test
  void scorerThatForgetsARowIsFoundOut() {
    StepScorer lazy =
        new StepScorer() {
          @Override
          public int sentences() {
            return 2;
          }

          @Override
          public int vocabularySize() {
            return 2;
          }

          @Override
          public void score(int step, int[] sentences, int[] parents, int[] tokens, float[][] out) {
            Arrays.fill(out[0], -1);
          }
        };
    BeamSearch search = new BeamSearch(BeamOptions.of(1, SequenceRules.of(START, 1, 3)));
    String message =
        assertThrows(IllegalArgumentException.class, () -> search.search(lazy)).getMessage();
    assertTrue(message.contains("row 1 of step 0 is NaN"), message);
  }

  private static List<Hypothesis> search(TinyModel model, BeamOptions options) {
    return new BeamSearch(options).search(new RecurrentScorer(List.of(model))).get(0);
  }
}
