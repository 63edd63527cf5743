package dev.unroll.layers.frames;

import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/** Networks of a few layers, and sequences of different lengths for them. */
public final class Stack {
  private Stack() {}

  /** A network whose score is a sum over utterances or steps. */
  public static MultiLayerNetwork network(DataType type, int features, Layer... layers) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(4)
            .dataType(type)
            .miniBatch(false)
            .updater(new Adam(0.01))
            .list();
    for (Layer layer : layers) {
      list.layer(layer);
    }
    MultiLayerNetwork network =
        new MultiLayerNetwork(list.setInputType(InputType.recurrent(features)).build());
    network.init();
    return network;
  }

  /** Standard normal [N, F, T]. */
  public static INDArray normal(DataType type, int rows, int features, int steps, long seed) {
    Random random = new Random(seed);
    INDArray array = Nd4j.create(type, rows, features, steps);
    for (int i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array;
  }

  /** Ones before the end of each row, then zeros; [N, T]. */
  public static INDArray mask(DataType type, int steps, int... lengths) {
    INDArray mask = Nd4j.create(type, lengths.length, steps);
    for (int n = 0; n < lengths.length; n++) {
      for (int t = 0; t < lengths[n]; t++) {
        mask.putScalar(n, t, 1);
      }
    }
    return mask;
  }

  /** A copy with {@code value} where the mask is 0. */
  public static INDArray padded(INDArray sequences, INDArray mask, double value) {
    INDArray copy = sequences.dup('c');
    for (int n = 0; n < copy.size(0); n++) {
      for (int f = 0; f < copy.size(1); f++) {
        for (int t = 0; t < copy.size(2); t++) {
          copy.putScalar(n, f, t, mask.getDouble(n, t) == 0 ? value : copy.getDouble(n, f, t));
        }
      }
    }
    return copy;
  }

  /** Score; the gradient is then the network's. */
  public static double score(
      MultiLayerNetwork network,
      INDArray features,
      INDArray labels,
      INDArray mask,
      INDArray labelMask) {
    network.setInput(features);
    network.setLabels(labels);
    network.setLayerMaskArrays(mask, labelMask);
    network.computeGradientAndScore();
    network.clearLayerMaskArrays();
    return network.score();
  }
}
