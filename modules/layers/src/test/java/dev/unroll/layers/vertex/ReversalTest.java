package dev.unroll.layers.vertex;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.recurrent.Gru;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Five symbols of eight come out in reverse order: what a decoder can know of them is in the state
 * that it starts from.
 */
class ReversalTest {
  private static final int V = 8;
  private static final int T = 5;
  private static final int N = 64;

  private final RandomStream random = RandomStream.named(3, "symbols").at(0);

  private static ComputationGraph graph() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(0.01))
                .graphBuilder()
                .addInputs("source", "target")
                .setInputTypes(InputType.recurrent(V), InputType.recurrent(V))
                .addVertex("encoder", new RecurrentVertex(new Gru(), 32), "source")
                .addVertex("summary", FinalState.hidden(), "encoder")
                .addVertex("decoder", new RecurrentVertex(new Gru(), 32), "target", "summary")
                .addLayer(
                    "output",
                    new RnnOutputLayer.Builder(new SparseCrossEntropy())
                        .nOut(V)
                        .activation(Activation.IDENTITY)
                        .dataFormat(RNNFormat.NCW)
                        .build(),
                    "decoder")
                .setOutputs("output")
                .build());
    graph.init();
    return graph;
  }

  /** Symbols, the reversed symbols up to the step before, and the reversed symbols. */
  private MultiDataSet sample() {
    INDArray source = Nd4j.zeros(DataType.FLOAT, N, V, T);
    INDArray target = Nd4j.zeros(DataType.FLOAT, N, V, T);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, N, 1, T);
    for (int n = 0; n < N; n++) {
      for (int t = 0; t < T; t++) {
        int symbol = random.nextInt(V);
        source.putScalar(n, symbol, t, 1);
        labels.putScalar(n, 0, T - 1 - t, symbol);
        if (t > 0) {
          target.putScalar(n, symbol, T - t, 1);
        }
      }
    }
    return new MultiDataSet(new INDArray[] {source, target}, new INDArray[] {labels});
  }

  @Test
  void encoderLearnsToPutAllSymbolsIntoTheState() {
    ComputationGraph graph = graph();
    for (int step = 0; step < 200; step++) {
      graph.fit(sample());
    }
    MultiDataSet held = sample();
    INDArray best = graph.output(held.getFeatures())[0].argMax(1);
    INDArray labels = held.getLabels(0).reshape(N, T).castTo(best.dataType());
    double accuracy = best.eq(labels).castTo(DataType.FLOAT).meanNumber().doubleValue();
    assertTrue(accuracy > 0.97, "accuracy " + accuracy);
  }
}
