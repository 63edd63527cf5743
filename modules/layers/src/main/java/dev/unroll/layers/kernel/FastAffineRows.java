package dev.unroll.layers.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** By oneDNN: rows are divided among the team, and columns of A for its gradient. */
final class FastAffineRows implements AffineRows {
  /** Multiplications below which one more thread does not pay. */
  private static final long WORTH = 1 << 20;

  private static final int SHAPES = 64;

  private final Team team;

  private final Map<Shape, Product> products =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shape, Product> eldest) {
          return size() > SHAPES;
        }
      };

  private record Shape(Matrix a, Matrix b, Matrix c, boolean accumulate, int part) {}

  FastAffineRows(Team team) {
    this.team = team;
  }

  private interface Part {
    void run(int part, int first, int end);
  }

  private void parts(int items, long each, Part work) {
    int parts = (int) Math.max(1, Math.min(Math.min(items, team.size()), items * each / WORTH));
    team.run(
        parts,
        part -> work.run(part, Team.first(items, part, parts), Team.first(items, part + 1, parts)));
  }

  /** Parts ask at the same time; each uses products of its own. */
  private synchronized Product product(Matrix a, Matrix b, Matrix c, boolean accumulate, int part) {
    return products.computeIfAbsent(
        new Shape(a, b, c, accumulate, part), shape -> Product.of(a, b, c, accumulate));
  }

  @Override
  public void forward(INDArray x, Weights weights, INDArray y) {
    int inputs = weights.inputs();
    int outputs = weights.outputs();
    Floats from = Floats.of(x);
    Floats table = Floats.of(weights.table());
    Floats to = Floats.of(y);
    float[] bias = weights.bias().toFloatVector();
    parts(
        (int) x.size(0),
        (long) inputs * outputs,
        (part, first, end) -> {
          for (int row = first; row < end; row++) {
            to.write(row * outputs, bias, outputs);
          }
          Matrix a = Matrix.of(end - first, inputs);
          Matrix b = Matrix.of(outputs, inputs).transposed();
          product(a, b, Matrix.of(end - first, outputs), true, part)
              .run(
                  from.address((long) first * inputs),
                  table.address(0),
                  to.address((long) first * outputs));
        });
  }

  @Override
  public void input(INDArray dy, Weights weights, INDArray dx) {
    int inputs = weights.inputs();
    int outputs = weights.outputs();
    Floats from = Floats.of(dy);
    Floats table = Floats.of(weights.table());
    Floats to = Floats.of(dx);
    parts(
        (int) dy.size(0),
        (long) inputs * outputs,
        (part, first, end) -> {
          Matrix a = Matrix.of(end - first, outputs);
          Matrix c = Matrix.of(end - first, inputs);
          product(a, Matrix.of(outputs, inputs), c, false, part)
              .run(
                  from.address((long) first * outputs),
                  table.address(0),
                  to.address((long) first * inputs));
        });
  }

  @Override
  public void weights(INDArray dy, INDArray x, Weights gradient) {
    int rows = (int) x.size(0);
    int inputs = gradient.inputs();
    int outputs = gradient.outputs();
    Floats above = Floats.of(dy);
    Floats from = Floats.of(x);
    Floats table = Floats.of(gradient.table());
    parts(
        inputs,
        (long) rows * outputs,
        (part, first, end) -> {
          Matrix b = Matrix.of(rows, end - first, inputs);
          Matrix c = Matrix.of(outputs, end - first, inputs);
          product(Matrix.of(rows, outputs).transposed(), b, c, false, part)
              .run(above.address(0), from.address(first), table.address(first));
        });
    Floats bias = Floats.of(gradient.bias());
    parts(outputs, rows, (part, first, end) -> bias(above, rows, outputs, first, end, bias));
  }

  /** Columns [first, end) of dy, added up. */
  private static void bias(Floats dy, int rows, int outputs, int first, int end, Floats target) {
    float[] sum = new float[end - first];
    float[] row = new float[end - first];
    for (int r = 0; r < rows; r++) {
      dy.read(r * outputs + first, row, row.length);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += row[i];
      }
    }
    target.write(first, sum, sum.length);
  }
}
