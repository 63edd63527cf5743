package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.CaptionCase;
import dev.unroll.benchmarks.work.CaptionSizes;
import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.decoder.AttentionDecoder;
import dev.unroll.layers.decoder.DecoderConfiguration;
import dev.unroll.layers.decoder.DecoderForm;
import dev.unroll.layers.decoder.Feeding;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.frames.FrameConvolution;
import dev.unroll.layers.frames.Window;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.vertex.FirstStep;
import dev.unroll.layers.vertex.WithoutFirstStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * A case's network as a graph. Inputs are token ids [N, 1, T] and the picture, [N, G]; or for a
 * grid its mean [N, G] and its places [N, G, S].
 */
final class CaptionNetwork {
  private CaptionNetwork() {}

  static CarryingGraph graph(CaptionCase work, Rate rate) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(1).miniBatch(false);
    new Optimiser(Optimiser.Kind.ADAM, 0, 0).configure(builder, rate);
    GraphBuilder graph = builder.graphBuilder();
    CaptionSizes sizes = work.sizes();
    if (work.attends()) {
      addGrid(graph, sizes);
    } else {
      addFirstWord(graph, sizes);
    }
    graph.addLayer("output", new SoftmaxOutput.Builder().nOut(sizes.tokens()).build(), "top");
    CarryingGraph network = new CarryingGraph(graph.setOutputs("output").build());
    network.init();
    return network;
  }

  private static TokenEmbedding embedding(CaptionSizes sizes) {
    return new TokenEmbedding.Builder().nIn(sizes.tokens()).nOut(sizes.embedding()).build();
  }

  private static DenseLayer dense(int outputs, Activation activation) {
    return new DenseLayer.Builder().nOut(outputs).activation(activation).build();
  }

  private static void addFirstWord(GraphBuilder graph, CaptionSizes sizes) {
    Recurrent cells = new Recurrent.Builder(new Lstm()).nOut(sizes.hidden()).build();
    graph
        .addInputs("tokens", "picture")
        .setInputTypes(InputType.recurrent(1), InputType.feedForward(sizes.features()))
        .addLayer("embedded", embedding(sizes), "tokens")
        .addLayer("word", dense(sizes.embedding(), Activation.IDENTITY), "picture")
        .addVertex("words", new FirstStep(), "embedded", "word")
        .addLayer("cells", cells, "words")
        .addVertex("top", new WithoutFirstStep(), "cells");
  }

  private static void addGrid(GraphBuilder graph, CaptionSizes sizes) {
    int hidden = sizes.hidden();
    DecoderForm form =
        new DecoderForm(
            new Lstm(),
            1,
            AttentionForm.additive(hidden, hidden, hidden),
            Feeding.CONTEXT_FEEDING,
            hidden);
    DecoderConfiguration decoder =
        new DecoderConfiguration.Builder(form).doublyStochastic(CaptionCase.LAMBDA).build();
    FrameConvolution projection =
        new FrameConvolution.Builder(Window.centred(1, 1))
            .nOut(hidden)
            .activation(Activation.TANH)
            .build();
    graph
        .addInputs("tokens", "mean", "grid")
        .setInputTypes(
            InputType.recurrent(1),
            InputType.feedForward(sizes.features()),
            InputType.recurrent(sizes.features()))
        .addLayer("embedded", embedding(sizes), "tokens")
        .addLayer("h", dense(hidden, Activation.TANH), "mean")
        .addLayer("c", dense(hidden, Activation.TANH), "mean")
        .addLayer("places", projection, "grid")
        .addVertex("top", new AttentionDecoder(decoder), "embedded", "places", "h", "c");
  }
}
