package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Films of shapes of 3 x 3 pixels (a block, a ring, a cross) that move by one pixel down or up and
 * one to either side at each step, and bounce at the edges.
 *
 * @param side of the square picture, pixels
 * @param shapes in each film; where they meet, they cover each other
 */
record BouncingShapes(int side, int shapes) {
  private static final int SIZE = 3;
  private static final String[] FORMS = {"111111111", "111101111", "010111010"};

  /** New films: float [rows, 1, length, side, side], 1 where a shape is and 0 elsewhere. */
  INDArray films(RandomStream random, int rows, int length) {
    INDArray films = Nd4j.zeros(DataType.FLOAT, rows, 1, length, side, side);
    for (int n = 0; n < rows; n++) {
      for (int shape = 0; shape < shapes; shape++) {
        draw(films, n, random);
      }
    }
    return films;
  }

  private void draw(INDArray films, int n, RandomStream random) {
    String form = FORMS[random.nextInt(FORMS.length)];
    int range = side - SIZE;
    int[] at = {random.nextInt(range + 1), random.nextInt(range + 1)};
    int[] speed = {random.nextBoolean() ? 1 : -1, random.nextBoolean() ? 1 : -1};
    for (int t = 0; t < films.size(2); t++) {
      for (int i = 0; i < form.length(); i++) {
        if (form.charAt(i) == '1') {
          films.putScalar(new int[] {n, 0, t, at[0] + i / SIZE, at[1] + i % SIZE}, 1);
        }
      }
      for (int axis = 0; axis < 2; axis++) {
        if (at[axis] + speed[axis] < 0 || at[axis] + speed[axis] > range) {
          speed[axis] = -speed[axis];
        }
        at[axis] += speed[axis];
      }
    }
  }
}
