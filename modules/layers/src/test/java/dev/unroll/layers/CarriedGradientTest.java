package dev.unroll.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.dropout.ElementDropout;
import dev.unroll.layers.dropout.VariationalDropout;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.layers.recurrent.Recurrent;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Gradients with a carried state, against finite differences in double. */
class CarriedGradientTest {
  private static final int V = 4;
  private static final int H = 2;
  private static final int N = 3;
  private static final int T = 4;

  private final Random random = new Random(11);
  private final INDArray ids = ids(V);
  private final INDArray labels = ids(V);
  private final INDArray mask =
      Nd4j.createFromArray(new double[][] {{1, 1, 1, 1}, {1, 0, 1, 1}, {1, 1, 1, 0}});

  @ParameterizedTest
  @EnumSource(CellName.class)
  void gradientOfEveryCellWithCarriedStateIsExact(CellName cell) {
    checkGradient(graph(layer(cell), layer(cell), none(), none()));
  }

  @Test
  void gradientThroughDropoutIsExact() {
    checkGradient(
        graph(
            layer(CellName.LSTM),
            layer(CellName.ELMAN),
            new VariationalDropout(0.4, 9, "a"),
            new ElementDropout(0.3, 9, "b")));
  }

  /**
   * The trap that {@link CarryingGraph} exists for; when this fails, the stock graph was mended.
   */
  @Test
  void stockGraphLosesTheCarriedState() {
    ComputationGraph stock =
        new ComputationGraph(configuration(stockLstm(), stockLstm(), none(), none()));
    checkTrap(stock, graph(stockLstm(), stockLstm(), none(), none()));
  }

  /** Why {@code SimpleRnn} has a successor here: it errs even in our graph. */
  @Test
  void stockSimpleRnnLosesTheCarriedState() {
    CarryingGraph stock =
        new CarryingGraph(configuration(simpleRnn(), simpleRnn(), none(), none()));
    checkTrap(stock, graph(layer(CellName.ELMAN), layer(CellName.ELMAN), none(), none()));
  }

  private void checkTrap(ComputationGraph stock, CarryingGraph ours) {
    stock.init(ours.params().dup(), false);
    Map<String, Map<String, INDArray>> state = states(ours);
    ours.carry(state);
    state.forEach(
        (name, arrays) -> {
          var layer = (org.deeplearning4j.nn.api.layers.RecurrentLayer) stock.getLayer(name);
          layer.rnnSetPreviousState(arrays);
          layer.rnnSetTBPTTState(arrays);
        });
    segment(stock);
    segment(ours);
    assertEquals(ours.score(), stock.score(), 1e-9);
    INDArray expected = ours.getFlattenedGradients();
    double error = stock.getFlattenedGradients().sub(expected).norm2Number().doubleValue();
    assertTrue(error > 0.01 * expected.norm2Number().doubleValue(), "relative error " + error);
  }

  private static Layer layer(CellName cell) {
    return new Recurrent.Builder(cell.cell()).nIn(H).nOut(H).build();
  }

  private static Layer stockLstm() {
    return new LSTM.Builder()
        .nIn(H)
        .nOut(H)
        .activation(Activation.TANH)
        .dataFormat(RNNFormat.NCW)
        .build();
  }

  private static Layer simpleRnn() {
    return new SimpleRnn.Builder().nIn(H).nOut(H).activation(Activation.TANH).build();
  }

  @Test
  void forgottenRowsStartFromZeroAndOthersGoOn() {
    CarryingGraph graph = graph(layer(CellName.LSTM), layer(CellName.ELMAN), none(), none());
    graph.carry(states(graph));
    checkForget(graph);
    segment(graph);
    // From here on the layers may hold one array for both passes, where carry(...) gave them two.
    graph.advance();
    checkForget(graph);
  }

  private void checkForget(CarryingGraph graph) {
    Map<String, Map<String, INDArray>> state = graph.carry();
    graph.forget(new int[] {1});
    double score = segment(graph);
    INDArray gradient = graph.getFlattenedGradients().dup();
    graph.carry(state);
    assertTrue(Math.abs(segment(graph) - score) > 1e-4, "the state must matter");
    INDArray kept = Nd4j.createFromArray(new double[][] {{1}, {0}, {1}});
    state.values().forEach(arrays -> arrays.replaceAll((name, all) -> all.mulColumnVector(kept)));
    graph.carry(state);
    assertEquals(segment(graph), score, 1e-12);
    assertEquals(0, graph.getFlattenedGradients().distance2(gradient), 1e-12);
    graph.carry(state);
  }

  @Test
  void twoSegmentsEqualOneWhenStateIsCarried() {
    CarryingGraph graph = graph(layer(CellName.LSTM), layer(CellName.ELMAN), none(), none());
    graph.setInputs(ids);
    double whole = segment(graph, ids, labels, mask);
    graph.clearCarry();
    double sum = 0;
    for (int t = 0; t < T; t += 2) {
      var steps = org.nd4j.linalg.indexing.NDArrayIndex.interval(t, t + 2);
      var all = org.nd4j.linalg.indexing.NDArrayIndex.all();
      sum +=
          segment(
              graph,
              ids.get(all, all, steps).dup('c'),
              labels.get(all, all, steps).dup('c'),
              mask.get(all, steps).dup('c'));
      graph.advance();
    }
    assertEquals(whole, sum, 1e-9);
  }

  private void checkGradient(CarryingGraph graph) {
    Map<String, Map<String, INDArray>> state = states(graph);
    graph.carry(state);
    segment(graph);
    INDArray gradient = graph.getFlattenedGradients().dup();
    FiniteDifference.assertGradient(
        graph.params(),
        gradient,
        () -> {
          graph.carry(state);
          return segment(graph);
        },
        1e-6);
  }

  private double segment(ComputationGraph graph) {
    return segment(graph, ids, labels, mask);
  }

  private static double segment(
      ComputationGraph graph, INDArray ids, INDArray labels, INDArray mask) {
    graph.setInputs(ids);
    graph.setLabels(labels);
    graph.setLayerMaskArrays(null, new INDArray[] {mask});
    graph.computeGradientAndScore();
    return graph.score();
  }

  /** States that are far from zero, as carried ones are. */
  private Map<String, Map<String, INDArray>> states(CarryingGraph graph) {
    graph.clearCarry();
    for (int i = 0; i < 3; i++) {
      segment(graph);
      graph.advance();
    }
    return graph.carry();
  }

  private INDArray ids(int size) {
    INDArray array = Nd4j.create(DataType.DOUBLE, N, 1, T);
    for (int i = 0; i < array.length(); i++) {
      array.putScalar(i, random.nextInt(size));
    }
    return array;
  }

  private static IDropout none() {
    return new ElementDropout(0, 1, "none");
  }

  private static CarryingGraph graph(Layer first, Layer second, IDropout low, IDropout high) {
    CarryingGraph graph = new CarryingGraph(configuration(first, second, low, high));
    graph.init();
    return graph;
  }

  private static ComputationGraphConfiguration configuration(
      Layer first, Layer second, IDropout low, IDropout high) {
    return new NeuralNetConfiguration.Builder()
        .seed(5)
        .dataType(DataType.DOUBLE)
        .miniBatch(false)
        .updater(new Sgd(1))
        .graphBuilder()
        .addInputs("ids")
        .addLayer(
            "embedding",
            new EmbeddingSequenceLayer.Builder()
                .nIn(V)
                .nOut(H)
                .outputDataFormat(RNNFormat.NCW)
                .build(),
            "ids")
        .addLayer("first", first, "embedding")
        .addLayer("low", new DropoutLayer.Builder(low).build(), "first")
        .addLayer("second", second, "low")
        .addLayer("high", new DropoutLayer.Builder(high).build(), "second")
        .addLayer(
            "output",
            new RnnOutputLayer.Builder(new SparseCrossEntropy())
                .nIn(H)
                .nOut(V)
                .activation(Activation.IDENTITY)
                .dataFormat(RNNFormat.NCW)
                .build(),
            "high")
        .setOutputs("output")
        .backpropType(BackpropType.TruncatedBPTT)
        .tBPTTForwardLength(T)
        .tBPTTBackwardLength(T)
        .build();
  }
}
