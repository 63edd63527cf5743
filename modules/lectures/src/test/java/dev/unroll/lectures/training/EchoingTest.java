package dev.unroll.lectures.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.network.Samples;
import org.junit.jupiter.api.Test;

class EchoingTest {
  private static final Echoing TASK = new Echoing(4, 4);
  private static final RandomStream STREAM = RandomStream.named(1, "pieces");

  @Test
  void eachLabelIsTheSymbolSomeStepsBeforeAlsoAcrossPieces() {
    Samples whole = TASK.piece(STREAM, 3, 0, 40);

    for (int from : new int[] {0, 7, 24}) {
      Samples piece = TASK.piece(STREAM, 3, from, 16);
      for (int n = 0; n < 3; n++) {
        for (int t = 0; t < 16; t++) {
          int place = from + t;
          assertEquals(
              whole.inputs().getInt(n, 0, place), piece.inputs().getInt(n, 0, t), "same sequence");
          assertEquals(place < 4 ? 0 : 1, piece.mask().getInt(n, t), "step " + place);
          if (place >= 4) {
            int past = whole.inputs().getInt(n, 0, place - 4);
            assertEquals(past, piece.labels().getInt(n, 0, t), "step " + place);
          }
        }
      }
    }
  }

  @Test
  void fromAZeroStateTheFirstSymbolsAreChance() {
    assertEquals(Math.log(4), TASK.floor(1), 1e-12);
    assertEquals(Math.log(4), TASK.floor(4), 1e-12);
    assertEquals(Math.log(4) / 2, TASK.floor(8), 1e-12);
    assertEquals(Math.log(4) / 4, TASK.floor(16), 1e-12);
  }
}
