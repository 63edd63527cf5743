package dev.unroll.layers.recurrent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.Recurrence.Upstream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.shade.jackson.databind.JsonNode;

/**
 * Cells that no library has as a layer, against their papers' formulas under another library's
 * automatic differentiation. There each step's memory has a gradient of its own, so that every step
 * is a segment here, whose states and gradients are handed on.
 */
class FormulaCellTest {
  private static final Team TEAM = new Team(2);

  /** Gates in our lanes' order; the coupled input gate is the forget gate's complement. */
  private record Layout(Cell cell, String gates, List<String> extras) {}

  private static final Map<String, Layout> LAYOUTS =
      Map.of(
          "peephole_lstm",
          new Layout(new Lstm(1, true, false), "gfoi", List.of("pf", "po", "pi")),
          "coupled_lstm",
          new Layout(new Lstm(1, false, true), "gio", List.of()),
          "gru_reset_before",
          new Layout(new ChoGru(), "rzn", List.of()));

  record Case(JsonNode values) {
    Layout layout() {
      return LAYOUTS.get(values.get("kind").asText());
    }

    boolean coupled() {
      return values.get("kind").asText().equals("coupled_lstm");
    }

    int steps() {
      return values.get("T").asInt();
    }

    Weights weights(JsonNode from, DataType type) {
      Layout layout = layout();
      return new Weights(
          columns(gate -> from.get("Wx" + gate), type),
          columns(gate -> from.get("Wh" + gate), type),
          columns(gate -> from.get("b" + gate), type),
          layout.extras.stream()
              .map(name -> ReferenceArrays.array(from.get(name)).castTo(type))
              .map(array -> array.reshape(1, array.length()))
              .toList());
    }

    private INDArray columns(Function<String, JsonNode> gates, DataType type) {
      List<INDArray> blocks = new ArrayList<>();
      for (String gate : layout().gates.split("")) {
        INDArray block = ReferenceArrays.array(gates.apply(gate));
        block = block.rank() == 1 ? block.reshape(block.length(), 1) : block;
        // σ(−a) = 1 − σ(a): our forget gate is what is left by their input gate.
        blocks.add(coupled() && gate.equals("i") ? block.neg() : block);
      }
      return Nd4j.vstack(blocks).transpose().castTo(type).dup('f');
    }

    /** Arrays [T, N, H] by state. */
    List<INDArray> states(JsonNode from) {
      return Stream.of("h", "c")
          .filter(from::has)
          .map(name -> ReferenceArrays.array(from.get(name)))
          .toList();
    }

    List<INDArray> first(JsonNode from) {
      return Stream.of("h0", "c0")
          .filter(from::has)
          .map(name -> ReferenceArrays.array(from.get(name)))
          .toList();
    }

    @Override
    public String toString() {
      return values.get("name").asText();
    }
  }

  static List<Case> cases() throws IOException {
    return ReferenceArrays.cases("cells.json.gz").stream().map(Case::new).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void plainInDoubleAgrees(Case c) {
    Cell cell = c.layout().cell;
    check(c, () -> new ReferenceRecurrence(cell), DataType.DOUBLE, 1e-9);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fastInFloatAgrees(Case c) {
    Cell cell = c.layout().cell;
    check(c, () -> new FastRecurrence(cell, TEAM), DataType.FLOAT, 1e-5);
  }

  private interface Maker {
    Recurrence make();
  }

  private static void check(Case c, Maker maker, DataType type, double tolerance) {
    Weights weights = c.weights(c.values.get("weights"), type);
    INDArray x = ReferenceArrays.sequence(c.values.get("x")).castTo(type);
    List<INDArray> expected = c.states(c.values.get("outputs"));
    List<INDArray> state = cast(c.first(c.values.get("states")), type);
    List<Recurrence> steps = new ArrayList<>();
    for (int t = 0; t < c.steps(); t++) {
      Segment segment = new Segment(step(x, t), false);
      segment.initial(state, state.get(0).size(1));
      INDArray output = Nd4j.create(type, state.get(0).size(0), state.get(0).size(1), 1);
      steps.add(maker.make());
      state = steps.get(t).forward(segment, weights, output, 0, true);
      for (int s = 0; s < state.size(); s++) {
        assertClose(expected.get(s).slice(t), state.get(s), tolerance, "state " + s + " at " + t);
      }
      assertClose(expected.get(0).slice(t), output, tolerance, "output " + t);
    }
    backward(c, steps, type, tolerance);
  }

  private static void backward(Case c, List<Recurrence> steps, DataType type, double tolerance) {
    JsonNode grads = c.values.get("grads");
    INDArray dx = ReferenceArrays.sequence(grads.get("x"));
    List<INDArray> above = cast(c.states(c.values.get("output_grads")), type);
    List<INDArray> delta = above.stream().map(array -> array.slice(0).mul(0)).toList();
    Weights expected = c.weights(grads, DataType.DOUBLE);
    Weights sum = c.weights(grads, type);
    all(sum).forEach(array -> array.assign(0));
    for (int t = c.steps() - 1; t >= 0; t--) {
      List<INDArray> last = new ArrayList<>();
      for (int s = 0; s < delta.size(); s++) {
        last.add(delta.get(s).add(above.get(s).slice(t)));
      }
      Weights one = c.weights(grads, type);
      INDArray below = Nd4j.create(type, dx.size(0), dx.size(1), 1);
      INDArray nothing = Nd4j.create(type, last.get(0).size(0), last.get(0).size(1), 1);
      delta = steps.get(t).backward(new Upstream(nothing, 0, last, 1), one, below, false);
      assertClose(step(dx, t), below, tolerance, "input gradient " + t);
      for (int a = 0; a < all(sum).size(); a++) {
        all(sum).get(a).addi(all(one).get(a));
      }
    }
    for (int a = 0; a < all(sum).size(); a++) {
      assertClose(all(expected).get(a), all(sum).get(a), tolerance, "weights " + a);
    }
    for (int s = 0; s < delta.size(); s++) {
      assertClose(c.first(grads).get(s), delta.get(s), tolerance, "first state " + s);
    }
  }

  private static List<INDArray> all(Weights weights) {
    List<INDArray> all = new ArrayList<>();
    all.addAll(List.of(weights.input(), weights.recurrent(), weights.bias()));
    all.addAll(weights.extras());
    return all;
  }

  private static INDArray step(INDArray sequence, int t) {
    return sequence.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(t, t + 1));
  }

  private static List<INDArray> cast(List<INDArray> arrays, DataType type) {
    return arrays.stream().map(array -> array.castTo(type)).toList();
  }

  private static void assertClose(
      INDArray expected, INDArray actual, double tolerance, String what) {
    INDArray flat = actual.castTo(DataType.DOUBLE).reshape(expected.shape());
    double error = flat.sub(expected).norm2Number().doubleValue();
    double size = expected.norm2Number().doubleValue();
    assertTrue(error <= tolerance * (size + 0.1), what + ": error " + error + " of " + size);
  }
}
