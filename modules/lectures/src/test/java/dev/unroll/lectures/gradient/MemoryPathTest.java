package dev.unroll.lectures.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.network.SingleLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class MemoryPathTest {
  @Test
  void ofOneUnitThatReadsNothingTheProductIsThePowerOfItsForgetGate() {
    SingleLayer unit = new SingleLayer(new Lstm(), MemoryPath.FEATURES, 1, 1);
    unit.weights(
        Nd4j.zeros(MemoryPath.FEATURES, 4),
        Nd4j.zeros(1, 4),
        Nd4j.createFromArray(new float[][] {{0.3f, 1, 0, 0}}));
    double gate = 1 / (1 + Math.exp(-1));

    MemoryPath path = new MemoryPath(unit, 1, 1, 1);

    for (int distance : new int[] {1, 2, 10}) {
      MemoryPath.Gradients back = path.back(distance);
      assertEquals(1, back.meanProduct() / Math.pow(gate, distance), 1e-5);
      assertEquals(Math.pow(gate, distance), Math.abs(back.whole()[0]), 1e-5);
    }
  }

  @Test
  void withoutRecurrentWeightsTheGradientIsTheProductAndReachesNoOtherUnit() {
    MemoryPath path = new MemoryPath(new Lstm(), 8, 0, 2);

    for (int distance : new int[] {1, 5, 30}) {
      assertTrue(path.back(distance).beyondProduct() <= 1e-3, "distance " + distance);
      assertTrue(path.mixed(distance) <= 1e-6, "distance " + distance);
    }
  }

  @Test
  void withRecurrentWeightsSomethingGoesByTheOutputs() {
    MemoryPath path = new MemoryPath(new Lstm(), 8, 1, 2);

    assertTrue(path.back(10).beyondProduct() > 0.01);
    assertTrue(path.mixed(10) > 0.001);
  }
}
