package dev.unroll.layers.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.vertex.FinalState;
import dev.unroll.layers.vertex.RecurrentVertex;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

/** An encoder, a decoder that starts from its last states, and an output. */
final class DecoderGraphs {
  static final int H = 3;
  static final int A = 4;

  private DecoderGraphs() {}

  static DecoderForm form(Feeding feeding) {
    return new DecoderForm(new Lstm(), 2, AttentionForm.additive(H, H, 5), feeding, A);
  }

  static NeuralNetConfiguration.Builder network(DataType type) {
    return new NeuralNetConfiguration.Builder()
        .dataType(type)
        .seed(3)
        .updater(new Adam(0.01))
        .miniBatch(false);
  }

  static GraphBuilder encoder(NeuralNetConfiguration.Builder network) {
    return network
        .graphBuilder()
        .addInputs("target", "source")
        .setInputTypes(InputType.recurrent(2), InputType.recurrent(2))
        .addVertex("encoder", new RecurrentVertex(new Lstm(), H), "source")
        .addVertex("h", FinalState.hidden(), "encoder")
        .addVertex("c", FinalState.memory(), "encoder")
        .addLayer("embedded", new Recurrent.Builder(new Gru()).nOut(2).build(), "target");
  }

  static ComputationGraphConfiguration configuration(
      NeuralNetConfiguration.Builder network, GraphVertex decoder) {
    return output(
        encoder(network).addVertex("decoder", decoder, "embedded", "encoder", "h", "c", "c", "h"));
  }

  static ComputationGraphConfiguration output(GraphBuilder builder) {
    return builder.addLayer("output", newOutput(3), "decoder").setOutputs("output").build();
  }

  static RnnOutputLayer newOutput(int classes) {
    return new RnnOutputLayer.Builder(new SparseCrossEntropy())
        .nIn(A)
        .nOut(classes)
        .activation(Activation.IDENTITY)
        .dataFormat(RNNFormat.NCW)
        .build();
  }

  static ComputationGraph graph(NeuralNetConfiguration.Builder network, Feeding feeding) {
    return init(configuration(network, new AttentionDecoder(form(feeding))));
  }

  static ComputationGraph init(ComputationGraphConfiguration configuration) {
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    return graph;
  }

  static Map<String, INDArray> gradient(ComputationGraph graph, MultiDataSet data) {
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.setLayerMaskArrays(data.getFeaturesMaskArrays(), data.getLabelsMaskArrays());
    graph.computeGradientAndScore();
    Map<String, INDArray> copies = new HashMap<>();
    graph.gradient().gradientForVariable().forEach((name, one) -> copies.put(name, one.dup()));
    return copies;
  }

  /** The gradient of the score along a random direction of each array is a finite difference. */
  static void assertGradient(ComputationGraph graph, MultiDataSet data, Random random) {
    Map<String, INDArray> slopes = gradient(graph, data);
    assertEquals(graph.paramTable().keySet(), slopes.keySet());
    slopes.forEach(
        (name, slope) -> {
          INDArray parameter = graph.paramTable().get(name);
          INDArray kept = parameter.dup();
          INDArray direction =
              DecoderProblem.normal(random, (int) parameter.length()).reshape(parameter.shape());
          parameter.addi(direction.mul(1e-5));
          double above = graph.score(data, true);
          parameter.assign(kept).subi(direction.mul(1e-5));
          double below = graph.score(data, true);
          parameter.assign(kept);
          double expected = (above - below) / 2e-5;
          double actual = slope.reshape(parameter.shape()).mul(direction).sumNumber().doubleValue();
          assertEquals(expected, actual, 1e-7 * (1 + Math.abs(expected)), name);
          assertTrue(slope.amaxNumber().doubleValue() > 1e-8, name + " has no gradient");
        });
  }

  static INDArray output(ComputationGraph graph, MultiDataSet data) {
    return graph.output(false, data.getFeatures(), data.getFeaturesMaskArrays())[0].dup();
  }
}
