package dev.unroll.training.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class PaddedSequencesTest {
  @Test
  void shortSequencesAreFilledUpAndMasked() {
    PaddedSequences padded =
        PaddedSequences.of(List.of(new int[] {4, 0}, new int[] {5, 6, 7}, new int[] {8}), 9);
    float[][][] ids = {{{4, 0, 9}}, {{5, 6, 7}}, {{8, 9, 9}}};
    float[][] mask = {{1, 1, 0}, {1, 1, 1}, {1, 0, 0}};
    assertEquals(Nd4j.createFromArray(ids), padded.ids());
    assertEquals(Nd4j.createFromArray(mask), padded.mask());
    assertArrayEquals(new int[] {2, 3, 1}, padded.lengths());
  }
}
