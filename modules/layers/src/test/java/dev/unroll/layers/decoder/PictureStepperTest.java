package dev.unroll.layers.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.layers.decoder.DecoderParts.CellPart;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.vertex.EveryStep;
import dev.unroll.layers.vertex.FirstStep;
import dev.unroll.layers.vertex.WithoutFirstStep;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a picture is to a sentence, step by step as in a graph over all steps. */
class PictureStepperTest {
  private static final int N = 3;
  private static final int T = 4;
  private static final int E = 2;
  private static final int H = 5;
  private static final int[] ROWS = {0, 1, 2};

  private final Random random = new Random(2);
  private final INDArray words = DecoderProblem.normal(random, N, E, T).castTo(DataType.FLOAT);
  private final INDArray pictures = DecoderProblem.normal(random, N, E).castTo(DataType.FLOAT);

  private static GraphBuilder builder() {
    return new NeuralNetConfiguration.Builder()
        .seed(6)
        .graphBuilder()
        .addInputs("words", "pictures")
        .setInputTypes(InputType.recurrent(E), InputType.feedForward(E));
  }

  private static DecoderParts parts(ComputationGraph graph) {
    Layer layer = graph.getLayer("cells");
    Map<String, INDArray> parameters = layer.paramTable();
    Recurrent cell = (Recurrent) layer.conf().getLayer();
    return new DecoderParts(List.of(new CellPart(cell, parameters)), List.of());
  }

  private float[] word(int t) {
    return words.permute(2, 0, 1).slice(t).dup('c').data().asFloat();
  }

  private void assertSteps(ComputationGraph graph, String name, DecoderStepper stepper) {
    Map<String, INDArray> all = graph.feedForward(new INDArray[] {words, pictures}, false, true);
    for (int t = 0; t < T; t++) {
      float[] h = stepper.step(ROWS, ROWS, word(t));
      for (int i = 0; i < N * H; i++) {
        assertEquals(all.get(name).getDouble(i / H, i % H, t), h[i], 1e-5);
      }
    }
  }

  private static ComputationGraph started(GraphBuilder builder, String output) {
    ComputationGraph graph = new ComputationGraph(builder.setOutputs(output).build());
    graph.init();
    return graph;
  }

  @Test
  void aPictureAtEveryStepIsWhatTheStepperRepeats() {
    ComputationGraph graph =
        started(
            builder()
                .addVertex("both", new EveryStep(), "words", "pictures")
                .addLayer("cells", new Recurrent.Builder(new Elman()).nOut(H).build(), "both"),
            "cells");
    DecoderStepper stepper = new DecoderStepper(parts(graph), N, E);
    stepper.reset(List.of());
    stepper.repeat(pictures);
    assertSteps(graph, "cells", stepper);
  }

  @Test
  void aPictureAsFirstWordIsOneStepFromTheZeroState() {
    ComputationGraph graph =
        started(
            builder()
                .addVertex("longer", new FirstStep(), "words", "pictures")
                .addLayer("cells", new Recurrent.Builder(new Lstm()).nOut(H).build(), "longer")
                .addVertex("answers", new WithoutFirstStep(), "cells"),
            "answers");
    DecoderStepper stepper = new DecoderStepper(parts(graph), N);
    stepper.reset(List.of());
    stepper.step(ROWS, ROWS, pictures.dup('c').data().asFloat());
    assertSteps(graph, "answers", stepper);
  }
}
