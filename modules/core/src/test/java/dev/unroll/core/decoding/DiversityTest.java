package dev.unroll.core.decoding;

import static dev.unroll.core.decoding.RandomOptions.model;
import static dev.unroll.core.decoding.RandomOptions.options;
import static dev.unroll.core.decoding.RecurrentScorer.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiversityTest {
  private static final int CASES = 1200;

  @Test
  void groupsFindWhatASearchWithoutEarlyStopFinds() {
    int early = 0;
    int distinct = 0;
    for (int i = 0; i < CASES; i++) {
      TinyModel model = model(i);
      BeamOptions options = diverse(i);
      RecurrentScorer scorer = new RecurrentScorer(List.of(model));
      List<Hypothesis> found = new BeamSearch(options).search(scorer).get(0);
      assertEquals(Exhaustive.beam(model, options), found, options::toString);
      early += scorer.rowsOfSteps.size() < options.rules().maximumSteps() ? 1 : 0;
      distinct += found.equals(search(model, options.withDiversity(Diversity.none()))) ? 0 : 1;
    }
    assertTrue(early > CASES / 20, "only " + early + " searches stopped early");
    assertTrue(distinct > CASES / 4, "only " + distinct + " searches were changed by diversity");
  }

  @Test
  void oneGroupIsPlainBeamSearchWhateverThePenalty() {
    for (int i = 0; i < 400; i++) {
      int width = 1 + i % 5;
      BeamOptions options = options(i, width, 1 + i % width);
      assertEquals(
          search(model(i), options),
          search(model(i), options.withDiversity(new Diversity(1, 3))),
          options::toString);
    }
  }

  @Test
  void withoutPenaltyEveryGroupFindsWhatOneFindsAlone() {
    for (int i = 0; i < 400; i++) {
      BeamOptions alone = options(i, 2, 2);
      BeamOptions groups =
          new BeamOptions(6, 6, alone.rules(), alone.penalty(), alone.unfinished())
              .withDiversity(new Diversity(3, 0));
      assertEquals(search(model(i), alone), search(model(i), groups), groups::toString);
    }
  }

  @Test
  void groupsTakeOtherTokensOnceThePenaltyOutweighsTheDifference() {
    // The second group pays 1 for the first token; 0.75 less probable is then the better choice.
    TinyModel model = TinyModel.of(3, prefix -> new float[] {-0.25f, -1, -2});
    SequenceRules rules = SequenceRules.of(START, SequenceRules.NO_STOP, 1);
    BeamOptions options = BeamOptions.of(2, rules).withNBest(2);
    assertEquals(
        List.of(List.of(0)), tokens(search(model, options.withDiversity(new Diversity(2, 0.5)))));
    List<Hypothesis> apart = search(model, options.withDiversity(new Diversity(2, 1)));
    assertEquals(List.of(List.of(0), List.of(1)), tokens(apart));
    assertEquals(-1, apart.get(1).score(), "the penalty must not enter the score");
  }

  @Test
  void batchGivesWhatItsSentencesGiveOneByOne() {
    for (int i = 0; i < 60; i++) {
      BeamOptions options = options(i, 6, 4).withDiversity(new Diversity(3, 0.7));
      List<TinyModel> models = new ArrayList<>();
      List<List<Hypothesis>> alone = new ArrayList<>();
      for (int sentence = 0; sentence < 5; sentence++) {
        TinyModel model = TinyModel.random(4, 1000L * i + sentence, sentence % 2 == 0);
        models.add(model);
        alone.add(search(model, options));
      }
      assertEquals(alone, new BeamSearch(options).search(new RecurrentScorer(models)));
    }
  }

  @Test
  void widthThatCannotBeDividedIsRefused() {
    BeamOptions options = BeamOptions.of(5, SequenceRules.of(START, 1, 3));
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> options.withDiversity(new Diversity(2, 1)))
            .getMessage();
    assertTrue(message.contains("they are 5 and 2"), message);
  }

  private static BeamOptions diverse(int i) {
    int groups = 2 + i % 3;
    int width = groups * (1 + i % 2);
    // Exact in binary, so that the oracle may multiply where the search adds.
    double[] penalties = {0.25, 0.5, 1, 2};
    return options(i, width, 1 + i % width)
        .withDiversity(new Diversity(groups, penalties[i / 3 % 4]));
  }

  private static List<List<Integer>> tokens(List<Hypothesis> found) {
    return found.stream().map(Hypothesis::tokens).toList();
  }

  private static List<Hypothesis> search(TinyModel model, BeamOptions options) {
    return new BeamSearch(options).search(new RecurrentScorer(List.of(model))).get(0);
  }
}
