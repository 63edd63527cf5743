package dev.unroll.layers.vertex;

import dev.unroll.layers.convolution.GridConvolution;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/** A small graph in double precision around a vertex that adds planes to a grid of two. */
final class GridGraph {
  static final int HEIGHT = 3;
  static final int WIDTH = 5;

  private GridGraph() {}

  /**
   * The graph, as it comes out of JSON.
   *
   * @param read what the vertex, "planes", reads: the layer "below", or the input "grid"
   * @param added planes
   */
  static ComputationGraph on(String read, GraphVertex vertex, int added) {
    ConvolutionLayer below = GridConvolution.linear(2, 2, 1, 1, 0);
    ConvolutionLayer above = GridConvolution.linear(2 + added, 3, 3, 1, 1);
    above.setActivationFn(Activation.TANH.getActivationFunction());
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .dataType(DataType.DOUBLE)
            .miniBatch(false)
            .seed(5)
            .graphBuilder()
            .addInputs("grid")
            .setInputTypes(InputType.convolutional(HEIGHT, WIDTH, 2));
    if (read.equals("below")) {
      builder.addLayer("below", below, "grid");
    }
    ComputationGraphConfiguration configuration =
        builder
            .addVertex("planes", vertex, read)
            .addLayer("above", above, "planes")
            .addLayer("mean", new GlobalPoolingLayer(), "above")
            .addLayer("y", new OutputLayer.Builder().nOut(2).build(), "mean")
            .setOutputs("y")
            .build();
    ComputationGraph graph =
        new ComputationGraph(ComputationGraphConfiguration.fromJson(configuration.toJson()));
    graph.init();
    return graph;
  }

  /** Computes the gradient of three examples and returns them. */
  static MultiDataSet learn(ComputationGraph graph) {
    INDArray labels = Nd4j.createFromArray(new double[][] {{1, 0}, {0, 1}, {1, 0}});
    MultiDataSet data = new MultiDataSet(Nd4j.rand(DataType.DOUBLE, 3, 2, HEIGHT, WIDTH), labels);
    graph.setInputs(data.getFeatures());
    graph.setLabels(data.getLabels());
    graph.computeGradientAndScore();
    return data;
  }
}
