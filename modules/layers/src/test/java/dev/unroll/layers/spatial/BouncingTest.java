package dev.unroll.layers.spatial;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Learning where a block of 3 x 3 pixels that bounces between the edges of a picture goes next. No
 * single frame tells its direction.
 */
class BouncingTest {
  private static final Convolution3D.DataFormat NCDHW = Convolution3D.DataFormat.NCDHW;
  private static final int SIDE = 10;
  private static final int BLOCK = 3;
  private static final int KNOWN = 4;
  private static final int STEPS = 8;
  private static final int N = 8;
  private static final int UPDATES = 400;

  /** Sequences that the error is measured on. */
  private static final int UNSEEN = 64;

  /** Whether a block that begins there is kept from training: of 64 places every fourth. */
  private static boolean heldOut(int row, int column) {
    return (row + column) % 4 == 0;
  }

  /** [rows, 1, STEPS + 1, SIDE, SIDE], all of places that are held out, or none. */
  private static INDArray frames(int rows, Random random, boolean unseen) {
    INDArray frames = Nd4j.zeros(DataType.FLOAT, rows, 1, STEPS + 1, SIDE, SIDE);
    for (int n = 0; n < rows; n++) {
      int range = SIDE - BLOCK;
      int[] at = {random.nextInt(range + 1), random.nextInt(range + 1)};
      while (heldOut(at[0], at[1]) != unseen) {
        at = new int[] {random.nextInt(range + 1), random.nextInt(range + 1)};
      }
      int[] speed = {random.nextBoolean() ? 1 : -1, random.nextBoolean() ? 1 : -1};
      for (int t = 0; t <= STEPS; t++) {
        for (int i = 0; i < BLOCK * BLOCK; i++) {
          frames.putScalar(new int[] {n, 0, t, at[0] + i / BLOCK, at[1] + i % BLOCK}, 1);
        }
        for (int axis = 0; axis < 2; axis++) {
          if (at[axis] + speed[axis] < 0 || at[axis] + speed[axis] > range) {
            speed[axis] = -speed[axis];
          }
          at[axis] += speed[axis];
        }
      }
    }
    return frames;
  }

  private static INDArray steps(INDArray frames, int from, int to) {
    return frames.get(all(), all(), interval(from, to), all(), all()).dup('c');
  }

  private static MultiLayerNetwork network(GridRecurrent... layers) {
    var list = new NeuralNetConfiguration.Builder().seed(1).updater(new Adam(0.01)).list();
    for (GridRecurrent layer : layers) {
      list.layer(layer);
    }
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            list.layer(
                    new Convolution3D.Builder(1, 1, 1)
                        .dataFormat(NCDHW)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(
                    new Cnn3DLossLayer.Builder(NCDHW)
                        .lossFunction(LossFunction.XENT)
                        .activation(Activation.SIGMOID)
                        .build())
                .setInputType(InputType.convolutional3D(NCDHW, STEPS, SIDE, SIDE, 1))
                .build());
    network.init();
    return network;
  }

  /**
   * Squared error of a forecast over that of the last known frame, repeated; empty frames have
   * about 0.6.
   */
  private static double error(MultiLayerNetwork network, INDArray frames) {
    int steps = STEPS + 1 - KNOWN;
    INDArray truth = steps(frames, KNOWN, STEPS + 1);
    INDArray forecast = FrameForecast.after(network, steps(frames, 0, KNOWN), steps);
    INDArray[] still = new INDArray[steps];
    Arrays.fill(still, steps(frames, KNOWN - 1, KNOWN));
    return truth.squaredDistance(forecast) / truth.squaredDistance(Nd4j.concat(2, still));
  }

  private static double learn(GridRecurrent... layers) {
    Random random = new Random(2);
    MultiLayerNetwork network = network(layers);
    for (int update = 0; update < UPDATES; update++) {
      INDArray frames = frames(N, random, false);
      network.fit(new DataSet(steps(frames, 0, STEPS), steps(frames, 1, STEPS + 1)));
    }
    return error(network, frames(UNSEEN, new Random(3), true));
  }

  @Test
  @Tag("slow")
  void convLstmLearnsWhereABlockGoes() {
    double error =
        learn(new ConvLstm.Builder(3).nOut(8).build(), new ConvLstm.Builder(3).nOut(8).build());
    assertTrue(error < 0.4, "error is " + error);
  }

  @Test
  @Tag("slow")
  void spacetimeLstmLearnsWhereABlockGoes() {
    double error = learn(new SpacetimeLstm.Builder(3, 2).nOut(8).build());
    assertTrue(error < 0.4, "error is " + error);
  }
}
