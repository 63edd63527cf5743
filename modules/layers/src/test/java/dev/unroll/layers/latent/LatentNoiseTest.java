package dev.unroll.layers.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** What a code draws. */
class LatentNoiseTest {
  private static final LatentForm FORM = new LatentForm(7, 1, 3, 0.05);

  private final MultiDataSet data = LatentGraphs.data(DataType.FLOAT, 4);

  @Test
  void aResumedRunDrawsWhatAnUnbrokenOneDoes(@TempDir Path folder) throws IOException {
    ComputationGraph unbroken = LatentGraphs.graph(DataType.FLOAT, FORM);
    unbroken.fit(data);
    unbroken.fit(data);
    File file = folder.resolve("network.zip").toFile();
    unbroken.save(file, true);
    ComputationGraph resumed = ComputationGraph.load(file, true);
    unbroken.fit(data);
    unbroken.fit(data);
    resumed.fit(data);
    resumed.fit(data);
    assertEquals(unbroken.params(), resumed.params());
  }

  @Test
  void drawsFollowTheIteration() {
    ComputationGraph graph = LatentGraphs.graph(DataType.FLOAT, FORM);
    INDArray seventh = LatentGraphs.gradient(graph, data, 7);
    assertNotEquals(seventh, LatentGraphs.gradient(graph, data, 8));
    assertEquals(seventh, LatentGraphs.gradient(graph, data, 7));
    ComputationGraph other =
        LatentGraphs.graph(DataType.FLOAT, new LatentForm(8, FORM.weight(), 3, FORM.freeBits()));
    assertNotEquals(seventh, LatentGraphs.gradient(other, data, 7));
  }

  @Test
  void configurationSurvivesJson() {
    ComputationGraphConfiguration before = LatentGraphs.configuration(DataType.FLOAT, FORM, false);
    var read = ComputationGraphConfiguration.fromJson(before.toJson());
    assertEquals(before, read);
    assertEquals(before.getVertices(), read.getVertices());
  }

  /** Two codes of one input, with the same settings. */
  private static INDArray[] drawn(INDArray gaussian) {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .graphBuilder()
                .addInputs("gaussian")
                .addVertex("one", new GaussianLatent(FORM), "gaussian")
                .addVertex("other", new GaussianLatent(FORM), "gaussian")
                .setOutputs("one", "other")
                .build());
    graph.init();
    return graph.output(true, gaussian);
  }

  @Test
  void drawsHaveTheMeanAndTheDeviationThatWereGivenAndDifferByName() {
    int rows = 20_000;
    double mean = 1.5;
    double deviation = 0.5;
    INDArray gaussian = Nd4j.create(DataType.DOUBLE, rows, 2);
    gaussian.getColumn(0).assign(mean);
    gaussian.getColumn(1).assign(2 * Math.log(deviation));
    INDArray[] drawn = drawn(gaussian);
    for (INDArray one : drawn) {
      assertEquals(mean, one.meanNumber().doubleValue(), 4 * deviation / Math.sqrt(rows));
      assertEquals(deviation, one.stdNumber().doubleValue(), 4 * deviation / Math.sqrt(2.0 * rows));
    }
    double product = drawn[0].sub(mean).mul(drawn[1].sub(mean)).meanNumber().doubleValue();
    assertEquals(0, product, 4 * deviation * deviation / Math.sqrt(rows));
  }
}
