package dev.unroll.core.decoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/**
 * Plays a recurrent network: its state of a row is all it was fed there, moved about only by the
 * parents it is given. Each sentence has a model of its own, as an encoder would make it.
 */
class RecurrentScorer implements StepScorer {
  static final int START = 99;

  private record State(int sentence, List<Integer> prefix) {}

  private final List<? extends TinyModel> models;
  private List<State> states = List.of();

  /** Rows of each call of the last search. */
  final List<Integer> rowsOfSteps = new ArrayList<>();

  RecurrentScorer(List<? extends TinyModel> models) {
    this.models = List.copyOf(models);
  }

  @Override
  public int sentences() {
    return models.size();
  }

  @Override
  public int vocabularySize() {
    return models.get(0).vocabularySize();
  }

  @Override
  public void score(
      int step, int[] sentences, int[] parents, int[] tokens, float[][] logProbabilities) {
    if (step == 0) {
      rowsOfSteps.clear();
      states = new ArrayList<>();
      for (int sentence = 0; sentence < models.size(); sentence++) {
        states.add(new State(sentence, List.of()));
      }
      assertEquals(models.size(), parents.length);
    }
    assertEquals(rowsOfSteps.size(), step);
    rowsOfSteps.add(parents.length);
    assertEquals(parents.length, logProbabilities.length);
    List<State> gathered = new ArrayList<>();
    for (int row = 0; row < parents.length; row++) {
      assertTrue(row == 0 || sentences[row - 1] <= sentences[row], "sentences in rising order");
      State before = states.get(parents[row]);
      assertEquals(before.sentence(), sentences[row]);
      List<Integer> prefix = new ArrayList<>(before.prefix());
      if (step == 0) {
        assertEquals(START, tokens[row]);
        assertEquals(row, parents[row]);
      } else {
        prefix.add(tokens[row]);
      }
      gathered.add(new State(sentences[row], prefix));
      float[] scores = models.get(sentences[row]).after(prefix);
      if (row % 2 == 0) {
        System.arraycopy(scores, 0, logProbabilities[row], 0, scores.length);
      } else {
        logProbabilities[row] = scores.clone();
      }
    }
    states = gathered;
  }

  /** Where the model of a row looked in the last call. */
  float[] lookedAt(int row) {
    State state = states.get(row);
    return models.get(state.sentence()).attentionAfter(state.prefix());
  }
}
