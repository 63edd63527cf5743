package dev.unroll.captioning.encoder;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The smallest network that an encoder can learn in: two classes of the mean of its regions. */
final class Classifier {
  private Classifier() {}

  static ComputationGraph graph(PictureEncoder encoder, Tuning tuning, IUpdater updater) {
    int side = encoder.pixels().side();
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(2)
            .updater(updater)
            .graphBuilder()
            .addInputs("x")
            .setInputTypes(InputType.convolutional(side, side, 3));
    String mean = Regions.mean(builder, encoder.add(builder, "x", tuning));
    builder.addLayer(
        "y",
        new OutputLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).nOut(2).build(),
        mean);
    ComputationGraph graph = new ComputationGraph(builder.setOutputs("y").build());
    graph.init();
    encoder.load(graph);
    return graph;
  }
}
