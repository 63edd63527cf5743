package dev.unroll.layers.kernel;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** By oneDNN, with weights that are packed once; rows are divided among threads. */
final class PackedProduct implements RowProduct {
  private final int inputs;
  private final int columns;
  private final int width;
  private final int rows;
  private final int parts;
  private final Team team;
  private final Floats left;
  private final Floats result;
  private final PackedMatrix packed;
  private final List<Product> products = new ArrayList<>();
  private final IntConsumer work;
  private float[] x = {};
  private List<float[]> blocks = List.of();

  PackedProduct(INDArray weights, int width, int rows, Team team) {
    this.inputs = (int) weights.size(0);
    this.columns = (int) weights.size(1);
    this.width = width;
    this.rows = rows;
    this.team = team;
    this.parts = Math.min(team.size(), rows);
    this.left = Floats.allocate((long) rows * inputs);
    this.result = Floats.allocate((long) rows * columns);
    INDArray columnMajor = weights.castTo(DataType.FLOAT).dup('f');
    this.packed = new PackedMatrix(new Matrix(inputs, columns, 1, inputs), rows);
    try {
      packed.pack(Floats.of(columnMajor).address(0));
    } finally {
      Reference.reachabilityFence(columnMajor);
    }
    for (int part = 0; part < parts; part++) {
      int share = Team.first(rows, part + 1, parts) - Team.first(rows, part, parts);
      products.add(Product.of(Matrix.of(share, inputs), packed, Matrix.of(share, columns), true));
    }
    this.work = this::add;
  }

  @Override
  public void addTo(float[] x, List<float[]> blocks) {
    this.x = x;
    this.blocks = blocks;
    team.run(parts, work);
  }

  private void add(int part) {
    int from = Team.first(rows, part, parts);
    int to = Team.first(rows, part + 1, parts);
    left.write(from * inputs, x, from * inputs, (to - from) * inputs);
    for (int row = from; row < to; row++) {
      for (int block = 0; block < blocks.size(); block++) {
        int at = row * columns + block * width;
        result.write(at, blocks.get(block), row * width, width);
      }
    }
    products
        .get(part)
        .run(left.address((long) from * inputs), result.address((long) from * columns));
    for (int row = from; row < to; row++) {
      for (int block = 0; block < blocks.size(); block++) {
        int at = row * columns + block * width;
        result.read(at, blocks.get(block), row * width, width);
      }
    }
  }
}
