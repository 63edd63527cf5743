package dev.unroll.layers.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.decoding.AttentiveScorer;
import dev.unroll.core.decoding.StepScorer;
import dev.unroll.layers.attention.AttentionForm;
import dev.unroll.layers.decoder.DecoderParts.CellPart;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.vertex.EveryStep;
import dev.unroll.layers.vertex.FirstStep;
import dev.unroll.layers.vertex.WithoutFirstStep;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a picture is to a sentence, token by token as in a graph over all steps. */
class DecoderScorerTest {
  private static final int N = 3;
  private static final int T = 4;
  private static final int E = 2;
  private static final int H = 5;
  private static final int V = 6;
  private static final int S = 7;
  private static final int[] ROWS = {0, 1, 2};

  private final Random random = new Random(2);
  private final INDArray tokens = Nd4j.zeros(DataType.FLOAT, N, 1, T);

  DecoderScorerTest() {
    for (int i = 0; i < N * T; i++) {
      tokens.putScalar(i, random.nextInt(V));
    }
  }

  private INDArray normal(int... shape) {
    return DecoderProblem.normal(random, shape).castTo(DataType.FLOAT);
  }

  private static GraphBuilder builder(InputType picture) {
    return new NeuralNetConfiguration.Builder()
        .seed(6)
        .graphBuilder()
        .addInputs("tokens", "picture")
        .setInputTypes(InputType.recurrent(1), picture)
        .addLayer("words", new TokenEmbedding.Builder().nIn(V).nOut(E).build(), "tokens");
  }

  private static ComputationGraph started(GraphBuilder builder) {
    builder.addLayer("y", new SoftmaxOutput.Builder().nOut(V).build(), "top").setOutputs("y");
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    graph.params().muli(2);
    return graph;
  }

  private static DecoderParts cells(ComputationGraph graph, String name) {
    Layer layer = graph.getLayer(name);
    Recurrent cell = (Recurrent) layer.conf().getLayer();
    return new DecoderParts(List.of(new CellPart(cell, layer.paramTable())), List.of());
  }

  private StepScorer scorer(ComputationGraph graph, DecoderParts parts, DecoderSource source) {
    TokenDecoder decoder =
        new TokenDecoder(
            parts,
            graph.getParam("words_W").dup('c').toFloatMatrix(),
            graph.getParam("y_W"),
            graph.getParam("y_b").dup().data().asFloat());
    return new DecoderScorer(decoder, N).of(source);
  }

  private void assertScores(ComputationGraph graph, INDArray picture, StepScorer scorer) {
    INDArray expected = graph.output(tokens, picture)[0];
    float[][] scores = new float[N][V];
    for (int t = 0; t < T; t++) {
      int[] before = new int[N];
      for (int n = 0; n < N; n++) {
        before[n] = tokens.getInt(n, 0, t);
      }
      scorer.score(t, ROWS, ROWS, before, scores);
      for (int n = 0; n < N; n++) {
        for (int v = 0; v < V; v++) {
          assertEquals(expected.getDouble(n, v, t), Math.exp(scores[n][v]), 1e-5);
        }
      }
    }
  }

  @Test
  void aPictureAtEveryStepIsReadBesideEachToken() {
    Recurrent cell = new Recurrent.Builder(new Elman()).nOut(H).build();
    ComputationGraph graph =
        started(
            builder(InputType.feedForward(3))
                .addVertex("both", new EveryStep(), "words", "picture")
                .addLayer("top", cell, "both"));
    INDArray picture = normal(N, 3);
    DecoderSource source = DecoderSource.of(N, List.of()).withBeside(picture.toFloatMatrix());
    assertScores(graph, picture, scorer(graph, cells(graph, "top"), source));
  }

  @Test
  void aPictureAsFirstWordIsReadBeforeTheStartSymbol() {
    Recurrent cell = new Recurrent.Builder(new Lstm()).nOut(H).build();
    ComputationGraph graph =
        started(
            builder(InputType.feedForward(E))
                .addVertex("longer", new FirstStep(), "words", "picture")
                .addLayer("cells", cell, "longer")
                .addVertex("top", new WithoutFirstStep(), "cells"));
    INDArray picture = normal(N, E);
    DecoderSource source = DecoderSource.of(N, List.of()).withFirst(picture.toFloatMatrix());
    assertScores(graph, picture, scorer(graph, cells(graph, "cells"), source));
  }

  @Test
  void aGridIsASourceWithoutPadding() {
    DecoderForm form =
        new DecoderForm(new Lstm(), 1, AttentionForm.additive(H, 3, 4), Feeding.CONTEXT_FEEDING, H);
    ComputationGraph graph =
        started(
            builder(InputType.recurrent(3))
                .addVertex("top", new AttentionDecoder(form), "words", "picture"));
    INDArray grid = normal(N, 3, S);
    DecoderSource source = DecoderSource.of(N, List.of()).withSteps(grid);
    StepScorer scorer = scorer(graph, DecoderParts.of(graph, "top"), source);
    assertScores(graph, grid, scorer);
    INDArray weights = AttentionDecoder.weights(graph, "top");
    for (int n = 0; n < N; n++) {
      float[] last = weights.slice(n).slice(T - 1).dup().data().asFloat();
      assertArrayEquals(last, ((AttentiveScorer) scorer).attention(n), 1e-5f);
    }
  }
}
