package dev.unroll.layers.attention;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Matrix;
import dev.unroll.layers.kernel.Product;
import dev.unroll.layers.kernel.Team;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Products by oneDNN; the batch is divided among the threads of the team. One call at a time. */
final class FastBatchProduct implements BatchProduct {
  private static final int SHAPES = 64;

  private final Team team = Team.shared();

  private final Map<Shape, Product[]> products =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shape, Product[]> eldest) {
          return size() > SHAPES;
        }
      };

  private record Shape(Matrix a, Matrix b, Matrix c) {}

  @Override
  public void add(INDArray a, INDArray b, INDArray c) {
    int batch = (int) c.size(0);
    int parts = Math.min(team.size(), batch);
    Product[] own =
        products.computeIfAbsent(
            new Shape(matrix(a), matrix(b), matrix(c)), shape -> new Product[team.size()]);
    Floats left = Floats.of(a);
    Floats right = Floats.of(b);
    Floats result = Floats.of(c);
    team.run(
        parts,
        part -> {
          if (own[part] == null) {
            own[part] = Product.of(matrix(a), matrix(b), matrix(c), true);
          }
          int end = Team.first(batch, part + 1, parts);
          for (int n = Team.first(batch, part, parts); n < end; n++) {
            own[part].run(
                left.address((long) n * a.stride(0)),
                right.address((long) n * b.stride(0)),
                result.address((long) n * c.stride(0)));
          }
        });
  }

  private static Matrix matrix(INDArray batch) {
    return new Matrix((int) batch.size(1), (int) batch.size(2), batch.stride(1), batch.stride(2));
  }
}
