package dev.unroll.lectures.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.recurrent.Elman;
import dev.unroll.lectures.network.SingleLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ReachTest {
  @Test
  void distanceCountsFromTheLastStep() {
    // One linear unit: the gradient of the last output by the input k steps before is U^k.
    SingleLayer unit = new SingleLayer(new Elman(Elman.Curve.IDENTITY), 1, 1, 1);
    INDArray one = Nd4j.ones(1, 1);
    unit.weights(one, Nd4j.createFromArray(new float[][] {{0.5f}}), Nd4j.zeros(1, 1));
    unit.outputs(Nd4j.ones(1, 1, 6));

    double[] gradient = Reach.byDistance(unit, one, 6);

    for (int k = 0; k < 6; k++) {
      assertEquals(Math.pow(0.5, k), gradient[k], 1e-6, "distance " + k);
    }
  }
}
