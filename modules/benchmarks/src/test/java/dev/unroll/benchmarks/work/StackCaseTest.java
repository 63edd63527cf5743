package dev.unroll.benchmarks.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackCaseTest {
  @Test
  void theSmallLstmTakes1429248FlopToTrainOnAToken() {
    // By hand: 512 × 65 + 512 × 128, 512 × 128 twice, 65 × 128, and six for each.
    StackCase small = stack("lstm-128");
    assertEquals(33_280 + 65_536 + 131_072 + 8_320, small.weights());
    assertEquals(1_429_248, small.flopPerToken());
  }

  @Test
  void generationTakesAThirdOfTrainingAndAGruThreeQuartersOfAnLstm() {
    assertEquals(
        Cases.named("lstm-512").get(0).flopPerToken(),
        3 * Cases.named("gen-512").get(0).flopPerToken());
    long output = 65 * 512;
    long lstm = stack("lstm-512").weights() - output;
    long gru = stack("gru-512").weights() - output;
    assertEquals(3 * lstm, 4 * gru);
  }

  @Test
  void theUpperBidirectionalLayerReadsBothDirections() {
    StackCase frames = stack("bilstm-256");
    long lower = 2 * 4 * 256 * (80 + 256);
    long upper = 2 * 4 * 256 * (512 + 256);
    assertEquals(lower + upper + 512 * 29, frames.weights());
  }

  @Test
  void everyCaseHasANameOfItsOwn() {
    List<String> names = Cases.all().stream().map(Case::name).toList();
    assertEquals(names.size(), names.stream().distinct().count());
  }

  @Test
  void anUnknownCaseIsAnsweredWithTheKnownOnes() {
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> Cases.named("lstm-129"));
    assertTrue(failure.getMessage().contains("\"lstm-129\""), failure.getMessage());
    assertTrue(failure.getMessage().contains("lstm-128"), failure.getMessage());
  }

  @Test
  void framesAfterARowsEndAreZeroAndDoNotCount() {
    StackCase work = stack("bilstm-256");
    Batch batch = Batch.of(work).get(1);
    int width = work.sizes().features();
    int steps = work.sizes().steps();
    long counted = 0;
    for (int row = 0; row < work.sizes().rows(); row++) {
      for (int step = 0; step < steps; step++) {
        int first = (row * steps + step) * width;
        boolean zero = isZero(Arrays.copyOfRange(batch.frames(), first, first + width));
        assertEquals(step >= batch.lengths()[row], zero);
        counted += zero ? 0 : 1;
      }
    }
    assertEquals(counted, batch.tokens());
    assertEquals(steps, Arrays.stream(batch.lengths()).max().orElseThrow());
    assertTrue(Arrays.stream(batch.lengths()).min().orElseThrow() >= 100);
  }

  @Test
  void everyContenderSeesTheSameData() {
    StackCase work = stack("lstm-650");
    for (int i = 0; i < 2; i++) {
      assertTrue(Arrays.equals(Batch.of(work).get(i).ids(), Batch.of(work).get(i).ids()));
    }
  }

  private static StackCase stack(String name) {
    return (StackCase) Cases.named(name).get(0);
  }

  private static boolean isZero(float[] frame) {
    for (float value : frame) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }
}
