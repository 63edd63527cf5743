package dev.unroll.layers.attention;

import dev.unroll.layers.loss.SparseCrossEntropy;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A small encoder and decoder with attention between them, and data for it. */
final class AttentionGraphs {
  static final int H = 3;
  static final int M = 2;
  static final int CLASSES = 3;

  private AttentionGraphs() {}

  /** {@code source} [N, 2, S] and {@code target} [N, 2, T] to classes [N, 3, T]. */
  static ComputationGraph graph(
      NeuralNetConfiguration.Builder network, AttentionVertex attention, boolean ownValues) {
    ComputationGraph graph = new ComputationGraph(configuration(network, attention, ownValues));
    graph.init();
    return graph;
  }

  static ComputationGraphConfiguration configuration(
      NeuralNetConfiguration.Builder network, AttentionVertex attention, boolean ownValues) {
    var builder =
        network
            .seed(3)
            .graphBuilder()
            .addInputs("target", "source")
            .setInputTypes(InputType.recurrent(2), InputType.recurrent(2))
            .addLayer("encoder", recurrent(M), "source")
            .addLayer("decoder", recurrent(H), "target");
    if (ownValues) {
      builder.addLayer("values", recurrent(2), "source");
      builder.addVertex("context", attention, "decoder", "encoder", "values");
    } else {
      builder.addVertex("context", attention, "decoder", "encoder");
    }
    return builder
        .addVertex("both", new MergeVertex(), "context", "decoder")
        .addLayer(
            "output",
            new RnnOutputLayer.Builder(new SparseCrossEntropy())
                .nOut(CLASSES)
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build(),
            "both")
        .setOutputs("output")
        .build();
  }

  private static SimpleRnn recurrent(int hidden) {
    return new SimpleRnn.Builder()
        .nIn(2)
        .nOut(hidden)
        .activation(Activation.TANH)
        .dataFormat(RNNFormat.NCW)
        .build();
  }

  /** Of every kind, between queries [N, 3, T] and keys [N, 2, S] where that can be. */
  static AttentionForm form(AttentionKind kind) {
    return switch (kind) {
      case DOT -> AttentionForm.dot(H);
      case SCALED_DOT -> AttentionForm.scaledDot(H);
      case GENERAL -> AttentionForm.general(H, M);
      case ADDITIVE -> AttentionForm.additive(H, M, 4);
    };
  }

  static INDArray normal(Random random, DataType type, long... shape) {
    INDArray array = Nd4j.create(DataType.DOUBLE, shape);
    for (long i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextGaussian());
    }
    return array.castTo(type);
  }

  /** Ones and zeros, at least one of them in each row but the last, which may have none. */
  static INDArray holes(Random random, DataType type, int rows, int steps) {
    INDArray mask = Nd4j.create(type, rows, steps);
    for (int n = 0; n < rows; n++) {
      for (int t = 0; t < steps; t++) {
        mask.putScalar(n, t, random.nextInt(3) == 0 ? 0 : 1);
      }
      if (n < rows - 1 || rows == 1) {
        mask.putScalar(n, random.nextInt(steps), 1);
      }
    }
    return mask;
  }

  /** One of {@link #CLASSES} at each step, [N, 1, T]. */
  static INDArray labels(Random random, DataType type, int rows, int steps) {
    INDArray labels = Nd4j.create(type, rows, 1, steps);
    for (long i = 0; i < labels.length(); i++) {
      labels.putScalar(i, random.nextInt(CLASSES));
    }
    return labels;
  }
}
