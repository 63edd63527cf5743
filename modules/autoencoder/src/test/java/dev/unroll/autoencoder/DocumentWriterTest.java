package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.core.decoding.Search;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Writing by parts, sentence by sentence, does what the whole network was trained for. */
class DocumentWriterTest {
  private static final DocumentWriter.Limits LIMITS = new DocumentWriter.Limits(4, 5);
  private static final int END = DocumentRows.VOCABULARY.end();

  private static CarryingGraph graph(AutoencoderConfig config, double towardsEnd) {
    CarryingGraph graph =
        HierarchicalNetwork.graph(
            config, DocumentRows.VOCABULARY.size(), 5, new NeuralNetConfiguration.Builder());
    graph.params().muli(3);
    INDArray bias = graph.getParam(AutoencoderNetwork.OUTPUT + "_b");
    bias.putScalar(END, bias.getDouble(END) + towardsEnd);
    return graph;
  }

  private static List<List<List<Integer>>> written(
      AutoencoderConfig config, CarryingGraph graph, Search search) {
    DocumentReader reader = new DocumentReader(config, DocumentRows.VOCABULARY, graph);
    return new DocumentWriter(config, DocumentRows.VOCABULARY, graph)
        .write(
            reader.read(DocumentRows.read(DocumentRows.DOCUMENTS)),
            search,
            LIMITS,
            IntStream.range(0, DocumentRows.DOCUMENTS.size()).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "LSTM, 2, BOTH, true",
    "GRU, 1, FIRST, true",
    "GRU, 1, EVERY, false",
  })
  void documentsThatTheNetworkKnowsByHeartAreWrittenAgain(
      CellName cell, int layers, Condition condition, boolean attention) {
    // Large enough to learn in few updates, of which each takes long.
    NetworkConfig network = new NetworkConfig(cell, layers, 16, 8, 16, true, condition, 0);
    AutoencoderConfig config = DocumentRows.config(network, attention);
    CarryingGraph graph = learnt(config);
    List<List<List<Integer>>> expected =
        DocumentRows.DOCUMENTS.stream()
            .map(
                document ->
                    document.stream().map(ids -> Arrays.stream(ids).boxed().toList()).toList())
            .toList();
    assertEquals(expected, written(config, graph, Search.greedy()));
    assertEquals(expected, written(config, graph, Search.beam(3)));
  }

  /** A network that finds each true label the likeliest after the true ones before. */
  private static CarryingGraph learnt(AutoencoderConfig config) {
    Rate rate = new Rate(new Schedule.Constant(0.02));
    CarryingGraph graph =
        HierarchicalNetwork.graph(
            config,
            DocumentRows.VOCABULARY.size(),
            5,
            new Optimiser(Optimiser.Kind.ADAM, 0, 0),
            rate);
    GraphStep step = new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, 1, rate);
    GraphBatch batch = DocumentFeed.arrays(DocumentRows.batch(DocumentRows.DOCUMENTS));
    for (int i = 0; i < 300; i++) {
      double loss =
          step.fit(
                  batch.inputs(),
                  batch.inputMasks(),
                  batch.labels(),
                  batch.mask(),
                  batch.tokens(),
                  i)
              .loss();
      if (loss < 0.03) {
        return graph;
      }
    }
    throw new AssertionError("three small documents could not be learnt by heart");
  }

  @Test
  void anEmptySentenceEndsTheDocument() {
    AutoencoderConfig config = DocumentRows.config(CellName.GRU, Condition.BOTH, false);
    for (List<List<Integer>> document : written(config, graph(config, 100), Search.greedy())) {
      assertEquals(List.of(), document);
    }
  }

  @Test
  void noDocumentHasMoreSentencesOrWordsThanAllowed() {
    for (boolean attention : new boolean[] {false, true}) {
      AutoencoderConfig config = DocumentRows.config(CellName.GRU, Condition.BOTH, attention);
      for (List<List<Integer>> document : written(config, graph(config, -100), Search.beam(3))) {
        assertEquals(LIMITS.sentences(), document.size());
        assertTrue(document.stream().allMatch(one -> one.size() <= LIMITS.tokens() + 1));
      }
    }
  }

  @Test
  void aBeamOfOneIsGreedy() {
    AutoencoderConfig config = DocumentRows.config(CellName.LSTM, Condition.BOTH, true);
    CarryingGraph graph = graph(config, 0.3);
    assertEquals(written(config, graph, Search.greedy()), written(config, graph, Search.beam(1)));
  }
}
