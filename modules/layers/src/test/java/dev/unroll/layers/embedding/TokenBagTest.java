package dev.unroll.layers.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.layers.FiniteDifference;
import dev.unroll.layers.frames.Stack;
import dev.unroll.layers.output.SoftmaxOutput;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against sums written out; float takes the parallel path, double that of ND4J. */
class TokenBagTest {
  private final Random random = new Random(7);

  /** A number of bags, what is in them and the gradients that their vectors get. */
  private final class Bags {
    final INDArray ids;
    final INDArray mask;
    final INDArray epsilon;
    final double[][] gradient;
    final double[][][] vectors;

    Bags(INDArray table, int n, int t, int g, boolean mean) {
      int e = (int) table.size(1);
      ids = Nd4j.create(DataType.FLOAT, n, g, t);
      mask = Nd4j.create(DataType.FLOAT, n, t);
      epsilon = Nd4j.rand(table.dataType(), n, e, t).subi(0.5);
      gradient = new double[(int) table.size(0)][e];
      vectors = new double[n][t][e];
      for (int i = 0; i < n; i++) {
        for (int s = 0; s < t; s++) {
          boolean counts = n == 1 || random.nextInt(4) > 0;
          mask.putScalar(i, s, counts ? 1 : 0);
          int[] bag = random.ints(g, -2, Math.min(9, (int) table.size(0))).toArray();
          long size = java.util.Arrays.stream(bag).filter(id -> id >= 0).count();
          double share = mean ? 1.0 / Math.max(1, size) : 1;
          for (int k = 0; k < g; k++) {
            int id = Math.max(-1, bag[k]);
            ids.putScalar(i, k, s, counts ? id : k % 2 == 0 ? Double.NaN : -7);
            for (int f = 0; f < e && counts && id >= 0; f++) {
              vectors[i][s][f] += share * table.getDouble(id, f);
              gradient[id][f] += share * epsilon.getDouble(i, f, s);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1,1,1,FLOAT",
    "3,2,5,4,5,FLOAT",
    "3,2,5,4,5,DOUBLE",
    "32,20,12,64,700,FLOAT",
    "2,1,1,3,2,DOUBLE"
  })
  void vectorsAndGradientAreSumsOverWhatIsInTheBag(
      int n, int t, int g, int e, int v, DataType type) {
    for (boolean mean : new boolean[] {false, true}) {
      Layer layer = layer(v, e, type, mean);
      Bags bags = new Bags(layer.getParam("W"), n, t, g, mean);
      layer.setMaskArray(bags.mask);
      double exact = type == DataType.FLOAT ? 1e-4 : 1e-9;
      for (int repeat = 0; repeat < 2; repeat++) { // the gradient of before must not stay
        INDArray out = layer.activate(bags.ids, true, LayerWorkspaceMgr.noWorkspaces());
        assertArrayEquals(new long[] {n, e, t}, out.shape());
        for (int i = 0; i < n; i++) {
          for (int s = 0; s < t; s++) {
            for (int f = 0; f < e; f++) {
              assertEquals(bags.vectors[i][s][f], out.getDouble(i, f, s), exact);
            }
          }
        }
        INDArray kept = bags.epsilon.dup();
        var back = layer.backpropGradient(bags.epsilon, LayerWorkspaceMgr.noWorkspaces());
        assertEquals(kept, bags.epsilon);
        assertNull(back.getSecond());
        INDArray gradient = back.getFirst().getGradientFor("W");
        for (int id = 0; id < v; id++) {
          assertArrayEquals(bags.gradient[id], gradient.getRow(id).toDoubleVector(), exact);
        }
      }
    }
  }

  @Test
  void gradientInANetworkIsTheFiniteDifferenceOfTheScore() {
    for (boolean mean : new boolean[] {false, true}) {
      MultiLayerNetwork network = network(mean);
      INDArray ids =
          Nd4j.createFromArray(
              new double[][][] {{{0, 4}, {4, -1}, {2, 4}}, {{-1, 1}, {-1, 3}, {-1, 3}}});
      INDArray labels = Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}});
      double score = Stack.score(network, ids, labels, null, null);
      INDArray gradient = network.getFlattenedGradients().dup();
      FiniteDifference.assertGradient(
          network.params(), gradient, () -> Stack.score(network, ids, labels, null, null), 1e-7);
      assertEquals(score, Stack.score(network, ids, labels, null, null));
    }
  }

  @Test
  void configurationIsKeptInJson() {
    MultiLayerConfiguration configuration = network(true).getLayerWiseConfigurations();
    var read = MultiLayerConfiguration.fromJson(configuration.toJson());
    assertEquals(configuration, read);
    assertEquals(true, ((TokenBag) read.getConf(0).getLayer()).isMean());
  }

  @ParameterizedTest
  @CsvSource({"5,5", "-2,-2", "0.5,0.5", "NaN,NaN"})
  void idOutOfRangeIsNamedWithPlaceRowAndStep(double id, String shown) {
    Layer layer = layer(5, 3, DataType.FLOAT, false);
    INDArray ids = Nd4j.zeros(DataType.FLOAT, 2, 4, 3);
    ids.putScalar(1, 3, 2, id);
    assertEquals(
        "layer bag: input id 3 of row 1, step 2 must be a whole number in [0, 5) or -1 for none,"
            + " but was "
            + shown,
        assertThrows(
                IllegalArgumentException.class,
                () -> layer.activate(ids, false, LayerWorkspaceMgr.noWorkspaces()))
            .getMessage());
  }

  private static MultiLayerNetwork network(boolean mean) {
    return Stack.network(
        DataType.DOUBLE,
        3,
        new TokenBag.Builder().mean(mean).nIn(5).nOut(2).build(),
        new SoftmaxOutput.Builder().nOut(2).build());
  }

  private static Layer layer(int v, int e, DataType type, boolean mean) {
    NeuralNetConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .layer(new TokenBag.Builder().mean(mean).name("bag").nIn(v).nOut(e).build())
            .build();
    INDArray parameters = Nd4j.create(type, 1, (long) v * e);
    Layer layer =
        configuration.getLayer().instantiate(configuration, List.of(), 0, parameters, true, type);
    layer.setBackpropGradientsViewArray(Nd4j.create(type, 1, (long) v * e).assign(3));
    return layer;
  }
}
