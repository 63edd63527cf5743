package dev.unroll.layers.kernel;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** By oneDNN, with weights that are packed once; rows are divided among threads. */
final class PackedProduct implements RowProduct {
  private static final int STEP = 16;

  private final int inputs;
  private final int columns;
  private final int width;
  private final int rows;
  private final Team team;
  private final Floats left;
  private final Floats result;
  private final PackedMatrix packed;
  private final Map<Integer, List<Product>> products = new HashMap<>();
  private final IntConsumer work;
  private int count;
  private float[] x = {};
  private List<float[]> blocks = List.of();

  PackedProduct(INDArray weights, int width, int rows, Team team) {
    this.inputs = (int) weights.size(0);
    this.columns = (int) weights.size(1);
    this.width = width;
    this.rows = rows;
    this.team = team;
    this.left = Floats.allocate((long) rows * inputs);
    this.result = Floats.allocate((long) rows * columns);
    INDArray columnMajor = weights.castTo(DataType.FLOAT).dup('f');
    this.packed = new PackedMatrix(new Matrix(inputs, columns, 1, inputs), rows);
    try {
      packed.pack(Floats.of(columnMajor).address(0));
    } finally {
      Reference.reachabilityFence(columnMajor);
    }
    this.work = this::add;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public void addTo(float[] x, List<float[]> blocks, int count) {
    this.x = x;
    this.blocks = blocks;
    // Few different counts, for each needs products of its own.
    this.count = Math.min(rows, (count + STEP - 1) / STEP * STEP);
    team.run(products().size(), work);
  }

  /** For the count that is asked now, one for each part of the rows. */
  private List<Product> products() {
    return products.computeIfAbsent(
        count,
        now -> {
          int parts = Math.min(team.size(), now);
          List<Product> made = new ArrayList<>();
          for (int part = 0; part < parts; part++) {
            int share = Team.first(now, part + 1, parts) - Team.first(now, part, parts);
            Matrix y = Matrix.of(share, columns);
            made.add(Product.of(Matrix.of(share, inputs), packed, y, true));
          }
          return made;
        });
  }

  private void add(int part) {
    List<Product> now = products.get(count);
    int from = Team.first(count, part, now.size());
    int to = Team.first(count, part + 1, now.size());
    left.write(from * inputs, x, from * inputs, (to - from) * inputs);
    for (int row = from; row < to; row++) {
      for (int block = 0; block < blocks.size(); block++) {
        int at = row * columns + block * width;
        result.write(at, blocks.get(block), row * width, width);
      }
    }
    now.get(part).run(left.address((long) from * inputs), result.address((long) from * columns));
    for (int row = from; row < to; row++) {
      for (int block = 0; block < blocks.size(); block++) {
        int at = row * columns + block * width;
        result.read(at, blocks.get(block), row * width, width);
      }
    }
  }
}
