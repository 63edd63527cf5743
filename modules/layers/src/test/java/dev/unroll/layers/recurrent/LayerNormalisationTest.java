package dev.unroll.layers.recurrent;

import static dev.unroll.layers.recurrent.PaddingTest.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.recurrent.Recurrent.Direction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** The layer with {@code layerNormalisation(true)}; its gradients are in RecurrenceTest. */
class LayerNormalisationTest {
  private static MultiLayerNetwork network(CellName cell, int hidden) {
    MultiLayerConfiguration configuration =
        SmallNetwork.configuration(
            DataType.FLOAT,
            new Recurrent.Builder(cell.cell())
                .nOut(hidden)
                .layerNormalisation(true)
                .direction(Direction.BOTH)
                .l2(0.1)
                .build());
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  /** Two steps in plain loops, from a zero state. */
  @Test
  void stepIsTheFormulaOfThePaper() {
    MultiLayerNetwork network = network(CellName.ELMAN, 3);
    INDArray x = SmallNetwork.whole(DataType.FLOAT, 1, 2, 1).getFeatures();
    network.getLayer(0).getParam("g").assign(0.7);
    network.getLayer(0).getParam("gU").assign(1.3);
    double[] h = new double[3];
    for (int t = 0; t < 2; t++) {
      double[] a = normalised(network, "W", column(x, t), 0.7);
      double[] b = normalised(network, "RW", h, 1.3);
      for (int j = 0; j < 3; j++) {
        h[j] = Math.tanh(a[j] + b[j]);
      }
      INDArray output = network.feedForward(x).get(1);
      for (int j = 0; j < 3; j++) {
        assertEquals(h[j], output.getDouble(0, j, t), 1e-5);
      }
    }
  }

  private static double[] column(INDArray x, int t) {
    double[] column = new double[(int) x.size(1)];
    for (int f = 0; f < column.length; f++) {
      column[f] = x.getDouble(0, f, t);
    }
    return column;
  }

  private static double[] normalised(
      MultiLayerNetwork network, String key, double[] from, double gain) {
    INDArray weights = network.getLayer(0).getParam(key);
    double[] sums = new double[3];
    double mean = 0;
    for (int j = 0; j < 3; j++) {
      for (int i = 0; i < from.length; i++) {
        sums[j] += from[i] * weights.getDouble(i, j);
      }
      mean += sums[j] / 3;
    }
    double variance = 0;
    for (double sum : sums) {
      variance += (sum - mean) * (sum - mean) / 3;
    }
    for (int j = 0; j < 3; j++) {
      sums[j] = gain * (sums[j] - mean) / Math.sqrt(variance + 1e-5);
    }
    return sums;
  }

  @ParameterizedTest
  @EnumSource(CellName.class)
  void scaleOfTheInputDoesNotMatter(CellName cell) {
    MultiLayerNetwork network = network(cell, 5);
    INDArray x = SmallNetwork.whole(DataType.FLOAT, 2, 4, 1).getFeatures().mul(10);
    INDArray expected = network.output(x);
    INDArray error = network.output(x.mul(10)).sub(expected);
    assertTrue(error.amaxNumber().doubleValue() < 1e-3, "error " + error.amaxNumber());
  }

  @ParameterizedTest
  @EnumSource(CellName.class)
  void gainsBeginAtOneAreTrainedAndSaved(CellName cell) throws IOException {
    MultiLayerNetwork network = network(cell, 4);
    for (String key : new String[] {"g", "gU", "gr", "gUr"}) {
      INDArray gain = network.getLayer(0).getParam(key);
      assertEquals((double) gain.length(), gain.sumNumber().doubleValue(), key);
      assertTrue(network.getLayer(0).conf().getLayer().getRegularizationByParam(key) == null);
    }
    DataSet data = SmallNetwork.ragged(DataType.FLOAT, 4, 5, 1);
    double before = network.score(data);
    for (int i = 0; i < 20; i++) {
      network.fit(data.copy());
    }
    assertTrue(network.score(data) < 0.9 * before, before + " to " + network.score(data));
    INDArray gain = network.getLayer(0).getParam("gUr");
    assertTrue(gain.sub(1).norm2Number().doubleValue() > 1e-2, "gains must learn");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelSerializer.writeModel(network, out, true);
    MultiLayerNetwork read =
        ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(out.toByteArray()), true);
    assertEquals(network.output(data.getFeatures()), read.output(data.getFeatures()));
    assertEquals(network.getLayerWiseConfigurations(), read.getLayerWiseConfigurations());
  }

  @Test
  void stepperRefusesWhatItWouldComputeWrongly() {
    Recurrent layer =
        new Recurrent.Builder(new Gru())
            .nIn(2)
            .nOut(2)
            .name("top")
            .layerNormalisation(true)
            .build();
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> new CellStepper(layer, java.util.Map.of(), 1));
    assertTrue(error.getMessage().contains("top has layer normalisation"), error.getMessage());
  }

  /** One unit is a row of one column: its product with W vanishes, and nothing breaks. */
  @ParameterizedTest
  @EnumSource(CellName.class)
  void oneUnitIsEnough(CellName cell) {
    MultiLayerNetwork network = network(cell, 1);
    DataSet data = SmallNetwork.ragged(DataType.FLOAT, 3, 4, 1);
    network.fit(data.copy());
    INDArray output = network.output(data.getFeatures());
    assertClose(output, output); // no NaN
  }
}
