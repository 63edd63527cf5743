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
 * A convolution of N pictures, a few at a time on each thread. Arrays are float in 'c' order
 * without gaps. Sums over pictures are taken in the same order however many threads there are.
 */
final class PictureConvolution {
  /** Pictures that are computed together; more would leave threads idle at the end. */
  private static final int TOGETHER = 4;

  private final ConvolutionShape shape;
  private final boolean rectified;
  private final Team team;

  /** Those that no thread uses now, by the number of their pictures. */
  private final Map<Integer, Queue<Convolution>> idle = new ConcurrentHashMap<>();

  private Floats partial = Floats.allocate(0);

  PictureConvolution(ConvolutionShape shape, boolean rectified, Team team) {
    this.shape = shape;
    this.rectified = rectified;
    this.team = team;
  }

  ConvolutionShape shape() {
    return shape;
  }

  /** y [N, M, H', W'] of x [N, C, H, W], w [M, C, k, k] and b [1, M]. */
  void forward(INDArray x, INDArray w, INDArray b, INDArray y) {
    Floats from = Floats.of(x);
    Floats filters = Floats.of(w);
    Floats bias = Floats.of(b);
    Floats to = Floats.of(y);
    eachPart(
        x.size(0),
        (own, first, part) ->
            own.forward(
                from.address((long) first * shape.inputSize()),
                filters.address(0),
                bias.address(0),
                to.address((long) first * shape.outputSize())));
  }

  /** ∂L/∂x [N, C, H, W] of ∂L/∂z [N, M, H', W']. */
  void input(INDArray dz, INDArray w, INDArray dx) {
    Floats above = Floats.of(dz);
    Floats filters = Floats.of(w);
    Floats below = Floats.of(dx);
    eachPart(
        dz.size(0),
        (own, first, part) ->
            own.input(
                above.address((long) first * shape.outputSize()),
                filters.address(0),
                below.address((long) first * shape.inputSize())));
  }

  /** ∂L/∂w [M, C, k, k] and ∂L/∂b [1, M], summed over the pictures. */
  void weights(INDArray x, INDArray dz, INDArray dw, INDArray db) {
    int size = shape.filterSize() + shape.outputs();
    int parts = parts(x.size(0));
    if (partial.length() < parts * size) {
      partial = Floats.allocate((long) parts * size);
    }
    Floats from = Floats.of(x);
    Floats above = Floats.of(dz);
    eachPart(
        x.size(0),
        (own, first, part) ->
            own.weights(
                from.address((long) first * shape.inputSize()),
                above.address((long) first * shape.outputSize()),
                partial.address((long) part * size),
                partial.address((long) part * size + shape.filterSize())));
    sum(parts, size, 0, Floats.of(dw), shape.filterSize());
    sum(parts, size, shape.filterSize(), Floats.of(db), shape.outputs());
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

  private static int parts(long pictures) {
    return (Math.toIntExact(pictures) + TOGETHER - 1) / TOGETHER;
  }

  private interface Work {
    void run(Convolution own, int first, int part);
  }

  private void eachPart(long pictures, Work work) {
    int parts = parts(pictures);
    team.run(
        parts,
        part -> {
          int first = Team.first((int) pictures, part, parts);
          int count = Team.first((int) pictures, part + 1, parts) - first;
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
