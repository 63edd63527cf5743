package dev.unroll.lectures.hand;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.RandomMatrix;
import dev.unroll.lectures.network.SingleLayer;
import dev.unroll.lectures.plot.BarPlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The lecture's LSTM of one unit: x₁ is stored, x₂ opens and empties it, x₃ reads it out. */
@AutoService(Experiment.class)
public final class LstmByHand implements Experiment {
  private static final int[][] INPUTS = {{3, 1, 0}, {4, 1, 0}, {2, 0, 0}, {1, 0, 1}, {3, -1, 0}};
  private static final double[] MEMORY = {3, 7, 7, 7, 0};
  private static final double[] OUTPUT = {0, 0, 0, 7, 0};

  /** tanh of numbers so small is the identity of the lecture to 2e-5. */
  private static final double SCALE = 1e-3;

  private static final Claim CLAIM =
      Claim.of(9, "lstm-by-hand", Topic.BY_HAND, "An LSTM of one unit, step by step")
          .says(
              "With gates set by hand, the inputs (3,1,0), (4,1,0), (2,0,0), (1,0,1), (3,−1,0) make"
                  + " the memory 3, 7, 7, 7, 0 and the outputs 0, 0, 0, 7, 0: x₂ = 1 adds x₁ to the"
                  + " memory, x₂ = −1 empties it, x₃ = 1 lets it out.")
          .equation(
              "c' = f c + i x₁      y = o c'",
              "i = σ(100 x₂ − 10)      f = σ(100 x₂ + 10)      o = σ(100 x₃ − 10)")
          .holdsIf(
              "the memory differs from 3, 7, 7, 7, 0 by at most 0.001",
              "the outputs differ from 0, 0, 0, 7, 0 by at most 0.001",
              "with gates ten times as steep, both differ by at most 0.0005");

  /** What the unit holds and says at each step. */
  private record Trace(double[] memory, double[] output) {
    double error(double[] expectedMemory, double[] expectedOutput) {
      return Math.max(farthest(memory, expectedMemory), farthest(output, expectedOutput));
    }
  }

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    Trace trace = trace(1);
    Trace steep = trace(10);
    Table table = Table.of("step", "input", "memory", "output", "memory, steep", "output, steep");
    List<String> steps = new ArrayList<>();
    for (int t = 0; t < INPUTS.length; t++) {
      steps.add(Arrays.toString(INPUTS[t]));
      double[] row = {trace.memory[t], trace.output[t], steep.memory[t], steep.output[t]};
      table = table.row(t + 1, steps.get(t), row[0], row[1], row[2], row[3]);
    }
    BarPlot plot =
        new BarPlot("What the unit holds and says", "value", steps)
            .over("input (x₁, x₂, x₃) of steps 1 to 5")
            .bars("memory c", trace.memory)
            .bars("output y", trace.output);
    double memory = farthest(trace.memory, MEMORY);
    double output = farthest(trace.output, OUTPUT);
    double both = steep.error(MEMORY, OUTPUT);
    return new Findings(CLAIM)
        .check(memory <= 1e-3, "at most " + Figure.text(memory) + " apart")
        .check(output <= 1e-3, "at most " + Figure.text(output) + " apart")
        .check(both <= 5e-4, "at most " + Figure.text(both) + " apart")
        .show(table)
        .show("Two bars for each step, in the order of time.", plot.image())
        .note(
            "The lecture's unit is linear, the layer's is tanh: x₁ is given in thousandths and what"
                + " comes out is multiplied by 1,000, where tanh(a) = a to a relative 2e-5.")
        .note(
            "A gate of the lecture is never quite shut: σ(−10) is 4.5e-5, so that the memory leaks"
                + " and lets in about as much. With weights of 1,000 and biases of ±100 the gates are"
                + " 0 or 1 in float, and what is left comes from tanh.");
  }

  private static double farthest(double[] measured, double[] expected) {
    double most = 0;
    for (int t = 0; t < measured.length; t++) {
      most = Math.max(most, Math.abs(measured[t] - expected[t]));
    }
    return most;
  }

  /** Step by step, the state handed on; lanes are block input, forget, output and input gate. */
  private static Trace trace(double steepness) {
    double gate = 100 * steepness;
    double bias = 10 * steepness;
    double[][] input = {{1, 0, 0, 0}, {0, gate, 0, gate}, {0, 0, gate, 0}};
    SingleLayer unit =
        new SingleLayer(new Lstm(), 3, 1, 1)
            .weights(
                RandomMatrix.array(input),
                Nd4j.zeros(1, 4),
                RandomMatrix.array(new double[][] {{0, bias, -bias, -bias}}));
    Trace trace = new Trace(new double[INPUTS.length], new double[INPUTS.length]);
    INDArray[] state = {Nd4j.zeros(1, 1), Nd4j.zeros(1, 1)};
    for (int t = 0; t < INPUTS.length; t++) {
      INDArray x = Nd4j.create(1, 3, 1);
      x.putScalar(0, SCALE * INPUTS[t][0]).putScalar(1, INPUTS[t][1]).putScalar(2, INPUTS[t][2]);
      trace.output[t] = unit.from(state).outputs(x).getDouble(0) / SCALE;
      state = unit.last().toArray(INDArray[]::new);
      trace.memory[t] = state[1].getDouble(0) / SCALE;
    }
    return trace;
  }
}
