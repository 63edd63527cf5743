package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.network.Samples;
import dev.unroll.lectures.network.SingleLayer;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ForgetGatesTest {
  private static final int N = 2;
  private static final int F = 3;
  private static final int H = 4;
  private static final int T = 5;

  private static INDArray first(INDArray sequence, int steps) {
    INDArray part = Nd4j.zeros(sequence.size(0), sequence.size(1), steps);
    for (int t = 0; t < steps; t++) {
      part.tensorAlongDimension(t, 0, 1).assign(sequence.tensorAlongDimension(t, 0, 1));
    }
    return part;
  }

  /** With coupled gates and T = 1 − f, c_t = g ∘ T + c_{t−1} ∘ (1 − T): a highway's equation. */
  @Test
  void theMemoryOfACoupledLstmIsAHighwayInTime() {
    Nd4j.getRandom().setSeed(2);
    INDArray x = Nd4j.randn(DataType.FLOAT, N, F, T);
    INDArray w = Nd4j.randn(DataType.FLOAT, F, 3 * H);
    INDArray u = Nd4j.randn(DataType.FLOAT, H, 3 * H);
    INDArray b = Nd4j.randn(DataType.FLOAT, 1, 3 * H);
    SingleLayer layer = new SingleLayer(new Lstm(1, false, true), F, H, 1).weights(w, u, b);
    INDArray hidden = layer.outputs(x);
    INDArray forget = ForgetGates.of(x, hidden, w, u, b);
    INDArray before = Nd4j.zeros(N, H);
    for (int t = 0; t < T; t++) {
      layer.outputs(first(x, t + 1));
      INDArray memory = layer.last().get(1).dup('c');
      for (int n = 0; n < N; n++) {
        for (int i = 0; i < H; i++) {
          double sum = b.getDouble(0, i);
          for (int f = 0; f < F; f++) {
            sum += x.getDouble(n, f, t) * w.getDouble(f, i);
          }
          for (int j = 0; j < H && t > 0; j++) {
            sum += hidden.getDouble(n, j, t - 1) * u.getDouble(j, i);
          }
          double carry = forget.getDouble(n, i, t);
          double expected = Math.tanh(sum) * (1 - carry) + before.getDouble(n, i) * carry;
          assertEquals(expected, memory.getDouble(n, i), 1e-5, "step " + t);
        }
      }
      before = memory;
    }
  }

  @Test
  void ofANewNetworkWithoutInputTheyAreTheirBias() {
    Sizes sizes = Sizes.ids(new Lstm(1, false, true), H, 2, 2);
    SmallNetwork network = new SmallNetwork(sizes, Training.adam(0.01, 1), 1);
    INDArray embedding = network.graph().getLayer("embedding").getParam("W");
    embedding.muli(0);
    INDArray forget = ForgetGates.of(network, Samples.steps(new int[][] {{0}, {1}}));

    double[] expected = new double[2 * H];
    java.util.Arrays.fill(expected, 1 / (1 + Math.exp(-1)));
    assertArrayEquals(expected, forget.dup('c').data().asDouble(), 1e-6);
  }
}
