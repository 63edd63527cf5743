package dev.unroll.lectures.gradient;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.network.RandomMatrix;
import dev.unroll.lectures.network.SingleLayer;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The way back of a gradient from the last memory of an LSTM that reads noise. */
final class MemoryPath {
  private static final int STEPS = 40;

  /** Numbers that it reads at each step. */
  static final int FEATURES = 8;

  /** The lanes' order is block input, forget gate, output gate, input gate. */
  private static final int FORGET = 1;

  private final SingleLayer layer;
  private final float[][] inputs = new float[STEPS][FEATURES];
  private final List<double[]> forget = new ArrayList<>();
  private final List<INDArray[]> states = new ArrayList<>();
  private final INDArray direction;
  private final int units;

  /**
   * What arrives at a memory of earlier.
   *
   * @param whole by back-propagation, [H]
   * @param product the direction times the forget gates between, [H]
   * @param gates the product of the forget gates, [H]
   */
  record Gradients(double[] whole, double[] product, double[] gates) {
    /** Norm of what did not go through the forget gates, against what did. */
    double beyondProduct() {
      double beyond = 0;
      double through = 0;
      for (int i = 0; i < whole.length; i++) {
        beyond = Math.hypot(beyond, whole[i] - product[i]);
        through = Math.hypot(through, product[i]);
      }
      return beyond / through;
    }

    /** Mean over the units of the product of the forget gates. */
    double meanProduct() {
      return java.util.Arrays.stream(gates).average().orElseThrow();
    }
  }

  /** A new LSTM, its recurrent weights times {@code scale}, that reads 40 steps from N(0, 1). */
  MemoryPath(Lstm cell, int units, double scale, long seed) {
    this(
        scaled(new SingleLayer(cell, FEATURES, units, seed), scale),
        units,
        cell.forgetBias(),
        seed);
  }

  /** An LSTM of these units, all of whose forget gates have this bias. */
  MemoryPath(SingleLayer layer, int units, double forgetBias, long seed) {
    this.layer = layer;
    this.units = units;
    RandomStream random = RandomStream.named(seed, "memory");
    direction = RandomMatrix.direction(units, random);
    states.add(new INDArray[] {Nd4j.zeros(1, units), Nd4j.zeros(1, units)});
    for (int t = 0; t < STEPS; t++) {
      for (int i = 0; i < FEATURES; i++) {
        inputs[t][i] = (float) random.nextGaussian();
      }
      forget.add(forgetGate(t, forgetBias));
      layer.from(states.get(t)).outputs(steps(t, t + 1));
      states.add(layer.last().toArray(INDArray[]::new));
    }
  }

  private static SingleLayer scaled(SingleLayer layer, double scale) {
    return layer.recurrent(layer.recurrent().muli(scale));
  }

  /** σ(x W_f + h U_f + b_f), computed here: the layer does not tell. */
  private double[] forgetGate(int step, double bias) {
    INDArray x = Nd4j.createFromArray(new float[][] {inputs[step]});
    INDArray sum = x.mmul(layer.input()).addi(states.get(step)[0].mmul(layer.recurrent()));
    double[] gate = new double[units];
    for (int i = 0; i < units; i++) {
      gate[i] = 1 / (1 + Math.exp(-sum.getDouble(0, FORGET * units + i) - bias));
    }
    return gate;
  }

  private INDArray steps(int from, int to) {
    INDArray part = Nd4j.create(1, FEATURES, to - from);
    for (int t = from; t < to; t++) {
      for (int i = 0; i < FEATURES; i++) {
        part.putScalar(0, i, t - from, inputs[t][i]);
      }
    }
    return part;
  }

  /** A random direction of the last memory, as it arrives some steps before. */
  Gradients back(int distance) {
    double[] gates = new double[units];
    double[] product = new double[units];
    for (int i = 0; i < units; i++) {
      gates[i] = 1;
      for (double[] gate : forget.subList(STEPS - distance, STEPS)) {
        gates[i] *= gate[i];
      }
      product[i] = direction.getDouble(0, i) * gates[i];
    }
    return new Gradients(back(distance, direction), product, gates);
  }

  /** How much of a gradient of the first unit's memory arrives at others, against what arrives. */
  double mixed(int distance) {
    INDArray first = Nd4j.zeros(1, units);
    first.putScalar(0, 0, 1);
    double[] arrived = back(distance, first);
    double others = 0;
    for (int i = 1; i < units; i++) {
      others = Math.max(others, Math.abs(arrived[i]));
    }
    return others / Math.abs(arrived[0]);
  }

  private double[] back(int distance, INDArray ofMemory) {
    layer.from(states.get(STEPS - distance)).outputs(steps(STEPS - distance, STEPS));
    INDArray none = Nd4j.zeros(1, units, distance);
    return layer.back(none, Nd4j.zeros(1, units), ofMemory).states().get(1).dup().toDoubleVector();
  }
}
