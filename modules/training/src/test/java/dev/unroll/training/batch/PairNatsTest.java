package dev.unroll.training.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.embedding.TokenEmbedding;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.output.SoftmaxOutput;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.layers.stack.DecoderStack;
import dev.unroll.layers.stack.EncoderStack;
import dev.unroll.layers.stack.StackForm;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

class PairNatsTest {
  private static final int VOCABULARY = 7;
  private static final int PAIRS = 70; // more than a batch

  private final RandomStream random = RandomStream.named(4, "pairs");
  private final List<int[]> sources = sequences(6);
  private final List<int[]> targets = sequences(9);
  private final CarryingGraph graph = graph();

  /** Of 2 to {@code longest} ids. */
  private List<int[]> sequences(int longest) {
    return Stream.generate(
            () -> random.ints(random.nextInt(2, longest + 1), 0, VOCABULARY).toArray())
        .limit(PAIRS)
        .toList();
  }

  private static CarryingGraph graph() {
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(3)
            .graphBuilder()
            .addInputs("source", "target")
            .setInputTypes(InputType.recurrent(1), InputType.recurrent(1));
    StackForm form = new StackForm(CellName.GRU, 1, 5, 0, 3);
    EncoderStack encoder = new EncoderStack(form, false, "encoder");
    graph.addLayer("read", embedding(), "source");
    graph.addLayer("written", embedding(), "target");
    encoder.add(graph, "read", false);
    String top = new DecoderStack(form, "decoder").add(graph, "written", encoder.last());
    SoftmaxOutput output =
        new SoftmaxOutput.Builder().nIn(5).nOut(VOCABULARY).activation(Activation.IDENTITY).build();
    CarryingGraph built =
        new CarryingGraph(graph.addLayer("output", output, top).setOutputs("output").build());
    built.init();
    built.params().muli(3);
    return built;
  }

  private static TokenEmbedding embedding() {
    return new TokenEmbedding.Builder().nIn(VOCABULARY).nOut(4).build();
  }

  /** −ln P of one target, alone and without any mask. */
  private double nats(int[] source, int[] target) {
    int[] inputs = Arrays.copyOf(target, target.length - 1);
    INDArray logits =
        graph
            .output(
                BatchArrays.sequence(source, 1, source.length),
                BatchArrays.sequence(inputs, 1, inputs.length))[0];
    double nats = 0;
    for (int t = 0; t < inputs.length; t++) {
      double sum = 0;
      for (int v = 0; v < VOCABULARY; v++) {
        sum += Math.exp(logits.getDouble(0, v, t));
      }
      nats += Math.log(sum) - logits.getDouble(0, target[t + 1], t);
    }
    return nats;
  }

  /** All at once, three of the longest at a time, and one by one. */
  @ParameterizedTest
  @ValueSource(longs = {1 << 25, 3 * 8 * VOCABULARY, 1})
  void natsAreTheSumOverSinglePairsHoweverFewGoAtATime(long most) {
    double expected = 0;
    long tokens = 0;
    for (int i = 0; i < PAIRS; i++) {
      expected += nats(sources.get(i), targets.get(i));
      tokens += targets.get(i).length - 1;
    }
    PairNats measured = PairNats.of(graph, sources, targets, VOCABULARY, most);
    assertEquals(expected, measured.nats(), 1e-5 * expected);
    assertEquals(tokens, measured.tokens());
    assertEquals(expected / tokens, measured.perToken(), 1e-5);
  }

  @Test
  void theGraphStaysAsItWas() {
    double before = nats(sources.get(0), targets.get(0));
    PairNats.of(graph, sources, targets, VOCABULARY);
    assertEquals(before, nats(sources.get(0), targets.get(0)));
  }
}
