package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.decoding.BeamOptions;
import dev.unroll.core.decoding.BeamSearch;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.LogSoftmax;
import dev.unroll.core.decoding.SequenceRules;
import dev.unroll.core.decoding.SequenceSampler;
import dev.unroll.core.decoding.StepScorer;
import dev.unroll.layers.decoder.AttentionDecoder;
import dev.unroll.layers.decoder.DecoderScorer;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.seqtoseq.NetworkConfig.AttentionName;
import dev.unroll.seqtoseq.NetworkConfig.Feeding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The decoder, a step at a time, against the whole graph over whole sequences. */
class DecodingTest {
  private static final int START = 1;
  private static final int STOP = 2;
  private static final int STEPS = 4;
  private static final List<int[]> SOURCES =
      List.of(new int[] {4, 5, 6, 2}, new int[] {8, 2}, new int[] {7, 7, 4, 5, 2});

  private static StepScorer scorer(SeqToSeqConfig config, CarryingGraph graph, int width) {
    SourceReader reader = new SourceReader(config, Models.SOURCE_TOKENS, graph, 3);
    return new DecoderScorer(DecoderWeights.of(config, graph), SOURCES.size() * width)
        .of(reader.read(SOURCES));
  }

  /** Natural logarithm of the probability of target tokens, by the graph alone. */
  private static double logProbability(CarryingGraph graph, int[] source, List<Integer> tokens) {
    int[] inputs = new int[tokens.size()];
    inputs[0] = START;
    for (int i = 1; i < inputs.length; i++) {
      inputs[i] = tokens.get(i - 1);
    }
    INDArray logits = Models.batch(new int[][] {source}, new int[][] {inputs}).logits(graph);
    double sum = 0;
    for (int t = 0; t < inputs.length; t++) {
      float[] row = new float[(int) logits.size(1)];
      for (int v = 0; v < row.length; v++) {
        row[v] = logits.getFloat(0, v, t);
      }
      sum += LogSoftmax.of(row)[tokens.get(t)];
    }
    return sum;
  }

  private static List<Integer> withStop(Hypothesis found) {
    List<Integer> tokens = new ArrayList<>(found.tokens());
    if (found.finished()) {
      tokens.add(STOP);
    }
    return tokens;
  }

  @ParameterizedTest
  @EnumSource(AttentionName.class)
  void aHypothesisHasTheProbabilityThatTheGraphGivesIt(AttentionName attention) {
    SeqToSeqConfig config = Models.config(Models.network(attention));
    CarryingGraph graph = Models.graph(config);
    BeamOptions options = BeamOptions.of(4, SequenceRules.of(START, STOP, STEPS)).withNBest(4);
    List<List<Hypothesis>> found = new BeamSearch(options).search(scorer(config, graph, 4));
    for (int sentence = 0; sentence < SOURCES.size(); sentence++) {
      assertEquals(4, found.get(sentence).size());
      for (Hypothesis one : found.get(sentence)) {
        double expected = logProbability(graph, SOURCES.get(sentence), withStop(one));
        assertEquals(expected, one.logProbability(), 1e-4);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Feeding.class)
  void whatIsFedIsFedInDecodingToo(Feeding feeding) {
    NetworkConfig network =
        new NetworkConfig(CellName.GRU, 2, 6, 5, true, AttentionName.GENERAL, feeding, 0, false);
    SeqToSeqConfig config = Models.config(network);
    CarryingGraph graph = Models.graph(config);
    BeamOptions options = BeamOptions.of(3, SequenceRules.of(START, STOP, STEPS)).withNBest(3);
    List<List<Hypothesis>> found = new BeamSearch(options).search(scorer(config, graph, 3));
    for (int sentence = 0; sentence < SOURCES.size(); sentence++) {
      for (Hypothesis one : found.get(sentence)) {
        double expected = logProbability(graph, SOURCES.get(sentence), withStop(one));
        assertEquals(expected, one.logProbability(), 1e-4);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CellName.class)
  void aBeamAsWideAsTheSpaceFindsTheLikeliestOfAllSequences(CellName cell) {
    NetworkConfig network =
        new NetworkConfig(cell, 1, 6, 5, false, AttentionName.ADDITIVE, Feeding.INPUT, 0, true);
    SeqToSeqConfig config = Models.config(network);
    CarryingGraph graph = Models.graph(config);
    int width = Models.TARGET_TOKENS * Models.TARGET_TOKENS;
    BeamOptions options = BeamOptions.of(width, SequenceRules.of(START, STOP, 3));
    List<List<Hypothesis>> found = new BeamSearch(options).search(scorer(config, graph, width));
    for (int sentence = 0; sentence < SOURCES.size(); sentence++) {
      double best = Double.NEGATIVE_INFINITY;
      for (List<Integer> tokens : sequences()) {
        best = Math.max(best, logProbability(graph, SOURCES.get(sentence), tokens));
      }
      assertEquals(best, found.get(sentence).get(0).logProbability(), 1e-4);
    }
  }

  /** All sequences of up to two tokens that end with the stop symbol. */
  private static List<List<Integer>> sequences() {
    List<List<Integer>> all = new ArrayList<>(List.of(List.of(STOP)));
    for (int first = 0; first < Models.TARGET_TOKENS; first++) {
      if (first != STOP) {
        all.add(List.of(first, STOP));
        for (int second = 0; second < Models.TARGET_TOKENS; second++) {
          if (second != STOP) {
            all.add(List.of(first, second, STOP));
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBeamOfOneIsGreedy(boolean bidirectional) {
    NetworkConfig network =
        new NetworkConfig(
            CellName.GRU, 2, 6, 5, bidirectional, AttentionName.DOT, Feeding.NONE, 0, false);
    SeqToSeqConfig config = Models.config(network);
    CarryingGraph graph = Models.graph(config);
    SequenceRules rules = SequenceRules.of(START, STOP, STEPS);
    List<Hypothesis> greedy = SequenceSampler.greedy(scorer(config, graph, 1), rules);
    List<List<Hypothesis>> beam =
        new BeamSearch(BeamOptions.of(1, rules)).search(scorer(config, graph, 1));
    for (int i = 0; i < SOURCES.size(); i++) {
      assertEquals(greedy.get(i).tokens(), beam.get(i).get(0).tokens());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = AttentionName.class,
      names = {"DOT", "GENERAL", "ADDITIVE"})
  void theAttentionIsThatOfTheGraph(AttentionName attention) {
    SeqToSeqConfig config = Models.config(Models.network(attention));
    CarryingGraph graph = Models.graph(config);
    Hypothesis found =
        SequenceSampler.greedy(scorer(config, graph, 1), SequenceRules.of(START, STOP, STEPS))
            .get(0);
    List<Integer> tokens = withStop(found);
    logProbability(graph, SOURCES.get(0), tokens);
    INDArray expected = AttentionDecoder.weights(graph, SeqToSeqNetwork.DECODER);
    float[][] weights = found.attention().weights();
    assertEquals(tokens.size(), weights.length);
    for (int t = 0; t < weights.length; t++) {
      assertArrayEquals(expected.slice(0).getRow(t).toFloatVector(), weights[t], 1e-5f);
    }
    assertTrue(weights[0].length == SOURCES.get(0).length);
  }
}
