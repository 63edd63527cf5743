package dev.unroll.layers.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against sums written out; float takes the parallel path, double that of ND4J. */
class TokenEmbeddingTest {
  private final Random random = new Random(7);

  @ParameterizedTest
  @CsvSource({
    "1,1,1,1,FLOAT",
    "3,2,4,5,FLOAT",
    "3,2,4,5,DOUBLE",
    "64,33,129,700,FLOAT",
    "2,1,3,2,DOUBLE"
  })
  void vectorsAndGradientAreSumsOverWhereAnIdStands(int n, int t, int e, int v, DataType type) {
    Layer layer = layer(v, e, type);
    INDArray table = layer.getParam("W");
    INDArray ids = Nd4j.create(DataType.FLOAT, n, 1, t);
    INDArray mask = Nd4j.create(DataType.FLOAT, n, t);
    INDArray epsilon = Nd4j.rand(type, n, e, t).subi(0.5);
    double[][] expected = new double[v][e];
    for (int i = 0; i < n; i++) {
      for (int s = 0; s < t; s++) {
        boolean counts = n == 1 || random.nextInt(4) > 0;
        int id = random.nextInt(Math.min(v, 9));
        mask.putScalar(i, s, counts ? 1 : 0);
        ids.putScalar(i, 0, s, counts ? id : i % 2 == 0 ? Double.NaN : -7);
        for (int k = 0; k < e; k++) {
          if (counts) {
            expected[id][k] += epsilon.getDouble(i, k, s);
          } else {
            epsilon.putScalar(i, k, s, Double.NaN);
          }
        }
      }
    }
    layer.setMaskArray(mask);
    for (int repeat = 0; repeat < 2; repeat++) { // the gradient of before must not stay
      INDArray out = layer.activate(ids, true, LayerWorkspaceMgr.noWorkspaces());
      assertArrayEquals(new long[] {n, e, t}, out.shape());
      assertEquals(type, out.dataType());
      for (int i = 0; i < n; i++) {
        for (int s = 0; s < t; s++) {
          for (int k = 0; k < e; k++) {
            double value = mask.getDouble(i, s) == 0 ? 0 : table.getDouble(ids.getInt(i, 0, s), k);
            assertEquals(value, out.getDouble(i, k, s));
          }
        }
      }
      var back = layer.backpropGradient(epsilon, LayerWorkspaceMgr.noWorkspaces());
      assertNull(back.getSecond());
      INDArray gradient = back.getFirst().getGradientFor("W");
      for (int id = 0; id < v; id++) {
        assertArrayEquals(
            expected[id],
            gradient.getRow(id).toDoubleVector(),
            type == DataType.FLOAT ? 1e-4 : 1e-9);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void shapesOfIdsAreTheStockOnes(DataType type) {
    Layer layer = layer(5, 3, type);
    INDArray expected = layer.getParam("W").getRow(2);
    for (long[] shape :
        List.of(new long[] {4, 1, 2}, new long[] {4, 2}, new long[] {4, 1}, new long[] {4})) {
      INDArray ids = Nd4j.valueArrayOf(shape, 2, DataType.INT32);
      INDArray out = layer.activate(ids, false, LayerWorkspaceMgr.noWorkspaces());
      long steps = shape.length == 1 ? 1 : shape[shape.length - 1];
      assertArrayEquals(new long[] {4, 3, steps}, out.shape());
      assertEquals(expected, out.tensorAlongDimension(0, 1));
    }
  }

  @ParameterizedTest
  @CsvSource({"5,5", "-1,-1", "0.5,0.5", "NaN,NaN"})
  void idOutOfRangeIsNamedWithRowAndStep(double id, String shown) {
    Layer layer = layer(5, 3, DataType.FLOAT);
    INDArray ids = Nd4j.zeros(DataType.FLOAT, 2, 1, 3);
    ids.putScalar(1, 0, 2, id);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> layer.activate(ids, false, LayerWorkspaceMgr.noWorkspaces()))
            .getMessage();
    assertEquals(
        "layer tokens: input id of row 1, step 2 must be a whole number in [0, 5), but was "
            + shown,
        message);
  }

  private static Layer layer(int v, int e, DataType type) {
    NeuralNetConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .layer(new TokenEmbedding.Builder().name("tokens").nIn(v).nOut(e).build())
            .build();
    INDArray parameters = Nd4j.create(type, 1, (long) v * e);
    Layer layer =
        configuration.getLayer().instantiate(configuration, List.of(), 0, parameters, true, type);
    layer.setBackpropGradientsViewArray(Nd4j.create(type, 1, (long) v * e).assign(3));
    return layer;
  }
}
