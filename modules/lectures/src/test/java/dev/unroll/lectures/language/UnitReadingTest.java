package dev.unroll.lectures.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Findings.Checked;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class UnitReadingTest {
  private static final int STEPS = 20;

  @Test
  void outputsReadStepByStepAreThoseOfTheWholeText() {
    String text = ProgramText.write(RandomStream.named(1, "test"), 2 * STEPS);
    Vocabulary letters = Vocabulary.builder().addAll(new CharacterTokeniser().tokens(text)).build();
    List<String> programs = List.of(text.substring(0, STEPS), text.substring(STEPS, 2 * STEPS));
    Sizes sizes = Sizes.ids(new Lstm(), 4, letters.size(), letters.size());
    SmallNetwork network = new SmallNetwork(sizes, Training.adam(0.01, 1), 2);
    int[][] ids = programs.stream().map(p -> UnitReading.ids(letters, p)).toArray(int[][]::new);
    INDArray expected = network.states(Samples.steps(ids), 0);

    double[][] units = UnitReading.units(network, letters, Cell.HIDDEN, programs);
    double[][] memories = UnitReading.units(network, letters, Cell.MEMORY, programs);

    for (int i = 0; i < 4; i++) {
      for (int m = 0; m < 2 * STEPS; m++) {
        assertEquals(expected.getDouble(m / STEPS, i, m % STEPS), units[i][m], 1e-6);
        assertTrue(Math.abs(memories[i][m]) >= Math.abs(units[i][m])); // h = o tanh c, o < 1
      }
    }
  }

  private static List<Boolean> met(double two, double least, double gain, double vague) {
    double[][] trained = {{0.8, 0.9}, {two, two}, {0.7, 0.72}, {least, least}};
    double[][][] found = {new double[4][], trained, trained};
    for (int p = 0; p < 4; p++) {
      found[0][p] = Arrays.stream(trained[p]).map(r -> r - 0.2).toArray();
    }
    found[0][3] = new double[] {least - gain, least - 0.2};
    return InterpretableCells.judge(found, new double[] {vague, vague}).checked().stream()
        .map(Checked::met)
        .toList();
  }

  @Test
  void eachConditionIsMetAndFailsAlone() {
    assertEquals(List.of(true, true, true), met(0.75, 0.5, 0.2, 0.6));
    assertEquals(List.of(false, true, true), met(0.65, 0.5, 0.2, 0.6));
    assertEquals(List.of(true, false, true), met(0.75, 0.5, 0.01, 0.6));
    assertEquals(List.of(true, true, false), met(0.75, 0.5, 0.2, 0.4));
  }
}
