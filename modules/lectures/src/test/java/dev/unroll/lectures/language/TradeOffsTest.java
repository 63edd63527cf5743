package dev.unroll.lectures.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.recurrent.CellName;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.lectures.experiment.Findings.Checked;
import dev.unroll.lectures.network.Sizes;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeOffsTest {
  private static RecallTrial trial(double[] near, double[] far, double... reach) {
    int[] lengths = {5, 40};
    Sizes sizes = Sizes.ids(new Elman(), 1, 8, 4);
    return new RecallTrial(sizes, lengths, new double[][] {near, far}, reach, 1);
  }

  private static List<Boolean> met(RecallTrial simple, RecallTrial lstm, RecallTrial gru) {
    return TradeOffs.judge(List.of(simple, lstm, gru)).checked().stream()
        .map(Checked::met)
        .toList();
  }

  @Test
  void eachConditionIsMetAndFailsAlone() {
    double[] few = {25, 50};
    double[] many = {300, 350};
    RecallTrial simple = trial(few, many, 4, 4);
    RecallTrial gated = trial(few, many, 39, 39);

    assertEquals(List.of(true, true), met(simple, gated, gated));
    assertEquals(List.of(false, true), met(simple, gated, trial(few, few, 39, 39)));
    assertEquals(List.of(true, false), met(simple, gated, simple));
    assertEquals(List.of(true, false), met(simple, trial(few, many, 39, 4), gated));
  }

  @Test
  void learnsWhatIsNearAndGivesUpWhatNoBudgetReaches() {
    RecallTrial trial = RecallTrial.of(CellName.LSTM, new int[] {2, 60}, 150, new long[] {1, 2});

    assertArrayEquals(new double[] {1, 1}, trial.reach());
    assertArrayEquals(new double[] {150, 150}, trial.longest());
    for (double made : trial.updates()[0]) {
      assertTrue(made <= 125 && made % 25 == 0, "updates " + made);
    }
  }
}
