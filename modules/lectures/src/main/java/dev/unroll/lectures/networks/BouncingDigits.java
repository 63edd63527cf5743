package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Films of digits of 3 by 5 pixels that move by one pixel down or up and one to either side at each
 * step, and bounce at the edges. A quarter of the places where a digit can begin is held out: no
 * film for tests is among those to learn from.
 *
 * @param side of the square picture, pixels
 * @param digits in each film; where they meet, they cover each other
 */
record BouncingDigits(int side, int digits) {
  /** Where the digits of a film begin. */
  enum Start {
    /** Where films to learn from begin: the sum of row and column is no multiple of 4. */
    LEARNT,
    /** Where films for tests begin: it is one. */
    HELD_OUT;

    private boolean has(int row, int column) {
      return ((row + column) % 4 == 0) == (this == HELD_OUT);
    }
  }

  /** New films: float [rows, 1, length, side, side], 1 where a digit is and 0 elsewhere. */
  INDArray films(Start start, RandomStream random, int rows, int length) {
    INDArray films = Nd4j.zeros(DataType.FLOAT, rows, 1, length, side, side);
    for (int n = 0; n < rows; n++) {
      for (int digit = 0; digit < digits; digit++) {
        draw(films, n, start, random);
      }
    }
    return films;
  }

  private void draw(INDArray films, int n, Start start, RandomStream random) {
    int digit = random.nextInt(DrawnDigits.KINDS);
    int[] range = {side - DrawnDigits.HEIGHT, side - DrawnDigits.WIDTH};
    int[] at = {random.nextInt(range[0] + 1), random.nextInt(range[1] + 1)};
    while (!start.has(at[0], at[1])) {
      at = new int[] {random.nextInt(range[0] + 1), random.nextInt(range[1] + 1)};
    }
    int[] speed = {random.nextBoolean() ? 1 : -1, random.nextBoolean() ? 1 : -1};
    for (int t = 0; t < films.size(2); t++) {
      for (int y = 0; y < DrawnDigits.HEIGHT; y++) {
        for (int x = 0; x < DrawnDigits.WIDTH; x++) {
          if (DrawnDigits.ink(digit, y, x)) {
            films.putScalar(new int[] {n, 0, t, at[0] + y, at[1] + x}, 1);
          }
        }
      }
      for (int axis = 0; axis < 2; axis++) {
        if (at[axis] + speed[axis] < 0 || at[axis] + speed[axis] > range[axis]) {
          speed[axis] = -speed[axis];
        }
        at[axis] += speed[axis];
      }
    }
  }
}
