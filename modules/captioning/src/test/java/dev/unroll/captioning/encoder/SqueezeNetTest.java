package dev.unroll.captioning.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.captioning.encoder.CaffeOracle.Grid;
import dev.unroll.captioning.encoder.SqueezeNet.Cut;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

class SqueezeNetTest {
  @TempDir Path folder;

  private static Map<String, INDArray> weights() {
    Nd4j.getRandom().setSeed(4);
    Map<String, INDArray> weights = new LinkedHashMap<>();
    put(weights, "conv1", 96, 3, 7);
    int inputs = 96;
    int[] squeezed = {16, 16, 32, 32, 48, 48, 64, 64};
    for (int i = 0; i < squeezed.length; i++) {
      String name = "fire" + (i + 2);
      put(weights, name + "/conv1x1_1", squeezed[i], inputs, 1);
      put(weights, name + "/conv1x1_2", 4 * squeezed[i], squeezed[i], 1);
      put(weights, name + "/conv3x3_2", 4 * squeezed[i], squeezed[i], 3);
      inputs = 8 * squeezed[i];
    }
    put(weights, "conv_final", 1000, 512, 1);
    return weights;
  }

  private static void put(Map<String, INDArray> weights, String name, int m, int c, int k) {
    double deviation = Math.sqrt(2.0 / (c * k * k));
    weights.put(name + "/W", Nd4j.randn(DataType.FLOAT, m, c, k, k).mul(deviation));
    weights.put(name + "/b", Nd4j.randn(DataType.FLOAT, m).mul(0.1));
  }

  private Path npz(Map<String, INDArray> weights) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    weights.forEach((name, array) -> entries.put(name, NpzWriter.npy(array)));
    Path file = folder.resolve("weights.npz");
    NpzWriter.write(file, entries);
    return file;
  }

  private static Grid grid(INDArray picture) {
    double[][][] values = new double[(int) picture.size(0)][][];
    for (int c = 0; c < values.length; c++) {
      values[c] = picture.slice(c).toDoubleMatrix();
    }
    return new Grid(values);
  }

  private static void assertSame(Grid expected, INDArray actual) {
    for (int c = 0; c < expected.values().length; c++) {
      double[][] own = actual.slice(c).toDoubleMatrix();
      for (int row = 0; row < expected.side(); row++) {
        assertArrayEquals(expected.values()[c][row], own[row], 1e-3);
      }
    }
  }

  @Test
  void featuresAreThoseOfCaffesNetworkInPlainLoops() throws IOException {
    Map<String, INDArray> weights = weights();
    Path file = npz(weights);
    CaffeOracle oracle = new CaffeOracle(weights);
    INDArray pictures = Nd4j.randn(DataType.FLOAT, 2, 3, 51, 51);
    SqueezeNet regions = SqueezeNet.read(file, 2, Cut.REGIONS);
    SqueezeNet classes = SqueezeNet.read(file, 2, Cut.CLASSES);
    assertEquals(51, regions.pixels().side());
    INDArray grids = new FrozenEncoder(regions).features(pictures);
    INDArray maps = new FrozenEncoder(classes).features(pictures);
    assertArrayEquals(new long[] {2, 512, 2, 2}, grids.shape());
    assertArrayEquals(new long[] {2, 1000, 4, 4}, maps.shape());
    assertEquals(classes.gridSide(), maps.size(3));
    assertSame(oracle.regions(grid(pictures.slice(1))), grids.slice(1));
    assertSame(oracle.classes(grid(pictures.slice(1))), maps.slice(1));
  }

  @Test
  void roundingUpAndDownAgreeForEverySideThatIsAccepted() {
    for (int g = 1; g < 40; g++) {
      int side = (SqueezeNet.untrained(g, Cut.REGIONS).pixels().side() - 7) / 2 + 1;
      for (int pool = 0; pool < 3; pool++) {
        assertEquals((side - 3) / 2 + 1, CaffeOracle.pooled(side));
        side = CaffeOracle.pooled(side);
      }
      assertEquals(g, side);
    }
    SqueezeNet original = SqueezeNet.untrained(SqueezeNet.ORIGINAL_GRID, Cut.REGIONS);
    assertEquals(227, original.pixels().side());
  }

  @Test
  void companyAndPiecesChangeNoPicture() {
    FrozenEncoder encoder = new FrozenEncoder(SqueezeNet.untrained(1, Cut.REGIONS));
    INDArray pictures = Nd4j.randn(DataType.FLOAT, 18, 3, 35, 35);
    INDArray all = encoder.features(pictures);
    for (int n : new int[] {0, 15, 16, 17}) {
      INDArray alone = encoder.features(pictures.slice(n).reshape(1, 3, 35, 35));
      assertArrayEquals(
          alone.dup('c').data().asFloat(), all.slice(n).dup('c').data().asFloat(), 1e-5f);
    }
  }

  @Test
  void aFileOfAnotherNetworkIsToldSo() throws IOException {
    Map<String, INDArray> weights = weights();
    weights.remove("fire5/conv3x3_2/b");
    Path lacking = npz(weights);
    String missing =
        assertThrows(IOException.class, () -> SqueezeNet.read(lacking, 1, Cut.REGIONS))
            .getMessage();
    assertTrue(missing.contains("no array \"fire5/conv3x3_2/b\"; it has conv1/W"), missing);
  }

  @Test
  void picturesOfAnotherSizeAreToldSo() {
    FrozenEncoder encoder = new FrozenEncoder(SqueezeNet.untrained(1, Cut.REGIONS));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> encoder.features(Nd4j.zeros(DataType.FLOAT, 1, 3, 64, 64)))
            .getMessage();
    assertEquals("pictures must be [N, 3, 35, 35], but are [1, 3, 64, 64]", message);
  }

  @Test
  void tuningSaysWhichLayersLearn() throws IOException {
    SqueezeNet encoder = SqueezeNet.read(npz(weights()), 1, Cut.REGIONS);
    INDArray x = Nd4j.randn(DataType.FLOAT, 2, 3, 35, 35);
    INDArray y = Nd4j.createFromArray(new float[][] {{1, 0}, {0, 1}});
    for (Tuning tuning :
        new Tuning[] {new Tuning.Full(), new Tuning.Frozen(), new Tuning.Own(new Sgd(0))}) {
      ComputationGraph graph = Classifier.graph(encoder, tuning, new Sgd(0.1));
      INDArray filters = graph.getLayer("fire9/conv3x3_2").getParam("W").dup();
      assertEquals(weights().get("fire9/conv3x3_2/W"), filters);
      INDArray top = graph.getLayer("y").getParam("W").dup();
      graph.fit(new INDArray[] {x}, new INDArray[] {y});
      INDArray after = graph.getLayer("fire9/conv3x3_2").getParam("W");
      assertEquals(
          !(tuning instanceof Tuning.Full), filters.equalsWithEps(after, 0), tuning::toString);
      assertNotEquals(top, graph.getLayer("y").getParam("W"));
    }
  }
}
