package dev.unroll.lectures.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.RecurrentLayer.Below;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SingleLayerTest {
  @Test
  void gradientsAreFiniteDifferencesOfTheLastOutput() {
    RandomStream random = RandomStream.named(3, "layer");
    SingleLayer layer = new SingleLayer(new Elman(), 4, 4, 1);
    layer.weights(
        Nd4j.eye(4), RandomMatrix.array(RandomMatrix.gaussian(4, 0.5, random)), Nd4j.zeros(1, 4));
    INDArray inputs = Nd4j.create(1, 4, 5);
    for (int i = 0; i < inputs.length(); i++) {
      inputs.putScalar(i, random.nextGaussian());
    }
    INDArray direction = RandomMatrix.direction(4, random);
    layer.outputs(inputs);

    INDArray gradient = layer.backFromLast(direction, 5).input().dup('c');

    for (int i = 0; i < inputs.length(); i++) {
      double value = inputs.getDouble(i);
      double up = last(layer, inputs.putScalar(i, value + 1e-2), direction);
      double down = last(layer, inputs.putScalar(i, value - 1e-2), direction);
      inputs.putScalar(i, value);
      assertEquals((up - down) / 2e-2, gradient.getDouble(i), 1e-3);
    }
  }

  private static double last(SingleLayer layer, INDArray inputs, INDArray direction) {
    INDArray outputs = layer.outputs(inputs);
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      sum += direction.getDouble(0, i) * outputs.getDouble(0, i, 4);
    }
    return sum;
  }

  @Test
  void memoryOfAnLstmWithoutRecurrentWeightsIsScaledByItsForgetGate() {
    SingleLayer layer = new SingleLayer(new Lstm(), 1, 1, 1);
    INDArray bias = Nd4j.createFromArray(new float[][] {{0, 2, 0, 0}});
    layer.weights(Nd4j.zeros(1, 4), Nd4j.zeros(1, 4), bias);
    layer.from(Nd4j.zeros(1, 1), Nd4j.ones(1, 1)).outputs(Nd4j.zeros(1, 1, 3));

    Below below = layer.back(Nd4j.zeros(1, 1, 3), Nd4j.zeros(1, 1), Nd4j.ones(1, 1));

    double gate = 1 / (1 + Math.exp(-2));
    assertEquals(gate * gate * gate, layer.last().get(1).getDouble(0), 1e-6);
    assertEquals(gate * gate * gate, below.states().get(1).getDouble(0), 1e-6);
  }
}
