package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.StackCase;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Matrix;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.PackedMatrix;
import dev.unroll.layers.kernel.Product;
import dev.unroll.layers.kernel.Team;
import java.util.ArrayList;
import java.util.List;

/** Products of square matrices, which no network of the same library can outrun. */
public final class PeakContender implements Contender<StackCase> {
  /** Keeps rows from beginning a power of two apart, which the caches dislike. */
  private static final int PADDING = 16;

  private final List<Product> products = new ArrayList<>();
  private final List<Floats> results = new ArrayList<>();
  private Floats left = Floats.allocate(0);

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(StackCase.class, new PeakContender(), arguments);
  }

  @Override
  public String prepare(StackCase work) {
    Check.require(NativeKernels.available(), "the peak needs oneDNN, which does not start here");
    int edge = work.sizes().hidden();
    Matrix square = Matrix.of(edge, edge, edge + PADDING);
    left = Floats.allocate((long) edge * (edge + PADDING));
    PackedMatrix right = new PackedMatrix(square, edge);
    right.pack(left.address(0));
    for (int i = 0; i < work.sizes().steps(); i++) {
      products.add(Product.of(square, right, square, false));
      results.add(Floats.allocate(left.length()));
    }
    return Team.shared().size() + " threads";
  }

  @Override
  public double step(long index) {
    Team.shared()
        .run(
            products.size(),
            part -> products.get(part).run(left.address(0), results.get(part).address(0)));
    return 0;
  }
}
