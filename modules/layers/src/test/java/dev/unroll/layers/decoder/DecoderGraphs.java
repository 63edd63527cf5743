package dev.unroll.layers.decoder;

import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.vertex.FinalState;
import dev.unroll.layers.vertex.RecurrentVertex;
import java.util.HashMap;
import java.util.Map;
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

  static INDArray output(ComputationGraph graph, MultiDataSet data) {
    return graph.output(false, data.getFeatures(), data.getFeaturesMaskArrays())[0].dup();
  }
}
