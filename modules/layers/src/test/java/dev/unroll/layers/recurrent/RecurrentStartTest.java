package dev.unroll.layers.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.recurrent.Recurrent.Direction;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How U begins, and what of it stays 0. */
class RecurrentStartTest {
  private static final int H = 6;

  private static MultiLayerNetwork network(Recurrent.Builder layer) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            SmallNetwork.configuration(
                DataType.FLOAT, layer.direction(Direction.BOTH).nOut(H).l2(0.01).build()));
    network.init();
    return network;
  }

  @Test
  void rectifiedUnitsBeginAsTheScaledIdentity() {
    MultiLayerNetwork network = network(new Recurrent.Builder(new Irnn(0.5)));
    for (String suffix : new String[] {"", "r"}) {
      INDArray u = network.getLayer(0).getParam("RW" + suffix);
      assertEquals(Nd4j.eye(H).mul(0.5).castTo(DataType.FLOAT), u.dup('c'));
      INDArray b = network.getLayer(0).getParam("b" + suffix);
      assertEquals(0, b.norm1Number().doubleValue());
      INDArray w = network.getLayer(0).getParam("W" + suffix);
      assertTrue(w.norm2Number().doubleValue() > 0.1, "W must be drawn");
    }
  }

  /** With U = I, b = 0 and no input, the state stays. */
  @Test
  void aNewNetworkOfRectifiedUnitsKeepsItsState() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            SmallNetwork.configuration(
                DataType.FLOAT, new Recurrent.Builder(new Irnn()).nOut(H).build()));
    network.init();
    INDArray features = Nd4j.create(DataType.FLOAT, 1, SmallNetwork.FEATURES, 50);
    for (int f = 0; f < SmallNetwork.FEATURES; f++) {
      features.putScalar(0, f, 0, 1 + f);
    }
    INDArray units = network.feedForward(features).get(1);
    assertTrue(units.maxNumber().doubleValue() > 0.1, "some unit must be on");
    for (int j = 0; j < H; j++) {
      assertEquals(units.getDouble(0, j, 0), units.getDouble(0, j, 49));
    }
  }

  @Test
  void recurrentWeightsOfTheLayersOwnWin() {
    INDArray u =
        network(
                new Recurrent.Builder(new Irnn())
                    .weightInitRecurrent(new NormalDistribution(3, 0.01)))
            .getLayer(0)
            .getParam("RW");
    assertEquals(3, u.meanNumber().doubleValue(), 0.1);
  }

  @Test
  void scaleThatIsNotPositiveIsRefused() {
    String message = assertThrows(IllegalArgumentException.class, () -> new Irnn(0)).getMessage();
    assertEquals("scale must be > 0, but was 0.0", message);
  }

  static Cell[] sparse() {
    return new Cell[] {new Clockwork(), new Scrn()};
  }

  @ParameterizedTest
  @MethodSource("sparse")
  void whatACellDoesNotUseIsZeroAndStaysSo(Cell cell) {
    MultiLayerNetwork network =
        network(new Recurrent.Builder(cell).recurrentDropout(new RecurrentDropout(0, 0.2, 1, "u")));
    INDArray before = network.params().dup();
    for (int update = 0; update < 3; update++) {
      for (String key : new String[] {"RW", "RWr"}) {
        INDArray u = network.getLayer(0).getParam(key);
        for (int row = 0; row < H; row++) {
          for (int column = 0; column < u.columns(); column++) {
            boolean used = cell.connects(H, row, column / H, column % H);
            assertEquals(used, u.getDouble(row, column) != 0, key + " " + row + " " + column);
          }
        }
      }
      network.fit(SmallNetwork.ragged(DataType.FLOAT, 4, 9, 2));
    }
    assertTrue(network.params().sub(before).norm2Number().doubleValue() > 0.01, "must learn");
  }

  @Test
  void contextOutOfRangeIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new Scrn(1, 0.9)).getMessage();
    assertEquals("context must be in [0.0, 1.0), but was 1.0", message);
  }
}
