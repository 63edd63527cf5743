package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.autoencoder.AutoencoderConfig.Kind;
import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.core.decoding.Hypothesis;
import dev.unroll.core.decoding.Search;
import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reading and writing by parts does what the whole network does. */
class VectorPathTest {
  private static final float CLOSE = 1e-5f;
  private static final int[] SOURCE = {4, 5, 6, 2};

  private final Vocabulary vocabulary =
      Vocabulary.builder()
          .special(Vocabulary.UNKNOWN, Vocabulary.START, Vocabulary.END, Vocabulary.PADDING)
          .addAll(List.of("a", "b", "c", "d", "e"))
          .build();

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "HIERARCHICAL", mode = Mode.EXCLUDE)
  void theEncoderAloneReadsAsInTheWholeNetwork(Kind kind) {
    AutoencoderConfig config = Models.config(kind, Condition.BOTH);
    CarryingGraph graph = Models.graph(config);
    int[][] targets = kind.decoders().size() == 2 ? new int[][] {{1}, {1}} : new int[][] {{1}};
    GraphBatch batch = Models.batch(new int[][] {SOURCE}, targets);
    Map<String, INDArray> whole = graph.feedForward(batch.inputs(), false);
    float[] read = new VectorReader(config, vocabulary, graph).vectors(List.of(SOURCE))[0];
    assertArrayEquals(whole.get(AutoencoderNetwork.VECTOR).toFloatVector(), read, CLOSE);
    assertEquals(config.network().vector(), read.length);
  }

  @Test
  void aVectorDoesNotDependOnItsCompany() {
    AutoencoderConfig config = Models.config(Kind.PLAIN, Condition.BOTH);
    VectorReader reader = new VectorReader(config, vocabulary, Models.graph(config));
    float[] alone = reader.vectors(List.of(SOURCE))[0];
    float[][] together =
        reader.vectors(List.of(new int[] {7, 7, 7, 7, 7, 7, 2}, SOURCE, new int[] {2}));
    assertArrayEquals(alone, together[1], CLOSE);
  }

  @ParameterizedTest
  @EnumSource(Condition.class)
  void aSearchFindsWhatTheWholeNetworkSays(Condition condition) {
    requireSame(Models.config(Kind.PLAIN, condition));
  }

  @ParameterizedTest
  @EnumSource(CellName.class)
  void aSearchWithAnyCellFindsWhatTheWholeNetworkSays(CellName cell) {
    requireSame(Models.config(Kind.PLAIN, Models.network(cell, 2, Condition.BOTH)));
  }

  @ParameterizedTest
  @EnumSource(value = Kind.class, names = "HIERARCHICAL", mode = Mode.EXCLUDE)
  void aSearchOfAnyKindFindsWhatTheWholeNetworkSays(Kind kind) {
    requireSame(Models.config(kind, Condition.BOTH));
  }

  /** Greedy choices, by the parts and by running the whole network on ever longer prefixes. */
  private void requireSame(AutoencoderConfig config) {
    CarryingGraph graph = Models.graph(config);
    float[][] vectors = new VectorReader(config, vocabulary, graph).vectors(List.of(SOURCE));
    List<String> decoders = config.kind().decoders();
    for (int decoder = 0; decoder < decoders.size(); decoder++) {
      VectorWriter writer =
          new VectorWriter(config.network(), vocabulary, graph, decoders.get(decoder));
      Hypothesis found = writer.write(vectors, Search.greedy(), 6, new int[] {0}).get(0).get(0);
      List<Integer> expected = greedy(graph, decoders.size(), decoder);
      assertEquals(expected, found.tokens(), decoders.get(decoder));
    }
  }

  private List<Integer> greedy(CarryingGraph graph, int decoders, int decoder) {
    List<Integer> tokens = new ArrayList<>();
    while (tokens.size() < 7) {
      int[] read = new int[tokens.size() + 1];
      read[0] = vocabulary.start();
      for (int i = 0; i < tokens.size(); i++) {
        read[i + 1] = tokens.get(i);
      }
      int[][] targets = new int[decoders][];
      Arrays.fill(targets, read);
      INDArray logits = Models.logits(graph, Models.batch(new int[][] {SOURCE}, targets));
      int best = -1;
      for (int v = 0; v < Models.TOKENS; v++) {
        boolean better =
            best < 0
                || logits.getDouble(decoder, v, read.length - 1)
                    > logits.getDouble(decoder, best, read.length - 1);
        best = v != vocabulary.unknown() && better ? v : best;
      }
      if (best == vocabulary.end()) {
        return tokens;
      }
      tokens.add(best);
    }
    return tokens;
  }
}
