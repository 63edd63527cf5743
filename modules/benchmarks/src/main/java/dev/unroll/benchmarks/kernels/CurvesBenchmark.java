package dev.unroll.benchmarks.kernels;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.kernel.Curves;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** tanh and the logistic function over a gate of H 512, time per element with the copy in. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CurvesBenchmark {
  private static final int LENGTH = 512;
  private static final float SPREAD = 2;

  private final float[] source = new float[LENGTH];
  private final float[] target = new float[LENGTH];

  /** Draws values as gates see them. */
  @Setup
  public void prepare() {
    RandomStream random = new RandomStream(1);
    for (int i = 0; i < LENGTH; i++) {
      source[i] = SPREAD * (float) random.nextGaussian();
    }
  }

  /** {@link Curves#tanh(float[], int)}. */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public float[] tanh() {
    System.arraycopy(source, 0, target, 0, LENGTH);
    Curves.tanh(target, LENGTH);
    return target;
  }

  /** {@link Curves#sigmoid(float[], int)}. */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public float[] sigmoid() {
    System.arraycopy(source, 0, target, 0, LENGTH);
    Curves.sigmoid(target, LENGTH);
    return target;
  }

  /** The JDK's, for comparison. */
  @Benchmark
  @OperationsPerInvocation(LENGTH)
  public float[] mathTanh() {
    for (int i = 0; i < LENGTH; i++) {
      target[i] = (float) Math.tanh(source[i]);
    }
    return target;
  }
}
