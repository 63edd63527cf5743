package dev.unroll.layers.recurrent;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.step.TimeMajor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The fast way, in floats on the CPU: each thread owns its rows for the whole segment, so that
 * threads meet only at its ends.
 */
final class FastRecurrence implements Recurrence {
  private final Cell cell;
  private final Team team;
  private final Map<List<Integer>, Plan> plans = new LinkedHashMap<>();
  private Plan plan;
  private Segment segment;
  private Weights weights;
  private RowOrder order;

  FastRecurrence(Cell cell, Team team) {
    this.cell = cell;
    this.team = team;
    Check.require(
        cell.stages().get(cell.stages().size() - 1).to() == cell.lanes(),
        "the last stage of " + cell + " must feed its last lane");
  }

  /** What depends on the sizes N, F, H; made anew when they change. */
  private final class Plan {
    private final int rows;
    private final int features;
    private final int hidden;
    private final SegmentMemory memory;
    private final PackedWeights packed;
    private final List<RowPart> parts = new ArrayList<>();
    private final List<List<WeightGradient>> inputGradients = new ArrayList<>();
    private final List<List<WeightGradient>> stageGradients = new ArrayList<>();

    Plan(int rows, int features, int hidden) {
      this.rows = rows;
      this.features = features;
      this.hidden = hidden;
      int count = Math.min(team.size(), rows);
      memory = new SegmentMemory(cell, rows, features, hidden);
      packed = new PackedWeights(cell, features, hidden, (rows + count - 1) / count);
      for (int part = 0; part < count; part++) {
        int first = Team.first(rows, part, count);
        parts.add(
            new RowPart(cell, memory, packed, first, Team.first(rows, part + 1, count) - first));
      }
      for (int part = 0; part < team.size(); part++) {
        inputGradients.add(List.of(gradient(part, cell.inputLanes() * hidden, features)));
        List<WeightGradient> stages = new ArrayList<>();
        for (Stage stage : cell.stages()) {
          stages.add(gradient(part, (stage.to() - stage.from()) * hidden, hidden));
        }
        stageGradients.add(stages);
      }
    }

    private WeightGradient gradient(int part, int columns, int width) {
      int share =
          Team.first(columns, part + 1, team.size()) - Team.first(columns, part, team.size());
      return new WeightGradient(share, width, memory.stride(), rows);
    }

    void free() {
      parts.forEach(RowPart::free);
      inputGradients.forEach(gradients -> gradients.forEach(WeightGradient::free));
      stageGradients.forEach(gradients -> gradients.forEach(WeightGradient::free));
      packed.free();
      memory.free();
    }
  }

  /** The plan for these sizes; the last two are kept, for training and evaluation take turns. */
  private Plan plan(Segment segment, Weights weights) {
    int hidden = (int) weights.recurrent().size(0);
    List<Integer> sizes = List.of(segment.rows(), segment.features(), hidden);
    Plan found = plans.remove(sizes);
    if (found == null) {
      if (plans.size() > 1) {
        plans.remove(plans.keySet().iterator().next()).free();
      }
      found = new Plan(segment.rows(), segment.features(), hidden);
    }
    plans.put(sizes, found); // the youngest comes last
    plan = found;
    return found;
  }

  @Override
  public List<INDArray> forward(
      Segment segment, Weights weights, INDArray output, int offset, boolean keep) {
    this.segment = segment;
    this.weights = weights;
    Plan now = plan(segment, weights);
    now.memory.forward(segment.steps(), keep, weights);
    order = new RowOrder(segment, now.parts.size());
    now.memory.input(input(segment, now));
    if (segment.hasHiddenMask()) {
      copy(segment.hiddenMask(), now.memory.hiddenMask());
    }
    List<INDArray> initial = contiguous(segment.initial());
    List<Floats> states = initial.stream().map(Floats::of).toList();
    Block block = block(output, offset, now);
    now.packed.packForward(weights, team);
    team.run(
        now.parts.size(),
        part -> {
          RowPart rows = now.parts.get(part);
          rows.begin(segment, order, states);
          rows.forward(segment, order, block, keep);
        });
    return last(now);
  }

  private static Block block(INDArray array, int offset, Plan now) {
    return new Block(Floats.of(array), offset, (int) array.size(1), now.hidden);
  }

  /** The inputs as [T, N, F]; with a mask in the order of places, zeros where a row is masked. */
  private Floats input(Segment segment, Plan now) {
    INDArray input = TimeMajor.view(segment.input());
    if (TimeMajor.isContiguous(input) && order.isPlain()) {
      return Floats.of(input);
    }
    Floats own = now.memory.ownInput(segment.steps());
    if (order.isPlain()) {
      copy(input, own);
      return own;
    }
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray source = TimeMajor.isContiguous(input) ? input : input.dup('c');
      gather(Floats.of(source), own, segment.steps(), now);
      return own;
    }
  }

  private void gather(Floats from, Floats to, int steps, Plan now) {
    int features = now.features;
    float[] zeros = new float[features];
    team.run(
        team.size(),
        part -> {
          int end = Team.first(steps, part + 1, team.size());
          for (int t = Team.first(steps, part, team.size()); t < end; t++) {
            for (int place = 0; place < now.rows; place++) {
              int at = (t * now.rows + place) * features;
              if (order.counts(place, t)) {
                to.copy(at, from, (t * now.rows + order.row(place)) * features, features);
              } else {
                to.write(at, zeros, features);
              }
            }
          }
        });
  }

  private static void copy(INDArray from, Floats to) {
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray source = TimeMajor.isContiguous(from) ? from : from.dup('c');
      to.copy(Floats.of(source));
      if (source != from) {
        source.close();
      }
    }
  }

  private static List<INDArray> contiguous(List<INDArray> states) {
    return states.stream()
        .map(state -> TimeMajor.isContiguous(state) ? state : state.dup('c'))
        .toList();
  }

  private List<INDArray> last(Plan now) {
    List<INDArray> states = new ArrayList<>();
    for (int s = 0; s < cell.states().size(); s++) {
      INDArray state = Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', now.rows, now.hidden);
      Floats.of(state).copy(now.memory.last(s));
      states.add(state);
    }
    return states;
  }

  @Override
  public List<INDArray> backward(
      Upstream upstream, Weights gradients, INDArray inputGradient, boolean add) {
    Plan now = plan;
    Floats target = Floats.of(inputGradient);
    now.memory.backward(segment.steps(), target);
    for (int s = 0; s < cell.states().size(); s++) {
      if (upstream.states().isEmpty()) {
        now.memory.last(s).zero();
      } else {
        copy(upstream.states().get(s), now.memory.last(s));
      }
    }
    Block above = block(upstream.output(), upstream.offset(), now);
    int first = upstream.first(segment.steps());
    if ((first > 0 || !order.isPlain()) && !add) {
      target.zero();
    }
    now.packed.packBackward(weights, team);
    team.run(
        now.parts.size(), part -> now.parts.get(part).backward(segment, order, above, first, add));
    weightGradients(now, gradients, first);
    return last(now);
  }

  private void weightGradients(Plan now, Weights gradients, int first) {
    int steps = segment.steps() - first;
    int t = segment.reversed() ? 0 : first;
    Floats w = Floats.of(gradients.input());
    Floats u = Floats.of(gradients.recurrent());
    int inputColumns = cell.inputLanes() * now.hidden;
    team.run(
        team.size(),
        part -> {
          int column = Team.first(inputColumns, part, team.size());
          now.inputGradients
              .get(part)
              .get(0)
              .compute(
                  now.memory.delta(t, 0, 0) + (long) Float.BYTES * column,
                  now.memory.input(t, 0),
                  w.address((long) column * now.features),
                  steps * now.rows);
          for (int s = 0; s < cell.stages().size(); s++) {
            Stage stage = cell.stages().get(s);
            int columns = (stage.to() - stage.from()) * now.hidden;
            int own = Team.first(columns, part, team.size());
            int block = (stage.from() - cell.firstRecurrentLane()) * now.hidden + own;
            now.stageGradients
                .get(part)
                .get(s)
                .compute(
                    now.memory.delta(t, 0, stage.from()) + (long) Float.BYTES * own,
                    now.memory.source(s, t, 0),
                    u.address((long) block * now.hidden),
                    steps * now.rows);
          }
        });
    sumOfParts(now, gradients);
  }

  private void sumOfParts(Plan now, Weights gradients) {
    Floats bias = Floats.of(gradients.bias());
    for (int lane = 0; lane < cell.lanes(); lane++) {
      float[] sum = new float[now.hidden];
      for (RowPart part : now.parts) {
        add(part.biasGradient()[lane], sum);
      }
      bias.write(lane * now.hidden, sum, now.hidden);
    }
    for (int i = 0; i < cell.extras(); i++) {
      float[] sum = new float[now.hidden];
      for (RowPart part : now.parts) {
        add(part.extraGradient(i), sum);
      }
      Floats.of(gradients.extras().get(i)).write(0, sum, now.hidden);
    }
  }

  private static void add(float[] values, float[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += values[j];
    }
  }
}
