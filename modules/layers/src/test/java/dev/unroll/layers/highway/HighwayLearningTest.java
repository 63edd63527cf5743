package dev.unroll.layers.highway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Thirty layers learn on which of three spiral arms a point of the plane is. */
class HighwayLearningTest {
  private static final int ARMS = 3;

  /** Points [rows, 2] with their arms, one-hot [rows, 3]. */
  private static DataSet points(int rows, Random random) {
    float[][] places = new float[rows][2];
    float[][] arms = new float[rows][ARMS];
    for (int n = 0; n < rows; n++) {
      double radius = 0.1 + 0.9 * random.nextDouble();
      double angle = 2 * Math.PI * ((double) (n % ARMS) / ARMS + 0.75 * radius);
      places[n][0] = (float) (radius * Math.cos(angle));
      places[n][1] = (float) (radius * Math.sin(angle));
      arms[n][n % ARMS] = 1;
    }
    return new DataSet(Nd4j.createFromArray(places), Nd4j.createFromArray(arms));
  }

  @Test
  @Tag("slow")
  void thirtyLayersLearnTheArmsOfSpirals() {
    ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(5)
            .updater(new Adam(0.005))
            .list()
            .layer(new DenseLayer.Builder().nOut(16).activation(Activation.TANH).build());
    for (int layer = 2; layer <= 30; layer++) {
      layers.layer(new Highway.Builder().activation(Activation.TANH).build());
    }
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            layers
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(ARMS)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.feedForward(2))
                .build());
    network.init();
    Random random = new Random(6);
    for (int update = 0; update < 200; update++) {
      network.fit(points(64, random));
    }
    double loss = network.score(points(300, new Random(7)));
    assertTrue(loss < 0.2, "loss is " + loss + "; guessing has 1.099"); // nats per point
  }
}
