package dev.unroll.layers.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** A row without a step that counts, as a place of a document that has no sentence. */
class EmptyRowTest {
  private static final int N = 3;
  private static final int T = 4;
  private static final int H = 3;
  private static final int EMPTY = 1;
  private static final double[][] MASK = {{1, 1, 1, 1}, {0, 0, 0, 0}, {1, 1, 0, 0}};

  /** Last states of one direction begin a decoder, which has a step for each row. */
  private static ComputationGraph graph(DataType type, Cell cell, Direction direction) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(type)
            .seed(5)
            .miniBatch(false)
            .graphBuilder()
            .addInputs("x", "target")
            .setInputTypes(InputType.recurrent(2), InputType.recurrent(2))
            .addLayer("below", new Recurrent.Builder(cell).nOut(2).build(), "x");
    builder.addVertex("encoder", new RecurrentVertex(layer(cell, direction)), "below");
    String[] inputs = new String[1 + cell.states().size()];
    inputs[0] = "target";
    for (int i = 1; i < inputs.length; i++) {
      inputs[i] = cell.states().get(i - 1);
      builder.addVertex(inputs[i], new FinalState(inputs[i]), "encoder");
    }
    ComputationGraph graph =
        new ComputationGraph(
            builder
                .addVertex("decoder", new RecurrentVertex(cell, H), inputs)
                .addLayer("y", new SoftmaxOutput.Builder().nOut(4).build(), "decoder")
                .setOutputs("y")
                .build());
    graph.init();
    graph.params().muli(1.5);
    return graph;
  }

  private static Recurrent layer(Cell cell, Direction direction) {
    return new Recurrent.Builder(cell).direction(direction).nOut(H).build();
  }

  private static MultiDataSet data(DataType type) {
    Random random = new Random(3);
    INDArray x = Translator.normal(random, N, 2, T).castTo(type);
    for (int n = 0; n < N; n++) {
      for (int t = 0; t < T; t++) {
        if (MASK[n][t] == 0) {
          x.putScalar(n, 0, t, Double.NaN).putScalar(n, 1, t, Double.NaN);
        }
      }
    }
    return new MultiDataSet(
        new INDArray[] {x, Translator.normal(random, N, 2, 2).castTo(type)},
        new INDArray[] {Nd4j.ones(type, N, 1, 2)},
        new INDArray[] {Nd4j.createFromArray(MASK).castTo(type), Nd4j.ones(type, N, 2)},
        new INDArray[] {Nd4j.ones(type, N, 2)});
  }

  @ParameterizedTest
  @EnumSource(CellName.class)
  void itsLastStatesAreZeroWhateverItHolds(CellName cell) {
    for (Direction direction : new Direction[] {Direction.FORWARD, Direction.BACKWARD}) {
      ComputationGraph graph = graph(DataType.FLOAT, cell.cell(), direction);
      graph.params().addi(0.2); // so that rectified units are on
      MultiDataSet data = data(DataType.FLOAT);
      graph.setLayerMaskArrays(data.getFeaturesMaskArrays(), data.getLabelsMaskArrays());
      var all = graph.feedForward(data.getFeatures(), false, true);
      for (String state : cell.cell().states()) {
        INDArray last = all.get(state);
        assertEquals(Nd4j.zeros(DataType.FLOAT, H), last.getRow(EMPTY).dup());
        assertTrue(last.getRow(0).norm2Number().doubleValue() > 0.01);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GRU, FORWARD, DOUBLE", "GRU, BACKWARD, FLOAT",
    "LSTM, FORWARD, FLOAT", "LSTM, BACKWARD, DOUBLE"
  })
  void theEncoderIsTrainedAsIfItWereNotThere(CellName cell, Direction direction, DataType type) {
    ComputationGraph graph = graph(type, cell.cell(), direction);
    MultiDataSet data = data(type);
    PictureGraphs.gradient(graph, data);
    INDArray all = graph.gradient().getGradientFor("encoder_W").dup();
    INDArray below = graph.gradient().getGradientFor("below_W").dup();
    INDArray sum = Nd4j.zerosLike(all);
    INDArray sumBelow = Nd4j.zerosLike(below);
    for (int row = 0; row < N; row++) {
      if (row != EMPTY) {
        PictureGraphs.gradient(graph, row(data, row));
        sum.addi(graph.gradient().getGradientFor("encoder_W"));
        sumBelow.addi(graph.gradient().getGradientFor("below_W"));
      }
    }
    double exact = type == DataType.DOUBLE ? 1e-12 : 1e-6;
    assertEquals(0, sum.distance2(all), exact);
    assertEquals(0, sumBelow.distance2(below), exact);
    assertTrue(sumBelow.norm2Number().doubleValue() > 0.01);
    PictureGraphs.gradient(graph, row(data, EMPTY));
    for (String name : new String[] {"encoder_W", "encoder_RW", "encoder_b", "below_W"}) {
      INDArray gradient = graph.gradient().getGradientFor(name);
      assertEquals(Nd4j.zerosLike(gradient), gradient, name);
    }
  }

  private static MultiDataSet row(MultiDataSet data, int row) {
    return new MultiDataSet(
        row(data.getFeatures(), row),
        row(data.getLabels(), row),
        row(data.getFeaturesMaskArrays(), row),
        row(data.getLabelsMaskArrays(), row));
  }

  private static INDArray[] row(INDArray[] arrays, int row) {
    INDArray[] rows = new INDArray[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      rows[i] = arrays[i].get(NDArrayIndex.interval(row, row + 1)).dup('c');
    }
    return rows;
  }
}
