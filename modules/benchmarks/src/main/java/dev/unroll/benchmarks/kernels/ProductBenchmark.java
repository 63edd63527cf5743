package dev.unroll.benchmarks.kernels;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Matrix;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.PackedMatrix;
import dev.unroll.layers.kernel.Product;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One product [M, K] [K, N] on one thread, at the shapes of the training cases: the step h U of one
 * thread's rows, the input projection x W of a whole segment, the weights' gradient xᵀ δ.
 *
 * <p>FLOP = 2 M K N.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductBenchmark {
  /** M × K × N. */
  @Param({
    "25x128x512", "32x512x2048", "10x650x2600", // a step of half the rows: lstm-128, -512, -650
    "1250x128x512", "3200x512x2048", "350x650x2600", // half the input projection
    "128x2500x512", "512x6400x2048", "650x700x2600", // all of the recurrent weights' gradient
    "350x650x10000" // half the logits of lstm-650
  })
  public String shape = "";

  private Floats a = Floats.allocate(0);
  private Floats b = Floats.allocate(0);
  private Floats c = Floats.allocate(0);
  private Product plain;
  private Product packed;
  private PackedMatrix right;

  /** Makes the matrices. */
  @Setup
  public void prepare() {
    Check.require(NativeKernels.available(), "products need oneDNN, which does not start here");
    String[] edges = shape.split("x");
    Matrix left = Matrix.of(Integer.parseInt(edges[0]), Integer.parseInt(edges[1]));
    Matrix other = Matrix.of(left.columns(), Integer.parseInt(edges[2]));
    Matrix result = Matrix.of(left.rows(), other.columns());
    a = Floats.allocate((long) left.rows() * left.columns());
    b = Floats.allocate((long) other.rows() * other.columns());
    c = Floats.allocate((long) result.rows() * result.columns());
    plain = Product.of(left, other, result, false);
    right = new PackedMatrix(other, left.rows());
    right.pack(b.address(0));
    packed = Product.of(left, right, result, false);
  }

  /** The right factor as it lies. */
  @Benchmark
  public void plain() {
    plain.run(a.address(0), b.address(0), c.address(0));
  }

  /** The right factor packed before. */
  @Benchmark
  public void packed() {
    packed.run(a.address(0), c.address(0));
  }

  /** What packing costs. */
  @Benchmark
  public void pack() {
    right.pack(b.address(0));
  }
}
