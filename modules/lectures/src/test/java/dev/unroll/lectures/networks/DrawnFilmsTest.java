package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.networks.BouncingDigits.Start;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Digits in pictures and in films. */
class DrawnFilmsTest {
  private static final RandomStream RANDOM = RandomStream.named(5, "test");

  @Test
  void digitsAreDrawnWholeAtDoubleSize() {
    for (int digit = 0; digit < DrawnDigits.KINDS; digit++) {
      int ink = 0;
      for (int i = 0; i < DrawnDigits.HEIGHT * DrawnDigits.WIDTH; i++) {
        ink += DrawnDigits.ink(digit, i / DrawnDigits.WIDTH, i % DrawnDigits.WIDTH) ? 1 : 0;
      }
      double sum = 0;
      for (float[] row : new DrawnDigits(0).picture(digit, RANDOM.at(digit))) {
        for (float pixel : row) {
          sum += pixel;
        }
      }
      assertTrue(ink >= 5, "ink of " + digit);
      assertEquals(4 * ink, sum, "pixels of " + digit);
    }
  }

  @Test
  void allDigitsDiffer() {
    Set<String> shapes = new HashSet<>();
    for (int digit = 0; digit < DrawnDigits.KINDS; digit++) {
      StringBuilder shape = new StringBuilder();
      for (int i = 0; i < DrawnDigits.HEIGHT * DrawnDigits.WIDTH; i++) {
        shape.append(DrawnDigits.ink(digit, i / DrawnDigits.WIDTH, i % DrawnDigits.WIDTH));
      }
      shapes.add(shape.toString());
    }
    assertEquals(DrawnDigits.KINDS, shapes.size());
  }

  /** Of a film's frame: first and last row, first and last column with ink. */
  private static int[] box(INDArray films, int n, int t, int side) {
    int[] box = {side, -1, side, -1};
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (films.getDouble(n, 0, t, y, x) > 0) {
          box = new int[] {Math.min(box[0], y), y, Math.min(box[2], x), Math.max(box[3], x)};
        }
      }
    }
    return box;
  }

  @Test
  void digitsMoveDiagonallyWithinTheEdges() {
    INDArray films = new BouncingDigits(8, 1).films(Start.LEARNT, RANDOM, 30, 12);
    for (int n = 0; n < 30; n++) {
      int[] before = box(films, n, 0, 8);
      double ink = films.slice(n).sumNumber().doubleValue() / 12;
      for (int t = 1; t < 12; t++) {
        int[] now = box(films, n, t, 8);
        assertEquals(1, Math.abs(now[0] - before[0]), "rows at " + t);
        assertEquals(1, Math.abs(now[2] - before[2]), "columns at " + t);
        assertEquals(before[1] - before[0], now[1] - now[0], "nothing is cut off at " + t);
        before = now;
      }
      assertEquals(ink, Math.rint(ink), 1e-6, "as much ink in each frame");
    }
  }

  @Test
  void noFilmForTestsIsAmongThoseToLearnFrom() {
    BouncingDigits task = new BouncingDigits(8, 1);
    Set<String> learnt = new HashSet<>();
    INDArray many = task.films(Start.LEARNT, RANDOM.at(1), 1500, 5); // of 740 that there are
    for (int n = 0; n < 1500; n++) {
      learnt.add(Arrays.toString(many.slice(n).dup('c').data().asDouble()));
    }
    INDArray tests = task.films(Start.HELD_OUT, RANDOM.at(2), 100, 5);
    for (int n = 0; n < 100; n++) {
      assertFalse(learnt.contains(Arrays.toString(tests.slice(n).dup('c').data().asDouble())));
    }
    assertTrue(learnt.size() > 400, "films: " + learnt.size());
  }

  @Test
  void equalStreamsDrawEqualFilms() {
    BouncingDigits task = new BouncingDigits(9, 2);
    assertArrayEquals(
        task.films(Start.LEARNT, RANDOM.at(3), 2, 3).data().asDouble(),
        task.films(Start.LEARNT, RANDOM.at(3), 2, 3).data().asDouble());
  }
}
