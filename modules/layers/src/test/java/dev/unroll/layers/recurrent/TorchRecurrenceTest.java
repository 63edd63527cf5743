package dev.unroll.layers.recurrent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.Recurrence.Upstream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.shade.jackson.databind.JsonNode;

/**
 * Outputs, last states and all gradients of PyTorch's {@code nn.LSTM}, {@code nn.GRU} and {@code
 * nn.RNN}: one to three layers, one or two directions, packed sequences of unequal lengths.
 */
class TorchRecurrenceTest {
  private static final Team TEAM = new Team(2);

  /** Our columns in PyTorch's gates: LSTM i, f, g, o; GRU r, z, n. */
  private record Layout(Cell cell, int[] input, int[] recurrent) {}

  private static final int[] ONE = {0};
  private static final Map<String, Layout> LAYOUTS =
      Map.of(
          "lstm", new Layout(new Lstm(), new int[] {2, 1, 3, 0}, new int[] {2, 1, 3, 0}),
          "gru", new Layout(new Gru(), new int[] {2, 0, 1}, new int[] {0, 1, 2}),
          "rnn_tanh", new Layout(new Elman(), ONE, ONE),
          "rnn_relu", new Layout(new Elman(Elman.Curve.RELU), ONE, ONE));

  record Case(JsonNode values) {
    int number(String field) {
      return values.get(field).asInt();
    }

    int directions() {
      return values.get("bidirectional").asBoolean() ? 2 : 1;
    }

    Layout layout() {
      return LAYOUTS.get(values.get("cell").asText());
    }

    /** State or gradient [N, H] of one layer and direction. */
    List<INDArray> states(JsonNode from, String hidden, String memory, int track) {
      List<INDArray> states = new ArrayList<>();
      states.add(ReferenceArrays.array(from.get(hidden)).slice(track).dup());
      if (layout().cell.states().size() > 1) {
        states.add(ReferenceArrays.array(from.get(memory)).slice(track).dup());
      }
      return states;
    }

    /** Parameters or their gradients; {@code sum} for two biases that are one here. */
    Weights weights(JsonNode from, String suffix, boolean sum) {
      Layout layout = layout();
      int h = number("hidden_size");
      INDArray inputBias = ReferenceArrays.array(from.get("bias_ih_l" + suffix));
      INDArray bias = ReferenceArrays.array(from.get("bias_hh_l" + suffix));
      INDArray own = ReferenceArrays.columns(inputBias, h, layout.input);
      if (layout.cell instanceof Gru) {
        INDArray both = sum ? inputBias.add(bias) : inputBias;
        INDArray gates = ReferenceArrays.columns(both, h, 0, 1);
        INDArray fresh = ReferenceArrays.columns(inputBias, h, 2);
        own = Nd4j.hstack(fresh, gates, ReferenceArrays.columns(bias, h, 2));
      } else if (sum) {
        own = own.add(ReferenceArrays.columns(bias, h, layout.input));
      }
      return new Weights(
          ReferenceArrays.columns(
              ReferenceArrays.array(from.get("weight_ih_l" + suffix)), h, layout.input),
          ReferenceArrays.columns(
              ReferenceArrays.array(from.get("weight_hh_l" + suffix)), h, layout.recurrent),
          own,
          List.of());
    }

    String suffix(int track) {
      return track / directions() + (track % directions() == 0 ? "" : "_reverse");
    }

    INDArray mask() {
      INDArray mask = Nd4j.zeros(DataType.DOUBLE, number("N"), number("T"));
      for (int n = 0; n < mask.rows(); n++) {
        int length = values.get("lengths").get(n).asInt();
        mask.get(NDArrayIndex.point(n), NDArrayIndex.interval(0, length)).assign(1);
      }
      return mask;
    }

    @Override
    public String toString() {
      return values.get("name").asText();
    }
  }

  static List<Case> cases() throws IOException {
    return ReferenceArrays.cases("rnn.json.gz").stream().map(Case::new).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plainInDoubleAgrees(Case c) {
    check(c, DataType.DOUBLE, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fastInFloatAgrees(Case c) {
    check(c, DataType.FLOAT, 1e-5);
  }

  private static void check(Case c, DataType type, double tolerance) {
    Checker checker = new Checker(type, tolerance);
    List<Recurrence> recurrences = new ArrayList<>();
    INDArray sequence = ReferenceArrays.sequence(c.values.get("x")).castTo(type);
    List<Integer> widths = new ArrayList<>();
    int tracks = c.number("num_layers") * c.directions();
    for (int track = 0; track < tracks; track += c.directions()) {
      widths.add((int) sequence.size(1));
      INDArray output = checker.timeMajor(c, c.directions() * c.number("hidden_size"));
      for (int d = 0; d < c.directions(); d++) {
        Recurrence recurrence =
            type == DataType.FLOAT
                ? new FastRecurrence(c.layout().cell, TEAM)
                : new ReferenceRecurrence(c.layout().cell);
        recurrences.add(recurrence);
        Segment segment = new Segment(sequence, d == 1);
        segment.mask(c.mask());
        Weights weights =
            checker.cast(c.weights(c.values.get("weights"), c.suffix(track + d), true));
        segment.initial(
            checker.cast(c.states(c.values, "h0", "c0", track + d)), weights.recurrent().size(0));
        int offset = d * c.number("hidden_size");
        List<INDArray> last = recurrence.forward(segment, weights, output, offset, true);
        checker.check("last " + track, c.states(c.values, "hn", "cn", track + d), last);
      }
      sequence = output;
    }
    checker.check("out", ReferenceArrays.sequence(c.values.get("out")), sequence);
    backward(c, checker, recurrences, widths);
  }

  private static void backward(
      Case c, Checker checker, List<Recurrence> recurrences, List<Integer> widths) {
    JsonNode grads = c.values.get("grads");
    INDArray above = checker.timeMajor(c, c.directions() * c.number("hidden_size"));
    above.assign(ReferenceArrays.sequence(c.values.get("g_out")));
    for (int layer = c.number("num_layers") - 1; layer >= 0; layer--) {
      INDArray below = checker.timeMajor(c, widths.get(layer));
      for (int d = 0; d < c.directions(); d++) {
        int track = layer * c.directions() + d;
        Weights expected = c.weights(grads, c.suffix(track), false);
        Weights actual = checker.cast(expected);
        List<INDArray> last = checker.cast(c.states(c.values, "g_hn", "g_cn", track));
        List<INDArray> first =
            recurrences
                .get(track)
                .backward(
                    new Upstream(above, d * c.number("hidden_size"), last, Integer.MAX_VALUE),
                    actual,
                    below,
                    d > 0);
        checker.check("W " + track, expected.input(), actual.input());
        checker.check("U " + track, expected.recurrent(), actual.recurrent());
        checker.check("b " + track, expected.bias(), actual.bias());
        checker.check("first " + track, c.states(grads, "h0", "c0", track), first);
      }
      above = below;
    }
    checker.check("x", ReferenceArrays.sequence(grads.get("x")), above);
  }

  /** Compares in a number type, relative to an array's norm. */
  private record Checker(DataType type, double tolerance) {
    void check(String what, List<INDArray> expected, List<INDArray> actual) {
      for (int s = 0; s < expected.size(); s++) {
        check(what + " state " + s, expected.get(s), actual.get(s));
      }
    }

    void check(String what, INDArray expected, INDArray actual) {
      INDArray difference = actual.castTo(DataType.DOUBLE).sub(expected);
      double error = difference.norm2Number().doubleValue();
      double size = expected.norm2Number().doubleValue();
      assertTrue(error <= tolerance * (size + 0.1), what + ": error " + error + " of " + size);
    }

    List<INDArray> cast(List<INDArray> arrays) {
      return arrays.stream().map(array -> array.castTo(type)).toList();
    }

    Weights cast(Weights weights) {
      return new Weights(
          weights.input().castTo(type).dup('f'),
          weights.recurrent().castTo(type).dup('f'),
          weights.bias().castTo(type).dup('c'),
          List.of());
    }

    INDArray timeMajor(Case c, int width) {
      return Nd4j.create(type, new long[] {c.number("T"), c.number("N"), width}, 'c')
          .permute(1, 2, 0);
    }
  }
}
