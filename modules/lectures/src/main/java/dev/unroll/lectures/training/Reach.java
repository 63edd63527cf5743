package dev.unroll.lectures.training;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.lectures.network.RandomMatrix;
import dev.unroll.lectures.network.SingleLayer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * How far back the gradient of the last output reaches in a new layer that reads noise; its
 * recurrent weights are multiplied by a scale.
 */
final class Reach {
  /** Units of the layer. */
  static final int UNITS = 64;

  private static final int FAR = 100;
  private static final int FEATURES = 8;

  private Reach() {}

  /** Gradient at distance 100 against distance 1, for each seed. */
  static double[] far(Cell cell, double scale, long[] seeds) {
    return Arrays.stream(seeds)
        .mapToObj(seed -> gradient(cell, scale, seed))
        .mapToDouble(gradient -> gradient[FAR] / gradient[1])
        .toArray();
  }

  /** Logarithm (base 10) of the gradient at distances 1 to 100 against distance 1. */
  static double[] logs(Cell cell, double scale, long seed) {
    double[] gradient = gradient(cell, scale, seed);
    return IntStream.rangeClosed(1, FAR)
        .mapToDouble(k -> Math.log10(gradient[k] / gradient[1]))
        .toArray();
  }

  /** Norm of the gradient of a direction of the last output by the input, at distances 0 to 100. */
  private static double[] gradient(Cell cell, double scale, long seed) {
    SingleLayer layer = new SingleLayer(cell, FEATURES, UNITS, seed);
    layer.recurrent(layer.recurrent().muli(scale));
    INDArray inputs = Nd4j.create(1, FEATURES, FAR + 1);
    RandomStream random = RandomStream.named(seed, "inputs");
    for (int i = 0; i < inputs.length(); i++) {
      inputs.putScalar(i, random.nextGaussian());
    }
    layer.outputs(inputs);
    INDArray last = RandomMatrix.direction(UNITS, RandomStream.named(seed, "direction"));
    return byDistance(layer, last, FAR + 1);
  }

  /** Norms of the gradient by the inputs of the last call, at distances 0 to steps − 1. */
  static double[] byDistance(SingleLayer layer, INDArray last, int steps) {
    double[] forwards = SingleLayer.norms(layer.backFromLast(last, steps).input().dup('c'));
    return IntStream.range(0, steps).mapToDouble(k -> forwards[steps - 1 - k]).toArray();
  }
}
