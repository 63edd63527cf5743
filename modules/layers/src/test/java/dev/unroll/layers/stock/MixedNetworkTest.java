package dev.unroll.layers.stock;

import static dev.unroll.layers.stock.Subject.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.recurrent.Recurrent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks in which stock recurrent layers are some among others. */
@SuppressWarnings("deprecation") // networks that hold a GravesLSTM still have to be read
class MixedNetworkTest {
  private static final double TOLERANCE = 1e-5;
  private static final int FEATURES = 3;
  private static final int LABELS = 2;

  private static NeuralNetConfiguration.Builder settings() {
    return new NeuralNetConfiguration.Builder()
        .seed(5)
        .activation(Activation.TANH)
        .updater(new Adam(0.003))
        .l2(0.001);
  }

  private static Subject network(InputType input, Layer... layers) {
    NeuralNetConfiguration.ListBuilder list = settings().list(layers);
    MultiLayerNetwork network = new MultiLayerNetwork(list.setInputType(input).build());
    network.init();
    return new Subject(network);
  }

  private static Layer output() {
    return new OutputLayer.Builder(LossFunction.MSE)
        .nOut(LABELS)
        .activation(Activation.IDENTITY)
        .build();
  }

  private static LSTM.Builder lstm() {
    return new LSTM.Builder().nOut(4).activation(Activation.TANH);
  }

  private static DataSet sequences() {
    return new DataSet(Nd4j.rand(4, FEATURES, 5).subi(0.5), Nd4j.rand(4, LABELS));
  }

  private static void assertTrainsAlike(Subject stock, DataSet data, double tolerance) {
    Subject fast = stock.accelerated();
    for (int i = 0; i < 20; i++) {
      stock.fit(data);
      fast.fit(data);
      assertEquals(stock.model().score(), fast.model().score(), tolerance);
    }
    assertClose(stock.output(data), fast.reloaded().output(data), tolerance, "output");
  }

  @Test
  void layersBetweenStayAsTheyWere() {
    Subject stock =
        network(
            InputType.recurrent(7),
            new EmbeddingSequenceLayer.Builder().nIn(7).nOut(FEATURES).build(),
            lstm().build(),
            new DenseLayer.Builder().nOut(5).activation(Activation.TANH).build(),
            new BatchNormalization.Builder().build(),
            new DropoutLayer(1.0),
            new LastTimeStep(new Bidirectional(Bidirectional.Mode.ADD, lstm().build())),
            output());
    INDArray tokens = Nd4j.rand(4, 1, 5).muli(7);
    DataSet data =
        new DataSet(tokens.castTo(DataType.INT32).castTo(DataType.FLOAT), Nd4j.rand(4, LABELS));
    assertEquals(List.of("layer1", "layer5"), stock.plan().replaced());
    assertTrainsAlike(stock, data, TOLERANCE);
  }

  @Test
  void poolingSeesTheSameSequence() {
    Subject stock =
        network(
            InputType.recurrent(FEATURES),
            new Bidirectional(lstm().build()),
            new GlobalPoolingLayer(),
            output());
    assertTrainsAlike(stock, sequences(), TOLERANCE);
  }

  @Test
  void dropoutAndWeightNoiseAreTakenOver() {
    Subject stock =
        network(
            InputType.recurrent(FEATURES),
            lstm().dropOut(0.5).weightNoise(new DropConnect(0.7)).build(),
            new Bidirectional(lstm().dropOut(0.6).build()),
            new GlobalPoolingLayer(),
            output());
    MultiLayerNetwork fast = (MultiLayerNetwork) stock.accelerated().model();
    BaseLayer first = (BaseLayer) fast.getLayer(0).conf().getLayer();
    Bidirectional second = (Bidirectional) fast.getLayer(1).conf().getLayer();
    assertEquals(new Dropout(0.5), first.getIDropout());
    assertEquals(new DropConnect(0.7), first.getWeightNoise());
    for (Layer half : List.of(second.getFwd(), second.getBwd())) {
      assertEquals(Recurrent.class, half.getClass());
      assertEquals(new Dropout(0.6), half.getIDropout());
    }
    fast.fit(sequences());
    assertTrue(Double.isFinite(fast.score()));
  }

  @Test
  void frozenLayersStayFrozen() {
    Subject stock =
        network(
            InputType.recurrent(FEATURES),
            new FrozenLayer(lstm().build()),
            new LastTimeStep(lstm().build()),
            output());
    INDArray frozen = ((MultiLayerNetwork) stock.model()).getLayer(0).params().dup();
    Subject fast = stock.accelerated();
    fast.fit(sequences());
    assertEquals(List.of("layer0", "layer1"), stock.plan().replaced());
    assertEquals(frozen, ((MultiLayerNetwork) fast.model()).getLayer(0).params());
    assertTrainsAlike(stock, sequences(), TOLERANCE);
  }

  @Test
  void branchesOfGraphsKeepTheirParameters() {
    ComputationGraph graph =
        new ComputationGraph(
            settings()
                .biasUpdater(new Adam(0.001))
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.recurrent(FEATURES))
                .addLayer("last", output(), "pooled")
                .addLayer("pooled", new GlobalPoolingLayer(), "joined")
                .addVertex("joined", new MergeVertex(), "z", "a")
                .addLayer("z", new GravesLSTM.Builder().nOut(3).build(), "in")
                .addLayer("a", new Bidirectional(new GravesLSTM.Builder().nOut(2).build()), "in")
                .setOutputs("last")
                .build());
    graph.init();
    Subject stock = new Subject(graph);
    stock.fit(sequences());
    assertEquals(Set.of("a", "z"), Set.copyOf(stock.plan().replaced()));
    assertTrainsAlike(stock, sequences(), TOLERANCE);
  }

  @Test
  void whatCannotBeReplacedStaysAndThePlanSaysWhy() {
    Subject stock =
        network(
            InputType.recurrent(FEATURES),
            lstm().gateActivationFunction(Activation.HARDSIGMOID).build(),
            new SimpleRnn.Builder().nOut(3).hasLayerNorm(true).activation(Activation.TANH).build(),
            new Bidirectional(new SimpleRnn.Builder().nOut(3).activation(Activation.ELU).build()),
            new GravesLSTM.Builder().nOut(3).weightNoise(new DropConnect(0.9)).build(),
            new LastTimeStep(lstm().build()),
            output());
    Acceleration plan = stock.plan();
    assertEquals(List.of("layer4"), plan.replaced());
    assertEquals(Set.of("layer0", "layer1", "layer2", "layer3"), plan.kept().keySet());
    assertEquals("it has layer normalisation", plan.kept().get("layer1"));
  }

  @Test
  void networkWithNothingToReplaceIsCopied() {
    Subject stock =
        network(
            InputType.feedForward(FEATURES), new DenseLayer.Builder().nOut(4).build(), output());
    DataSet data = new DataSet(Nd4j.rand(4, FEATURES), Nd4j.rand(4, LABELS));
    stock.fit(data);
    Subject fast = stock.accelerated();
    assertEquals(new Acceleration(List.of(), Map.of()), stock.plan());
    assertEquals(stock.configuration(), fast.configuration());
    assertTrainsAlike(stock, data, 0);
  }

  @Test
  void networkOfAnotherTypeIsCopied() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            settings()
                .dataType(DataType.DOUBLE)
                .list(new LastTimeStep(lstm().build()), output())
                .setInputType(InputType.recurrent(FEATURES))
                .build());
    network.init();
    Subject stock = new Subject(network);
    assertEquals(
        Map.of("layer0", "the network is of type DOUBLE, and only FLOAT is faster"),
        stock.plan().kept());
    assertEquals(stock.configuration(), stock.accelerated().configuration());
    assertTrainsAlike(stock, sequences(), 0);
  }

  @Test
  void paddingDoesNotChangeAnAcceleratedBidirectionalLayer() {
    for (Bidirectional.Mode mode : Bidirectional.Mode.values()) {
      Subject stock =
          network(
              InputType.recurrent(FEATURES),
              new Bidirectional(mode, lstm().build()),
              new GlobalPoolingLayer(),
              output());
      Subject fast = stock.accelerated();
      DataSet data = sequences();
      INDArray padding = Nd4j.valueArrayOf(new long[] {4, FEATURES, 2}, 9f);
      DataSet padded = new DataSet(Nd4j.concat(2, data.getFeatures(), padding), data.getLabels());
      padded.setFeaturesMaskArray(Nd4j.concat(1, Nd4j.ones(4, 5), Nd4j.zeros(4, 2)));
      assertClose(stock.output(data), fast.output(padded), TOLERANCE, mode + " output");
    }
  }

  @Test
  void networkWithoutParametersIsRefused() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(settings().list(lstm().nIn(2).build(), output()).build());
    assertEquals(
        "the network has no parameters yet; call init() on it first",
        assertThrows(IllegalArgumentException.class, () -> StockNetworks.accelerate(network))
            .getMessage());
  }
}
