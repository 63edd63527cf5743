package dev.unroll.layers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Products against a double loop, over random sizes, strides, transposes, plain and packed. */
class ProductTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  /** A matrix somewhere in memory, with numbers between its rows that must stay. */
  private final class Block {
    private final Matrix layout;
    private final Floats memory;
    private final float[] values;
    private final int first = random.nextInt(20);

    Block(int rows, int columns) {
      boolean transposed = random.nextBoolean();
      int padding = random.nextInt(3) * random.nextInt(20);
      layout =
          transposed
              ? Matrix.of(columns, rows, rows + padding).transposed()
              : Matrix.of(rows, columns, columns + padding);
      values =
          new float
              [first + (transposed ? columns : rows) * ((transposed ? rows : columns) + padding)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      memory = Floats.allocate(values.length);
      memory.write(0, values, values.length);
    }

    int at(int row, int column) {
      return first + row * layout.rowStride() + column * layout.columnStride();
    }

    long address() {
      return memory.address(first);
    }
  }

  private int size() {
    return random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(70);
  }

  @Test
  void everyProductIsTheSumOfProducts() {
    for (int trial = 0; trial < 150; trial++) {
      Block a = new Block(size(), size());
      Block b = new Block(a.layout.columns(), size());
      Block c = new Block(a.layout.rows(), b.layout.columns());
      boolean accumulate = random.nextBoolean();
      boolean packed = random.nextBoolean();
      if (packed) {
        PackedMatrix right = new PackedMatrix(b.layout, size());
        right.pack(b.address());
        Product.of(a.layout, right, c.layout, accumulate).run(a.address(), c.address());
        right.free();
      } else {
        Product.of(a.layout, b.layout, c.layout, accumulate)
            .run(a.address(), b.address(), c.address());
      }
      String what = "seed " + seed + " " + a.layout + b.layout + c.layout + accumulate + packed;
      check(a, b, c, accumulate, what);
    }
  }

  private static void check(Block a, Block b, Block c, boolean accumulate, String what) {
    double[] expected = new double[c.values.length];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = c.values[i];
    }
    for (int row = 0; row < c.layout.rows(); row++) {
      for (int column = 0; column < c.layout.columns(); column++) {
        double sum = accumulate ? c.values[c.at(row, column)] : 0;
        for (int k = 0; k < a.layout.columns(); k++) {
          sum += (double) a.values[a.at(row, k)] * b.values[b.at(k, column)];
        }
        expected[c.at(row, column)] = sum;
      }
    }
    float[] actual = new float[c.values.length];
    c.memory.read(0, actual, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 2e-5 * (1 + Math.abs(expected[i])), what + " at " + i);
    }
  }

  @Test
  void packedAgainMultipliesTheNewNumbers() {
    Floats a = Floats.allocate(1);
    Floats b = Floats.allocate(1);
    Floats c = Floats.allocate(1);
    a.write(0, new float[] {2}, 1);
    Matrix one = Matrix.of(1, 1);
    PackedMatrix packed = new PackedMatrix(one, 1);
    Product product = Product.of(one, packed, one, false);
    float[] result = new float[1];
    for (float factor : new float[] {3, 5}) {
      b.write(0, new float[] {factor}, 1);
      packed.pack(b.address(0));
      product.run(a.address(0), c.address(0));
      c.read(0, result, 1);
      assertEquals(2 * factor, result[0]);
    }
  }

  @Test
  void sizesThatDoNotFitAreNamed() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> Product.of(Matrix.of(2, 3), Matrix.of(4, 5), Matrix.of(2, 5), false));
    assertTrue(error.getMessage().contains("[M, K], [K, N] and [M, N]"), error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Matrix.of(0, 1));
  }
}
