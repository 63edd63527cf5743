package dev.unroll.layers.stepping;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.output.Tying;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.layers.recurrent.Jordan;
import dev.unroll.layers.recurrent.Recurrent;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Against {@code rnnTimeStep} of the same network. */
class StepperTest {
  private static final int V = 7;
  private static final int H = 6;

  /** Those that have names, and one whose state that products read is not its output. */
  static Stream<Cell> cells() {
    return Stream.concat(
        Stream.of(CellName.values()).map(CellName::cell), Stream.of(new Jordan(0.6)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void stepsGiveTheLogitsOfTheNetworkForEveryNumberOfRows(Cell cell) {
    for (boolean tied : new boolean[] {false, true}) {
      for (int rows : new int[] {1, 3, 5}) {
        MultiLayerNetwork network = network(cell, tied);
        Stepper stepper = Stepper.of(network, rows);
        Random random = new Random(rows);
        float[] logits = new float[rows * V];
        for (int t = 0; t < 6; t++) {
          int[] tokens = random.ints(rows, 0, V).toArray();
          stepper.step(tokens, logits);
          assertArrayEquals(timeStep(network, tokens), logits, 1e-5f);
        }
      }
    }
  }

  @Test
  void reorderedRowsGoOnFromTheirParents() {
    Stepper stepper = Stepper.of(network(CellName.LSTM, false), 3);
    float[] logits = new float[3 * V];
    stepper.step(new int[] {1, 2, 3}, logits);
    float[] second = stepper.state(1);
    float[] third = stepper.state(2);
    stepper.reorder(new int[] {2, 1, 1});
    assertArrayEquals(third, stepper.state(0));
    assertArrayEquals(second, stepper.state(1));
    assertArrayEquals(second, stepper.state(2));
  }

  @Test
  void aRowStartsAnewOrFromAGivenStateAndLeavesTheOthers() {
    Stepper stepper = Stepper.of(network(CellName.LSTM, false), 2);
    float[] logits = new float[2 * V];
    stepper.step(new int[] {4, 5}, logits);
    float[] other = stepper.state(1);
    float[] kept = stepper.state(0);
    stepper.reset(0);
    assertArrayEquals(new float[kept.length], stepper.state(0));
    assertArrayEquals(other, stepper.state(1));
    stepper.state(0, kept);
    assertArrayEquals(kept, stepper.state(0));
  }

  @Test
  void aStepMakesNoObjects() {
    Stepper stepper = Stepper.of(network(CellName.GRU, false), 1);
    float[] logits = new float[V];
    int[] token = {3};
    for (int i = 0; i < 20_000; i++) {
      stepper.step(token, logits);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 10_000; i++) {
      stepper.step(token, logits);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < 10_000, bytes + " bytes for 10,000 steps");
  }

  @Test
  void aTokenOutOfRangeAndALayerThatHasNoStepAreNamed() {
    Stepper stepper = Stepper.of(network(CellName.ELMAN, false), 1);
    assertEquals(
        "token of row 0 must be in [0, 7), but was 7",
        assertThrows(
                IllegalArgumentException.class, () -> stepper.step(new int[] {7}, new float[V]))
            .getMessage());
    MultiLayerNetwork dense =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new DenseLayer.Builder().name("dense").nIn(2).nOut(2).build())
                .layer(new SoftmaxOutput.Builder().nIn(2).nOut(2).build())
                .build());
    dense.init();
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> Stepper.of(dense, 1))
            .getMessage()
            .contains("layer dense"));
  }

  private static float[] timeStep(MultiLayerNetwork network, int[] tokens) {
    float[] ids = new float[tokens.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = tokens[i];
    }
    INDArray logits = network.rnnTimeStep(Nd4j.createFromArray(ids).reshape(ids.length, 1, 1));
    return logits.reshape(ids.length, V).dup('c').data().asFloat();
  }

  private static MultiLayerNetwork network(CellName cell, boolean tied) {
    return network(cell.cell(), tied);
  }

  private static MultiLayerNetwork network(Cell cell, boolean tied) {
    SoftmaxOutput.Builder output =
        new SoftmaxOutput.Builder().nIn(H).nOut(V).activation(Activation.IDENTITY);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(3)
                .list()
                .layer(new TokenEmbedding.Builder().name("tokens").nIn(V).nOut(H).build())
                .layer(new Recurrent.Builder(cell).nIn(H).nOut(H).build())
                .layer(new Recurrent.Builder(cell).nIn(H).nOut(H).residual(true).build())
                .layer((tied ? output.tiedTo("tokens") : output).build())
                .build());
    network.init();
    Tying.bind(network);
    return network;
  }
}
