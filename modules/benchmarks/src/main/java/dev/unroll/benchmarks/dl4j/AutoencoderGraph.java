package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.AutoencoderCase;
import dev.unroll.benchmarks.work.AutoencoderCase.Kind;
import dev.unroll.benchmarks.work.AutoencoderSizes;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import dev.unroll.layers.vertex.EveryStep;
import dev.unroll.layers.vertex.FinalState;
import dev.unroll.layers.vertex.RecurrentVertex;
import dev.unroll.layers.vertex.StackRows;
import dev.unroll.layers.vertex.UnstackRows;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.Activation;

/**
 * A case's network as a graph. Inputs are ids of the sources [N, 1, T] and of the targets [d · N,
 * 1, T], those of the first decoder before those of the second.
 */
final class AutoencoderGraph {
  private final GraphBuilder graph;
  private final AutoencoderSizes sizes;
  private final Cell cell;

  private AutoencoderGraph(GraphBuilder graph, AutoencoderCase work) {
    this.graph = graph;
    this.sizes = work.sizes();
    this.cell = work.kind() == Kind.PLAIN ? new Lstm() : new Gru();
  }

  static CarryingGraph graph(AutoencoderCase work, Rate rate) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(1).miniBatch(false);
    new Optimiser(Optimiser.Kind.ADAM, 0, 0).configure(builder, rate);
    GraphBuilder graph =
        builder
            .graphBuilder()
            .addInputs("source", "target")
            .setInputTypes(InputType.recurrent(1), InputType.recurrent(1));
    AutoencoderGraph parts = new AutoencoderGraph(graph, work);
    parts.addEncoder();
    parts.addDecoders(work.kind().decoders());
    graph.addLayer(
        "output", new SoftmaxOutput.Builder().nOut(work.sizes().tokens()).build(), "written");
    CarryingGraph network = new CarryingGraph(graph.setOutputs("output").build());
    network.init();
    return network;
  }

  private void addEncoder() {
    addEmbedding("read words", "source");
    List<String> last = new ArrayList<>();
    for (Direction direction : List.of(Direction.FORWARD, Direction.BACKWARD)) {
      String name = "read " + direction;
      Recurrent half =
          new Recurrent.Builder(cell).direction(direction).nOut(sizes.hidden() / 2).build();
      graph.addVertex(name, new RecurrentVertex(half), "read words");
      for (String state : cell.states()) {
        last.add(name + " " + state);
        graph.addVertex(name + " " + state, new FinalState(state), name);
      }
    }
    graph.addLayer("vector", affine(sizes.vector()), last.toArray(String[]::new));
  }

  private void addDecoders(int decoders) {
    addEmbedding("words", "target");
    String[] written = new String[decoders];
    for (int i = 0; i < decoders; i++) {
      graph.addVertex("words " + i, new UnstackRows(i, decoders), "words");
      graph.addVertex("given " + i, new EveryStep(), "words " + i, "vector");
      List<String> inputs = new ArrayList<>(List.of("given " + i));
      for (String state : cell.states()) {
        inputs.add("first " + state + i);
        graph.addLayer("first " + state + i, affine(sizes.hidden()), "vector");
      }
      written[i] = "cells " + i;
      graph.addVertex(
          written[i], new RecurrentVertex(cell, sizes.hidden()), inputs.toArray(String[]::new));
    }
    graph.addVertex("written", new StackRows(), written);
  }

  private void addEmbedding(String name, String ids) {
    graph.addLayer(
        name,
        new TokenEmbedding.Builder().nIn(sizes.tokens()).nOut(sizes.embedding()).build(),
        ids);
  }

  private static DenseLayer affine(int outputs) {
    return new DenseLayer.Builder().nOut(outputs).activation(Activation.IDENTITY).build();
  }
}
