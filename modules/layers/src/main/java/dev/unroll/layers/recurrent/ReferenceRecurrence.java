package dev.unroll.layers.recurrent;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The plain way, in ND4J's operations alone: for any type and backend. */
final class ReferenceRecurrence implements Recurrence {
  private final Cell cell;
  private final Equations<INDArray> equations;
  private final UsedWeights used;
  private Segment segment;
  private Weights weights;
  private List<Trace> traces = List.of();

  /** What one step leaves for the backward pass. */
  private record Trace(
      Step<INDArray> step,
      INDArray input,
      List<INDArray> sources,
      List<RowNormalisation> normalised,
      INDArray counts) {}

  ReferenceRecurrence(Cell cell) {
    this.cell = cell;
    this.equations = cell.reference();
    this.used = new UsedWeights(cell);
  }

  @Override
  public List<INDArray> forward(
      Segment segment, Weights weights, INDArray output, int offset, boolean keep) {
    this.segment = segment;
    this.weights = used.of(weights);
    traces = new ArrayList<>();
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      List<INDArray> state = initial();
      for (int i = 0; i < segment.steps(); i++) {
        int t = segment.time(i);
        Trace trace = step(t, state);
        List<INDArray> next = new ArrayList<>();
        for (int s = 0; s < state.size(); s++) {
          next.add(select(trace.counts, trace.step.after(s), state.get(s)));
        }
        state = next;
        output
            .get(all(), interval(offset, offset + hidden()), point(t))
            .assign(trace.step.after(0).mulColumnVector(trace.counts));
        if (keep) {
          traces.add(trace);
        }
      }
      return state;
    }
  }

  private Trace step(int t, List<INDArray> state) {
    Step<INDArray> step = new Step<>(segment.rows(), hidden());
    INDArray counts = counts(t);
    INDArray x =
        select(
            counts,
            segment.input().get(all(), all(), point(t)).dup('f'),
            zeros(segment.features()));
    List<RowNormalisation> normalised = new ArrayList<>();
    INDArray fed = fed(x.mmul(weights.input()), inputGain(weights), normalised);
    for (int lane = 0; lane < cell.lanes(); lane++) {
      INDArray sum = zeros(hidden()).addiRowVector(block(weights.bias(), lane));
      step.lanes().add(lane < cell.inputLanes() ? sum.addi(block(fed, lane)) : sum);
    }
    step.before().addAll(state);
    state.forEach(s -> step.after().add(zeros(hidden())));
    step.extras().addAll(weights.extras());
    List<INDArray> sources = new ArrayList<>();
    INDArray before = state.get(cell.sourceState());
    for (int s = 0; s < cell.stages().size(); s++) {
      Stage stage = cell.stages().get(s);
      INDArray source = seen(before);
      INDArray product =
          fed(
              source.mmul(columns(weights.recurrent(), stage)),
              stageGain(weights, stage),
              normalised);
      for (int lane = stage.from(); lane < stage.to(); lane++) {
        step.lane(lane).addi(block(product, lane - stage.from()));
      }
      sources.add(source);
      before = zeros(hidden());
      step.source(before, before);
      equations.forward(s, step);
    }
    return new Trace(step, x, sources, normalised, counts);
  }

  /** What the products see of a source, or the gradient that comes back from them to it. */
  private INDArray seen(INDArray source) {
    return segment.hasHiddenMask() ? source.mul(segment.hiddenMask()) : source;
  }

  /** What a product feeds to its lanes: itself, or with layer normalisation that, times a gain. */
  private INDArray fed(INDArray product, List<INDArray> gain, List<RowNormalisation> normalised) {
    if (gain.isEmpty()) {
      return product;
    }
    RowNormalisation normalisation = RowNormalisation.of(product);
    normalised.add(normalisation);
    return normalisation.values().mulRowVector(gain.get(0));
  }

  /** The gradient of a product from that of what it fed; adds up the gradient of its gain. */
  private static INDArray productGradient(
      INDArray delta, List<INDArray> gain, List<INDArray> gainGradient, Trace trace, int place) {
    if (gain.isEmpty()) {
      return delta;
    }
    RowNormalisation normalisation = trace.normalised.get(place);
    gainGradient.get(0).addi(delta.mul(normalisation.values()).sum(true, 0));
    return normalisation.backward(delta.mulRowVector(gain.get(0)));
  }

  private static List<INDArray> inputGain(Weights from) {
    return from.normalised() ? from.gains().subList(0, 1) : List.of();
  }

  private List<INDArray> stageGain(Weights from, Stage stage) {
    return from.normalised() ? List.of(columns(from.gains().get(1), stage)) : List.of();
  }

  @Override
  public List<INDArray> backward(
      Upstream upstream, Weights gradients, INDArray inputGradient, boolean add) {
    zero(gradients);
    if (!add) {
      inputGradient.assign(0);
    }
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      List<INDArray> delta = new ArrayList<>();
      for (int s = 0; s < cell.states().size(); s++) {
        delta.add(upstream.states().isEmpty() ? zeros(hidden()) : upstream.states().get(s).dup());
      }
      int first = upstream.first(segment.steps());
      for (int i = segment.steps() - 1; i >= first; i--) {
        delta = backward(i, delta, upstream, gradients, inputGradient);
      }
      used.silence(gradients.recurrent());
      if (first > 0) {
        delta.forEach(d -> d.assign(0));
      }
      return delta;
    }
  }

  private List<INDArray> backward(
      int index,
      List<INDArray> delta,
      Upstream upstream,
      Weights gradients,
      INDArray inputGradient) {
    int t = segment.time(index);
    Trace trace = traces.get(index);
    Step<INDArray> step = trace.step;
    INDArray nothing = zeros(hidden());
    INDArray above =
        upstream
            .output()
            .get(all(), interval(upstream.offset(), upstream.offset() + hidden()), point(t))
            .dup('f');
    step.gradients().clear();
    delta.forEach(d -> step.gradients().add(select(trace.counts, d, nothing)));
    step.gradient(0).addi(select(trace.counts, above, nothing));
    Step.replace(step.extraGradients(), gradients.extras());
    INDArray back = nothing;
    INDArray handed = zeros(hidden());
    for (int s = cell.stages().size() - 1; s >= 0; s--) {
      Stage stage = cell.stages().get(s);
      step.source(handed, back);
      equations.backward(s, step);
      INDArray block =
          productGradient(
              lanes(step, stage.from(), stage.to()),
              stageGain(weights, stage),
              stageGain(gradients, stage),
              trace,
              s + 1);
      back = seen(block.mmul(columns(weights.recurrent(), stage).transpose()));
      columns(gradients.recurrent(), stage).addi(trace.sources.get(s).transpose().mmul(block));
    }
    step.gradient(cell.sourceState()).addi(back);
    INDArray fed =
        productGradient(
            lanes(step, 0, cell.inputLanes()), inputGain(weights), inputGain(gradients), trace, 0);
    gradients.input().addi(trace.input.transpose().mmul(fed));
    gradients
        .bias()
        .addi(lanes(step, 0, cell.lanes()).sum(true, 0).reshape(gradients.bias().shape()));
    inputGradient.get(all(), all(), point(t)).addi(fed.mmul(weights.input().transpose()));
    List<INDArray> before = new ArrayList<>();
    for (int s = 0; s < delta.size(); s++) {
      before.add(select(trace.counts, step.gradient(s), delta.get(s)));
    }
    return before;
  }

  private static void zero(Weights gradients) {
    gradients.input().assign(0);
    gradients.recurrent().assign(0);
    gradients.bias().assign(0);
    gradients.extras().forEach(extra -> extra.assign(0));
    gradients.gains().forEach(gain -> gain.assign(0));
  }

  private List<INDArray> initial() {
    if (!segment.initial().isEmpty()) {
      // Copies, for a layer of the graph may drop from the caller's before the backward pass.
      return segment.initial().stream().map(state -> state.dup('f')).toList();
    }
    List<INDArray> zeros = new ArrayList<>();
    cell.states().forEach(state -> zeros.add(zeros(hidden())));
    return zeros;
  }

  /** 1 for the rows that count at this time, else 0. */
  private INDArray counts(int t) {
    double[] counts = new double[segment.rows()];
    for (int row = 0; row < counts.length; row++) {
      counts[row] = segment.counts(row, t) ? 1 : 0;
    }
    return Nd4j.createFromArray(counts).castTo(type()).reshape(counts.length, 1);
  }

  /** Rows of one or of the other; not by multiplication, for what does not count may be NaN. */
  private INDArray select(INDArray counts, INDArray counting, INDArray otherwise) {
    if (!segment.hasMask()) {
      return counting;
    }
    INDArray chosen = otherwise.dup();
    for (int row = 0; row < segment.rows(); row++) {
      if (counts.getDouble(row) != 0) {
        chosen.getRow(row).assign(counting.getRow(row));
      }
    }
    return chosen;
  }

  /** A stage's columns of U or of its gain. */
  private INDArray columns(INDArray recurrent, Stage stage) {
    int first = (stage.from() - cell.firstRecurrentLane()) * hidden();
    int columns = (stage.to() - stage.from()) * hidden();
    return recurrent.get(all(), interval(first, first + columns));
  }

  private INDArray block(INDArray lanes, int lane) {
    INDArray flat = lanes.rank() == 1 ? lanes.reshape(1, lanes.length()) : lanes;
    return flat.get(all(), interval(lane * hidden(), (lane + 1) * hidden()));
  }

  private static INDArray lanes(Step<INDArray> step, int from, int to) {
    return Nd4j.hstack(step.lanes().subList(from, to));
  }

  private INDArray zeros(int columns) {
    return Nd4j.create(type(), new long[] {segment.rows(), columns}, 'f');
  }

  private org.nd4j.linalg.api.buffer.DataType type() {
    return weights.input().dataType();
  }

  private int hidden() {
    return (int) weights.recurrent().size(0);
  }
}
