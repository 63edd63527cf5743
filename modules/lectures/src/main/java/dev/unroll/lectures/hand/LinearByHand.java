package dev.unroll.lectures.hand;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.BarPlot;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The lecture's first recurrent network: two linear units, all weights one, no bias. */
@AutoService(Experiment.class)
public final class LinearByHand implements Experiment {
  private static final Claim CLAIM =
      Claim.of(8, "linear-by-hand", Topic.BY_HAND, "A network of ones, step by step")
          .says(
              "With every weight 1 and linear units, the inputs [1,1], [1,1], [2,2] give [4,4],"
                  + " [12,12], [32,32]; the same inputs in another order give other outputs,"
                  + " because the memory is part of the input.")
          .equation("a_t = W x_t + U a_{t−1}", "y_t = V a_t", "W = U = V = ones of 2 by 2")
          .holdsIf(
              "outputs of [1,1], [1,1], [2,2] equal [4,4], [12,12], [32,32] exactly",
              "the inputs in the order [2,2], [1,1], [1,1] give another last output");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    MultiLayerNetwork network = network();
    double[][] forwards = outputs(network, 1, 1, 2);
    double[][] backwards = outputs(network, 2, 1, 1);
    Table table = Table.of("step", "input", "output", "input, other order", "output");
    int[][] inputs = {{1, 2}, {1, 1}, {2, 1}};
    for (int t = 0; t < 3; t++) {
      table =
          table.row(
              t + 1,
              pair(inputs[t][0]),
              Arrays.toString(forwards[t]),
              pair(inputs[t][1]),
              Arrays.toString(backwards[t]));
    }
    double[][] lecture = {{4, 4}, {12, 12}, {32, 32}};
    return new Findings(CLAIM)
        .check(Arrays.deepEquals(forwards, lecture), Arrays.deepToString(forwards))
        .check(
            !Arrays.equals(forwards[2], backwards[2]),
            forwards[2][0] + " and " + backwards[2][0] + " in each unit")
        .show("The second unit says the same as the first.", plot(forwards, backwards))
        .show(table);
  }

  private static BufferedImage plot(double[][] forwards, double[][] backwards) {
    return new BarPlot("The same inputs in two orders", "output", List.of("1", "2", "3"))
        .over("step")
        .bars("[1, 1], [1, 1], [2, 2]", first(forwards))
        .bars("[2, 2], [1, 1], [1, 1]", first(backwards))
        .image();
  }

  private static double[] first(double[][] outputs) {
    return Arrays.stream(outputs).mapToDouble(output -> output[0]).toArray();
  }

  private static String pair(int value) {
    return "[" + value + ", " + value + "]";
  }

  /** A linear recurrent layer and a linear output, all ones. */
  private static MultiLayerNetwork network() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new Recurrent.Builder(new Elman(Elman.Curve.IDENTITY)).nOut(2).build())
                .layer(
                    new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nOut(2)
                        .activation(Activation.IDENTITY)
                        .build())
                .setInputType(InputType.recurrent(2))
                .build());
    network.init();
    network.setParams(Nd4j.ones(network.numParams()));
    network.setParam("0_b", Nd4j.zeros(1, 2));
    network.setParam("1_b", Nd4j.zeros(1, 2));
    return network;
  }

  /** Outputs [T][2] of inputs that have the same number in both units. */
  private static double[][] outputs(MultiLayerNetwork network, int... inputs) {
    INDArray x = Nd4j.create(1, 2, inputs.length);
    for (int t = 0; t < inputs.length; t++) {
      x.putScalar(0, 0, t, inputs[t]);
      x.putScalar(0, 1, t, inputs[t]);
    }
    INDArray y = network.output(x);
    double[][] outputs = new double[inputs.length][2];
    for (int t = 0; t < inputs.length; t++) {
      outputs[t] = new double[] {y.getDouble(0, 0, t), y.getDouble(0, 1, t)};
    }
    return outputs;
  }
}
