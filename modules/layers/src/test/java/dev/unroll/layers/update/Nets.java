package dev.unroll.layers.update;

import java.util.Random;
import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of three layers, of few and of many parameters, that are given their gradients. */
final class Nets {
  /** Inputs of the first layer, outputs of each; the second has more than one chunk. */
  private static final int[] SIZES = {3, 7, 5003, 2};

  private Nets() {}

  /** A network with its gradient's views in place; always the same parameters. */
  static MultiLayerNetwork of(DataType type, Consumer<NeuralNetConfiguration.Builder> settings) {
    return of(type, settings, layer -> {});
  }

  static MultiLayerNetwork of(
      DataType type,
      Consumer<NeuralNetConfiguration.Builder> settings,
      Consumer<DenseLayer.Builder> middle) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(3).dataType(type).miniBatch(false);
    settings.accept(builder);
    DenseLayer.Builder second = dense(1);
    middle.accept(second);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            builder
                .list()
                .layer(dense(0).build())
                .layer(second.build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MSE)
                        .nIn(SIZES[2])
                        .nOut(SIZES[3])
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    network.setInput(Nd4j.ones(type, 1, SIZES[0]));
    network.setLabels(Nd4j.ones(type, 1, SIZES[3]));
    network.computeGradientAndScore();
    network.params().assign(Nd4j.createFromArray(numbers(1, network.numParams())).castTo(type));
    return network;
  }

  static BaseMultiLayerUpdater<?> updater(MultiLayerNetwork network) {
    return (MultiLayerUpdater) network.getUpdater();
  }

  /** Overwrites the gradient. */
  static void gradient(MultiLayerNetwork network, float[] values) {
    INDArray flat = network.getFlattenedGradients();
    flat.assign(Nd4j.createFromArray(values).castTo(flat.dataType()).reshape(flat.shape()));
  }

  /** One step by Deeplearning4j alone; leaves the update in the gradient. */
  static void stockStep(MultiLayerNetwork network, float[] gradient, double divisor, int step) {
    gradient(network, gradient);
    network.getFlattenedGradients().divi(divisor);
    updater(network).update(network.gradient(), step, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    INDArray parameters = network.params();
    parameters.subi(network.getFlattenedGradients().reshape(parameters.shape()));
  }

  /** From a seed, normal and of mixed sizes. */
  static float[] numbers(long seed, long length) {
    Random random = new Random(seed);
    float[] numbers = new float[(int) length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (random.nextGaussian() * (i % 3 == 0 ? 0.01 : 1));
    }
    return numbers;
  }

  private static DenseLayer.Builder dense(int layer) {
    return new DenseLayer.Builder()
        .nIn(SIZES[layer])
        .nOut(SIZES[layer + 1])
        .activation(Activation.TANH);
  }
}
