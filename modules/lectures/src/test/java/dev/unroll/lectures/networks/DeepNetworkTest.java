package dev.unroll.lectures.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.networks.DeepNetwork.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

class DeepNetworkTest {
  private static final int UNITS = 5;

  /** y = H(x) ∘ T + x ∘ (1 − T) with H(x) = tanh(x W + b), where W and b are the first halves. */
  @Test
  void gatesMixWhatIsNewWithWhatIsCarriedOn() {
    Spirals task = new Spirals(0.75, 0.02);
    DeepNetwork network = new DeepNetwork(Kind.HIGHWAY, 4, UNITS, 0.01, 1);
    network.learn(task, 5, RandomStream.named(1, "points"));
    DataSet points = task.points(RandomStream.named(2, "points"), 9);
    var outputs = network.graph().feedForward(points.getFeatures(), false);
    List<INDArray> gates = network.gates(points.getFeatures());
    assertEquals(3, gates.size());
    for (int layer = 2; layer <= 4; layer++) {
      INDArray x = outputs.get("layer" + (layer - 1));
      INDArray y = outputs.get("layer" + layer);
      INDArray gate = gates.get(layer - 2);
      INDArray w = network.graph().getParam("layer" + layer + "_W").dup('c');
      INDArray b = network.graph().getParam("layer" + layer + "_b").dup('c').reshape(2 * UNITS);
      INDArray both = Nd4j.matmul(x.dup('c'), w).addRowVector(b.reshape(1, 2 * UNITS));
      for (int n = 0; n < 9; n++) {
        for (int unit = 0; unit < UNITS; unit++) {
          double h = Math.tanh(both.getDouble(n, unit));
          double t = Transforms.sigmoid(both).getDouble(n, UNITS + unit);
          assertEquals(t, gate.getDouble(n, unit), 1e-5);
          double mixed = h * t + x.getDouble(n, unit) * (1 - t);
          assertEquals(mixed, y.getDouble(n, unit), 1e-5);
        }
      }
    }
  }
}
