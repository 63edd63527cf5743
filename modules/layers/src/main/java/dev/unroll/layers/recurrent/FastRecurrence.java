package dev.unroll.layers.recurrent;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The fast way, in floats on the CPU: each thread owns its rows for the whole segment, so that
 * threads meet only at its ends.
 */
final class FastRecurrence implements Recurrence {
  private final Cell cell;
  private final Team team;
  private final CellPlans plans;
  private final UsedWeights used;
  private CellPlan plan;
  private Segment segment;
  private Weights weights;
  private RowOrder order;

  FastRecurrence(Cell cell, Team team) {
    this.cell = cell;
    this.team = team;
    this.plans = new CellPlans(cell, team);
    this.used = new UsedWeights(cell);
    Check.require(
        cell.stages().get(cell.stages().size() - 1).to() == cell.lanes(),
        "the last stage of " + cell + " must feed its last lane");
  }

  @Override
  public List<INDArray> forward(
      Segment segment, Weights weights, INDArray output, int offset, boolean keep) {
    this.segment = segment;
    this.weights = used.of(weights);
    int hidden = (int) weights.recurrent().size(0);
    CellPlan now = plans.of(segment.rows(), segment.features(), hidden);
    plan = now;
    now.memory().forward(segment.steps(), keep, weights);
    order = new RowOrder(segment, now.parts().size());
    now.memory().input(input(segment, now));
    if (segment.hasHiddenMask()) {
      copy(segment.hiddenMask(), now.memory().hiddenMask());
    }
    List<INDArray> initial = contiguous(segment.initial());
    List<Floats> states = initial.stream().map(Floats::of).toList();
    Block block = block(output, offset, now);
    now.packed().packForward(this.weights, team);
    team.run(
        now.parts().size(),
        part -> {
          RowPart rows = now.parts().get(part);
          rows.begin(segment, order, states);
          forward(rows, block, keep);
        });
    return now.last();
  }

  private void forward(RowPart part, Block output, boolean keep) {
    boolean zero = segment.initial().isEmpty();
    List<float[]> after = part.before(0, keep);
    for (int i = 0; i < segment.steps(); i++) {
      int t = segment.time(i);
      after = part.take(order, i, t, zero && i == 0, keep);
      output.write(order, part.first(), part.rows(), t, after.get(0));
    }
    part.scatter(order, after);
  }

  private void backward(RowPart part, Block upstream, int firstStep, boolean add) {
    part.beginBack(order);
    for (int i = segment.steps() - 1; i >= firstStep; i--) {
      int t = segment.time(i);
      part.addAbove(order, upstream, t);
      part.back(order, i, t);
      part.inputGradient(order, t, add);
    }
    if (firstStep > 0) {
      part.gradients().forEach(gradient -> Arrays.fill(gradient, 0));
    }
    part.scatter(order, part.gradients());
  }

  private static Block block(INDArray array, int offset, CellPlan now) {
    return new Block(Floats.of(array), offset, (int) array.size(1), now.hidden());
  }

  /** The inputs as [T, N, F]; with a mask in the order of places, zeros where a row is masked. */
  private Floats input(Segment segment, CellPlan now) {
    INDArray input = TimeMajor.view(segment.input());
    if (TimeMajor.isContiguous(input) && order.isPlain()) {
      return Floats.of(input);
    }
    Floats own = now.memory().ownInput(segment.steps());
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

  private void gather(Floats from, Floats to, int steps, CellPlan now) {
    int features = now.features();
    float[] zeros = new float[features];
    team.run(
        team.size(),
        part -> {
          int end = Team.first(steps, part + 1, team.size());
          for (int t = Team.first(steps, part, team.size()); t < end; t++) {
            for (int place = 0; place < now.rows(); place++) {
              int at = (t * now.rows() + place) * features;
              if (order.counts(place, t)) {
                to.copy(at, from, (t * now.rows() + order.row(place)) * features, features);
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

  @Override
  public List<INDArray> backward(
      Upstream upstream, Weights gradients, INDArray inputGradient, boolean add) {
    CellPlan now = plan;
    Floats target = Floats.of(inputGradient);
    now.memory().backward(segment.steps(), target);
    for (int s = 0; s < cell.states().size(); s++) {
      if (upstream.states().isEmpty()) {
        now.memory().last(s).zero();
      } else {
        copy(upstream.states().get(s), now.memory().last(s));
      }
    }
    Block above = block(upstream.output(), upstream.offset(), now);
    int first = upstream.first(segment.steps());
    if ((first > 0 || !order.isPlain()) && !add) {
      target.zero();
    }
    now.packed().packBackward(weights, team);
    team.run(now.parts().size(), part -> backward(now.parts().get(part), above, first, add));
    int steps = segment.steps() - first;
    now.weightGradients(gradients, segment.reversed() ? 0 : first, steps);
    used.silence(gradients.recurrent());
    return now.last();
  }
}
