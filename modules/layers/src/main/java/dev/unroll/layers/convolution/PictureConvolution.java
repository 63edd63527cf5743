package dev.unroll.layers.convolution;

import dev.unroll.layers.kernel.Convolution;
import dev.unroll.layers.kernel.ConvolutionShape;
import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Team;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution of N pictures by oneDNN, a few at a time on each thread. Arrays are float in 'c'
 * order without gaps. Sums over pictures are taken in the same order however many threads there
 * are. One call at a time.
 */
public final class PictureConvolution {
  /** Pictures that are computed together; more would leave threads idle at the end. */
  private static final int TOGETHER = 4;

  private final ConvolutionShape shape;
  private final boolean rectified;
  private final Team team;

  /** Those that no thread uses now, by the number of their pictures. */
  private final Map<Integer, Queue<Convolution>> idle = new ConcurrentHashMap<>();

  private Floats partial = Floats.allocate(0);

  /**
   * A run of pictures in memory, one after the other.
   *
   * @param memory not copied
   * @param first where the run begins, in pictures
   * @param count how many
   */
  public record Pictures(Floats memory, int first, int count) {
    static Pictures of(INDArray array) {
      return new Pictures(Floats.of(array), 0, Math.toIntExact(array.size(0)));
    }

    private long address(int picture, int size) {
      return memory.address((long) (first + picture) * size);
    }
  }

  /**
   * A convolution that only works where {@code NativeKernels.available()}.
   *
   * @param rectified whether max(0, z) is applied to the result
   */
  public PictureConvolution(ConvolutionShape shape, boolean rectified, Team team) {
    this.shape = shape;
    this.rectified = rectified;
    this.team = team;
  }

  /** Sizes of its pictures. */
  public ConvolutionShape shape() {
    return shape;
  }

  /** y [N, M, H', W'] of x [N, C, H, W], w [M, C, k, k] and b [1, M]. */
  void forward(INDArray x, INDArray w, INDArray b, INDArray y) {
    forward(Pictures.of(x), Floats.of(w), Floats.of(b), Pictures.of(y));
  }

  /** As the other, for arrays in memory. */
  public void forward(Pictures x, Floats w, Floats b, Pictures y) {
    eachPart(
        x.count(),
        (own, first, part) ->
            own.forward(
                x.address(first, shape.inputSize()),
                w.address(0),
                b.address(0),
                y.address(first, shape.outputSize())));
  }

  /** ∂L/∂x [N, C, H, W] of ∂L/∂z [N, M, H', W']. */
  void input(INDArray dz, INDArray w, INDArray dx) {
    input(Pictures.of(dz), Floats.of(w), Pictures.of(dx));
  }

  /** As the other, for arrays in memory; replaces what is in {@code dx}. */
  public void input(Pictures dz, Floats w, Pictures dx) {
    eachPart(
        dz.count(),
        (own, first, part) ->
            own.input(
                dz.address(first, shape.outputSize()),
                w.address(0),
                dx.address(first, shape.inputSize())));
  }

  /** ∂L/∂w [M, C, k, k] and ∂L/∂b [1, M], summed over the pictures. */
  void weights(INDArray x, INDArray dz, INDArray dw, INDArray db) {
    weights(Pictures.of(x), Pictures.of(dz), Floats.of(dw), Floats.of(db));
  }

  /** As the other, for arrays in memory; replaces what is in {@code dw} and {@code db}. */
  public void weights(Pictures x, Pictures dz, Floats dw, Floats db) {
    int size = shape.filterSize() + shape.outputs();
    int parts = parts(x.count());
    if (partial.length() < parts * size) {
      partial = Floats.allocate((long) parts * size);
    }
    eachPart(
        x.count(),
        (own, first, part) ->
            own.weights(
                x.address(first, shape.inputSize()),
                dz.address(first, shape.outputSize()),
                partial.address((long) part * size),
                partial.address((long) part * size + shape.filterSize())));
    sum(parts, size, 0, dw, shape.filterSize());
    sum(parts, size, shape.filterSize(), db, shape.outputs());
  }

  private void sum(int parts, int size, int from, Floats result, int length) {
    float[] total = new float[length];
    float[] part = new float[length];
    for (int i = 0; i < parts; i++) {
      partial.read(i * size + from, part, length);
      for (int j = 0; j < length; j++) {
        total[j] += part[j];
      }
    }
    result.write(0, total, length);
  }

  /** ∂L/∂z of ∂L/∂y where y = max(0, z); new, outside of any workspace. */
  INDArray rectified(INDArray y, INDArray dy) {
    INDArray dz;
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      dz = Nd4j.createUninitialized(dy.dataType(), dy.shape(), 'c');
    }
    Floats after = Floats.of(y);
    Floats above = Floats.of(dy);
    Floats below = Floats.of(dz);
    int plane = shape.outputHeight() * shape.outputWidth();
    team.run(
        Math.toIntExact(dy.size(0)),
        n -> {
          float[] values = new float[plane];
          float[] gradient = new float[plane];
          for (int m = 0; m < shape.outputs(); m++) {
            int at = n * shape.outputSize() + m * plane;
            after.read(at, values, plane);
            above.read(at, gradient, plane);
            for (int i = 0; i < plane; i++) {
              gradient[i] = values[i] > 0 ? gradient[i] : 0;
            }
            below.write(at, gradient, plane);
          }
        });
    return dz;
  }

  private static int parts(int pictures) {
    return (pictures + TOGETHER - 1) / TOGETHER;
  }

  private interface Work {
    void run(Convolution own, int first, int part);
  }

  private void eachPart(int pictures, Work work) {
    int parts = parts(pictures);
    team.run(
        parts,
        part -> {
          int first = Team.first(pictures, part, parts);
          int count = Team.first(pictures, part + 1, parts) - first;
          Queue<Convolution> free =
              idle.computeIfAbsent(count, key -> new ConcurrentLinkedQueue<>());
          Convolution own = free.poll();
          if (own == null) {
            own = new Convolution(shape, count, rectified);
          }
          work.run(own, first, part);
          free.add(own);
        });
  }
}
