package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.autoencoder.NetworkConfig.Condition;
import dev.unroll.core.random.RandomStream;
import dev.unroll.data.batch.DocumentBatch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class HierarchicalNetworkTest {
  private static final double STEP = 1e-6;

  /** Each moves all parameters, so that one would do; several tell chance from a mistake. */
  private static final int DIRECTIONS = 6;

  private static CarryingGraph graph(AutoencoderConfig config, DataType type) {
    NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder().dataType(type);
    CarryingGraph graph =
        HierarchicalNetwork.graph(config, DocumentRows.VOCABULARY.size(), 3, builder);
    // Nothing is 0 any longer, as weights are where training starts, so that all has a gradient.
    INDArray parameters = graph.params();
    parameters.muli(1.5).addi(gaussian(parameters, RandomStream.named(3, "moved")).muli(0.1));
    return graph;
  }

  private static INDArray gaussian(INDArray like, RandomStream random) {
    INDArray drawn = Nd4j.zerosLike(like);
    for (long i = 0; i < drawn.length(); i++) {
      drawn.putScalar(i, random.nextGaussian());
    }
    return drawn;
  }

  private static void set(CarryingGraph graph, GraphBatch batch, DataType type) {
    graph.setInputs(cast(batch.inputs(), type));
    graph.setLabels(batch.labels().castTo(type));
    graph.setLayerMaskArrays(
        cast(batch.inputMasks(), type), new INDArray[] {batch.mask().castTo(type)});
  }

  private static INDArray[] cast(INDArray[] arrays, DataType type) {
    return Arrays.stream(arrays).map(array -> array.castTo(type)).toArray(INDArray[]::new);
  }

  /** Gradient of the loss in nats, summed; the loss is the score then. */
  private static INDArray gradient(CarryingGraph graph, DocumentBatch batch, DataType type) {
    set(graph, DocumentFeed.arrays(batch), type);
    graph.computeGradientAndScore();
    INDArray gradient = graph.gradient().gradient().dup();
    graph.clearLayerMaskArrays();
    return gradient;
  }

  @ParameterizedTest
  @CsvSource({"LSTM, BOTH, false", "GRU, BOTH, true"})
  void gradientIsThatOfFiniteDifferences(CellName cell, Condition condition, boolean attention) {
    CarryingGraph graph = graph(DocumentRows.config(cell, condition, attention), DataType.DOUBLE);
    DocumentBatch batch = DocumentRows.batch(DocumentRows.DOCUMENTS);
    INDArray gradient = gradient(graph, batch, DataType.DOUBLE);
    graph
        .gradient()
        .gradientForVariable()
        .forEach((name, slope) -> assertTrue(slope.norm2Number().doubleValue() > 1e-4, name));
    INDArray parameters = graph.params();
    INDArray kept = parameters.dup();
    RandomStream random = RandomStream.named(9, "directions");
    for (int i = 0; i < DIRECTIONS; i++) {
      INDArray direction = gaussian(parameters, random);
      parameters.addi(direction.mul(STEP));
      double above = nats(graph, batch);
      parameters.assign(kept).subi(direction.mul(STEP));
      double below = nats(graph, batch);
      parameters.assign(kept);
      double numeric = (above - below) / (2 * STEP);
      double claimed = gradient.mul(direction).sumNumber().doubleValue();
      assertEquals(numeric, claimed, 1e-7 * (1 + Math.abs(numeric)), "direction " + i);
    }
  }

  /** −ln P of all labels, without a backward pass. */
  private static double nats(CarryingGraph graph, DocumentBatch batch) {
    GraphBatch arrays = DocumentFeed.arrays(batch);
    INDArray logits =
        graph
            .output(
                false,
                cast(arrays.inputs(), DataType.DOUBLE),
                cast(arrays.inputMasks(), DataType.DOUBLE),
                null)[0];
    graph.clearLayerMaskArrays();
    double nats = 0;
    for (int row = 0; row < logits.size(0); row++) {
      for (int t = 0; t < logits.size(2); t++) {
        if (arrays.mask().getDouble(row, t) == 1) {
          double sum = 0;
          for (int v = 0; v < logits.size(1); v++) {
            sum += Math.exp(logits.getDouble(row, v, t));
          }
          nats += Math.log(sum) - logits.getDouble(row, arrays.labels().getInt(row, 0, t), t);
        }
      }
    }
    return nats;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void paddingOfEitherKindChangesNothing(boolean attention) {
    CarryingGraph graph =
        graph(DocumentRows.config(CellName.LSTM, Condition.BOTH, attention), DataType.DOUBLE);
    DocumentBatch tight = DocumentRows.batch(DocumentRows.DOCUMENTS);
    INDArray expected = gradient(graph, tight, DataType.DOUBLE);
    double loss = graph.score();
    assertTrue(expected.norm2Number().doubleValue() > 0.5);
    assertEquals(nats(graph, tight), loss, 1e-9);
    DocumentBatch loose = DocumentRows.padded(tight, 2, 3, 7);
    INDArray found = gradient(graph, loose, DataType.DOUBLE);
    assertEquals(loss, graph.score(), 1e-10);
    assertEquals(0, expected.distance2(found), 1e-10);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void documentsTogetherAreLearntAsEachAlone(boolean attention) {
    CarryingGraph graph =
        graph(DocumentRows.config(CellName.GRU, Condition.BOTH, attention), DataType.DOUBLE);
    INDArray together =
        gradient(graph, DocumentRows.batch(DocumentRows.DOCUMENTS), DataType.DOUBLE);
    INDArray alone = Nd4j.zerosLike(together);
    for (List<int[]> document : DocumentRows.DOCUMENTS) {
      alone.addi(gradient(graph, DocumentRows.batch(List.of(document)), DataType.DOUBLE));
    }
    assertEquals(0, alone.distance2(together), 1e-10);
  }

  @ParameterizedTest
  @CsvSource({"BOTH, false", "BOTH, true", "FIRST, false", "EVERY, true"})
  void theEncodersAloneReadAsInTheWholeNetwork(Condition condition, boolean attention) {
    AutoencoderConfig config = DocumentRows.config(CellName.LSTM, condition, attention);
    CarryingGraph graph = graph(config, DataType.FLOAT);
    DocumentReader reader = new DocumentReader(config, DocumentRows.VOCABULARY, graph);
    List<DocumentReader.Read> read = reader.read(DocumentRows.read(DocumentRows.DOCUMENTS));
    DocumentBatch batch = DocumentRows.batch(DocumentRows.DOCUMENTS);
    for (DocumentBatch same : List.of(batch, DocumentRows.padded(batch, 2, 3, 7))) {
      GraphBatch arrays = DocumentFeed.arrays(same);
      set(graph, arrays, DataType.FLOAT);
      Map<String, INDArray> all = graph.feedForward(arrays.inputs(), false, true);
      graph.clearLayerMaskArrays();
      float[][] whole = all.get(AutoencoderNetwork.VECTOR).dup('c').toFloatMatrix();
      for (int d = 0; d < whole.length; d++) {
        assertArrayEquals(whole[d], read.get(d).vector(), 1e-5f);
        assertEquals(
            attention ? DocumentRows.DOCUMENTS.get(d).size() : 0, read.get(d).states().length);
      }
    }
  }

  @Test
  void aDocumentHasTheSameVectorAloneAndInCompany() {
    AutoencoderConfig config = DocumentRows.config(CellName.GRU, Condition.BOTH, false);
    DocumentReader reader =
        new DocumentReader(config, DocumentRows.VOCABULARY, graph(config, DataType.FLOAT));
    List<List<int[]>> documents = DocumentRows.read(DocumentRows.DOCUMENTS);
    List<DocumentReader.Read> together = reader.read(documents);
    for (int d = 0; d < documents.size(); d++) {
      float[] alone = reader.read(List.of(documents.get(d))).get(0).vector();
      assertArrayEquals(alone, together.get(d).vector(), 1e-6f);
    }
  }

  @Test
  void orderOfSentencesIsInTheVector() {
    AutoencoderConfig config = DocumentRows.config(CellName.GRU, Condition.BOTH, false);
    DocumentReader reader =
        new DocumentReader(config, DocumentRows.VOCABULARY, graph(config, DataType.FLOAT));
    int[] one = {4, 5, 2};
    int[] two = {6, 2};
    List<DocumentReader.Read> read = reader.read(List.of(List.of(one, two), List.of(two, one)));
    double distance =
        Nd4j.createFromArray(read.get(0).vector())
            .distance2(Nd4j.createFromArray(read.get(1).vector()));
    assertTrue(distance > 0.01, () -> "distance " + distance);
  }
}
