package dev.unroll.training.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.data.batch.TokenBatch;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.Batches;
import dev.unroll.training.StepResult;
import dev.unroll.training.TinyNetwork;
import dev.unroll.training.gradient.Optimiser.Kind;
import dev.unroll.training.schedule.Schedule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class GraphStepTest {
  private static final TinyNetwork NETWORK = TinyNetwork.of(DataType.DOUBLE);
  private static final Optimiser DESCENT = new Optimiser(Kind.SGD, 0, 0);
  private static final TokenBatch BATCH = Batches.random(1, 3, 4, NETWORK.vocabulary());

  private final Rate rate = new Rate(new Schedule.Step(0.5, 1, 0.5));

  @Test
  void theLossIsNatsPerUnmaskedToken() {
    TokenBatch batch = Batches.masked(Batches.masked(BATCH, 2), 7);
    CarryingGraph graph = graph(DESCENT);
    assertEquals(plainLoss(graph, batch), fit(graph, batch, 0).loss(), 1e-12);
  }

  @Test
  void weightDecayIsNoPartOfTheLoss() {
    CarryingGraph graph = graph(new Optimiser(Kind.ADAMW, 0, 0.5));
    assertEquals(plainLoss(graph, BATCH), fit(graph, BATCH, 0).loss(), 1e-12);
  }

  @Test
  void theUpdateIsTheMeanGradientTimesTheRateOfTheStep() {
    CarryingGraph graph = graph(DESCENT);
    double[] before = parameters(graph);
    double[] gradient = gradient(BATCH);
    StepResult result = fit(graph, BATCH, 1);
    assertEquals(0.25, result.learningRate());
    assertEquals(12, result.tokens());
    double[] after = parameters(graph);
    for (int i = 0; i < before.length; i++) {
      assertEquals(before[i] - 0.25 * gradient[i], after[i], 1e-14);
    }
  }

  @Test
  void doublingTheRowsChangesNoUpdate() {
    assertArrayEquals(updated(BATCH), updated(Batches.doubled(BATCH)), 1e-14);
  }

  /** The second half of the labels is masked: what is left is a batch half as long. */
  @Test
  void paddingToTwiceTheLengthChangesNoUpdate() {
    int rows = BATCH.rows();
    int steps = BATCH.steps();
    int[] inputs = new int[2 * rows * steps];
    int[] labels = new int[2 * rows * steps];
    float[] mask = new float[2 * rows * steps];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(BATCH.inputs(), row * steps, inputs, 2 * row * steps, steps);
      System.arraycopy(BATCH.labels(), row * steps, labels, 2 * row * steps, steps);
      System.arraycopy(BATCH.mask(), row * steps, mask, 2 * row * steps, steps);
    }
    TokenBatch padded = new TokenBatch(rows, 2 * steps, inputs, labels, mask);
    assertArrayEquals(updated(BATCH), updated(padded), 1e-14);
  }

  /** Without recurrent weights and forget gate every step of a constant sequence is the same. */
  @Test
  void theGradientDoesNotGrowWithTheLength() {
    assertArrayEquals(constantSequence(3), constantSequence(12), 1e-12);
  }

  @Test
  void maskedLabelsChangeNothing() {
    TokenBatch masked = Batches.masked(BATCH, 5);
    int other = (BATCH.labels()[5] + 1) % NETWORK.vocabulary();
    assertArrayEquals(updated(masked), updated(Batches.relabelled(masked, 5, other)));
  }

  @Test
  void normsAreThoseOfTheMeanGradientBeforeAndAfterNormalisation() {
    double[] gradient = gradient(BATCH);
    double norm = norm(gradient);
    CarryingGraph graph = graph(DESCENT);
    GraphStep step = new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, norm / 3, rate);
    GradientNorms norms = NETWORK.fit(step, BATCH, 0).norms();
    assertEquals(norm, norms.before(), 1e-12);
    assertEquals(norm / 3, norms.after(), 1e-12);
    assertEquals(
        List.of("embedding", "lstm", "output"), List.copyOf(norms.layersBefore().keySet()));
    int embedding = NETWORK.vocabulary() * NETWORK.hidden();
    double first = norm(Arrays.copyOf(gradient, embedding));
    assertEquals(first, norms.layersBefore().get("embedding"), 1e-12);
    assertEquals(first / 3, norms.layersAfter().get("embedding"), 1e-12);
  }

  @Test
  void theStateIsCarriedToTheNextStep() {
    CarryingGraph carried = graph(DESCENT);
    fit(carried, BATCH, 0);
    CarryingGraph cleared = graph(DESCENT);
    fit(cleared, BATCH, 0);
    cleared.clearCarry();
    assertNotEquals(fit(carried, BATCH, 1).loss(), fit(cleared, BATCH, 1).loss());
  }

  @Test
  void dropoutDependsOnTheStepOnly() {
    TinyNetwork dropped = new TinyNetwork(5, 4, DataType.DOUBLE, 0.5);
    double[] losses = new double[3];
    int[] steps = {3, 3, 4};
    for (int i = 0; i < 3; i++) {
      CarryingGraph graph = dropped.graph(dropped.builder(DESCENT, rate));
      losses[i] = fit(graph, BATCH, steps[i]).loss();
    }
    assertEquals(losses[0], losses[1]);
    assertNotEquals(losses[0], losses[2]);
  }

  @Test
  void aBatchWithoutLabelsIsRefusedAndChangesNothing() {
    CarryingGraph graph = graph(DESCENT);
    double[] before = parameters(graph);
    TokenBatch empty = new TokenBatch(1, 1, new int[1], new int[1], new float[1]);
    assertThrows(IllegalArgumentException.class, () -> fit(graph, empty, 0));
    assertArrayEquals(before, parameters(graph));
  }

  @Test
  void divisionByTheBatchSizeIsRefused() {
    CarryingGraph graph = NETWORK.graph(NETWORK.builder().miniBatch(true));
    assertThrows(IllegalArgumentException.class, () -> fit(graph, BATCH, 0));
  }

  private CarryingGraph graph(Optimiser optimiser) {
    return NETWORK.graph(NETWORK.builder(optimiser, rate));
  }

  private double[] updated(TokenBatch batch) {
    CarryingGraph graph = graph(DESCENT);
    fit(graph, batch, 0);
    return parameters(graph);
  }

  private double[] constantSequence(int steps) {
    CarryingGraph graph = graph(DESCENT);
    graph.getParam("lstm_RW").assign(0);
    INDArray bias = graph.getParam("lstm_b");
    for (int i = 0; i < bias.length(); i++) {
      // Gates stand as input, forget, output, modulation, H each; the forget gate is shut.
      boolean forget = i / NETWORK.hidden() == 1;
      bias.putScalar(i, forget ? -1000 : 0.1);
    }
    int[] ids = new int[steps];
    float[] mask = new float[steps];
    Arrays.fill(ids, 2);
    Arrays.fill(mask, 1);
    double[] before = parameters(graph);
    fit(graph, new TokenBatch(1, steps, ids, ids, mask), 0);
    double[] after = parameters(graph);
    // The recurrent weights see no state at the first step, so only they may depend on T.
    INDArray recurrent = graph.getParam("lstm_RW");
    recurrent.assign(0);
    double[] rest = parameters(graph);
    for (int i = 0; i < after.length; i++) {
      rest[i] -= before[i];
    }
    return rest;
  }

  private StepResult fit(CarryingGraph graph, TokenBatch batch, long number) {
    GraphStep step = new GraphStep(graph, GradientNormalisation.NONE, 1, rate);
    return NETWORK.fit(step, batch, number);
  }

  /** Sum over unmasked tokens, then divided. */
  private double[] gradient(TokenBatch batch) {
    CarryingGraph graph = graph(DESCENT);
    NETWORK.sum(graph, batch);
    return Arrays.stream(graph.getFlattenedGradients().ravel().toDoubleVector())
        .map(g -> g / batch.tokens())
        .toArray();
  }

  private static double plainLoss(CarryingGraph graph, TokenBatch batch) {
    INDArray logits = graph.outputSingle(NETWORK.ids(batch, batch.inputs()));
    double sum = 0;
    for (int i = 0; i < batch.labels().length; i++) {
      int row = i / batch.steps();
      int step = i % batch.steps();
      double exponentials = 0;
      for (int v = 0; v < NETWORK.vocabulary(); v++) {
        exponentials += Math.exp(logits.getDouble(row, v, step));
      }
      double own = logits.getDouble(row, batch.labels()[i], step);
      sum += batch.mask()[i] * (Math.log(exponentials) - own);
    }
    return sum / batch.tokens();
  }

  private static double norm(double[] vector) {
    return Math.sqrt(Arrays.stream(vector).map(x -> x * x).sum());
  }

  private static double[] parameters(CarryingGraph graph) {
    return graph.params().dup().toDoubleVector();
  }
}
