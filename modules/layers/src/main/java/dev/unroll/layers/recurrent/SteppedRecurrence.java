package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.step.TimeMajor;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The fast way of a layer, step by step, for a recurrence that is larger than the layer: whoever
 * owns it writes the input of a step when it is known. Rows stand in places, which parts of them
 * share out; a part belongs to one thread from the first step to the last and back. Layers that
 * begin with the same mask have the same places.
 *
 * <pre>{@code
 * begin(...); for each part, for each t: write inputs(), take(part, t)
 * beginBack(...); for each part, for each t from the last: add to gradient(part), back(part, t)
 *                 and finishBack(part)
 * finish(...)
 * }</pre>
 */
public final class SteppedRecurrence {
  private final Recurrent layer;
  private final CellPlans plans;
  private final UsedWeights used;
  private CellPlan plan;
  private Segment segment;
  private RowOrder order;
  private Weights weights;
  private Floats inputs = Floats.allocate(0);
  private boolean keep;

  /** A layer, forwards, without residual connection, dropout and layer normalisation. */
  public SteppedRecurrence(Recurrent layer, Team team) {
    this.layer = layer;
    this.plans = new CellPlans(layer.cell(), team);
    this.used = new UsedWeights(layer.cell());
  }

  private Weights weights(Map<String, INDArray> table) {
    return RecurrentParameters.weights(layer, table, "");
  }

  /**
   * Begins a pass.
   *
   * @param parameters of the layer by key; used until the way back
   * @param sequence [N, ·, T], for its sizes
   * @param masks [N, T], one or none
   * @param first [N, H] for each of the cell's states
   * @param keep whether the way back will follow
   */
  public void begin(
      Map<String, INDArray> parameters,
      INDArray sequence,
      List<INDArray> masks,
      List<INDArray> first,
      boolean keep) {
    this.keep = keep;
    weights = used.of(weights(parameters));
    segment = new Segment(sequence, false);
    masks.forEach(segment::mask);
    List<INDArray> dense =
        first.stream().map(s -> TimeMajor.isContiguous(s) ? s : s.dup('c')).toList();
    segment.initial(dense, layer.getNOut());
    plan = plans.of(segment.rows(), (int) layer.getNIn(), (int) layer.getNOut());
    plan.memory().forward(segment.steps(), keep, weights);
    inputs = plan.memory().ownInput(segment.steps());
    plan.memory().input(inputs);
    order = new RowOrder(segment, plan.parts().size());
    plan.packed().packForward(weights, Team.shared());
    List<Floats> states = dense.stream().map(Floats::of).toList();
    plan.parts().forEach(part -> part.begin(segment, order, states));
  }

  /** Parts of the rows, each for one thread. */
  public int parts() {
    return plan.parts().size();
  }

  /** First place of a part. */
  public int first(int part) {
    return plan.parts().get(part).first();
  }

  /** Places of a part. */
  public int rows(int part) {
    return plan.parts().get(part).rows();
  }

  /** The row that stands at a place. */
  public int row(int place) {
    return order.row(place);
  }

  /** Whether the row at a place counts at this step. */
  public boolean counts(int place, int t) {
    return order.counts(place, t);
  }

  /** How many of a part's places, from its first, are computed at this step. */
  public int active(int part, int t) {
    return order.active(first(part), rows(part), t);
  }

  /** Where inputs are written, all places of a step: [T, N, F] by place. */
  public Floats inputs() {
    return inputs;
  }

  /** The output h [rows, H] of a part before a step; not to be changed. */
  public float[] before(int part, int t) {
    return plan.parts().get(part).before(t, keep).get(0);
  }

  /** Takes a step of a part; h [rows, H], valid until the step after the next. */
  public float[] take(int part, int t) {
    return plan.parts().get(part).take(order, t, t, false, keep).get(0);
  }

  /** Begins the way back of a pass, from zero gradients at the last state. */
  public void beginBack() {
    plan.memory().backward(segment.steps(), inputs);
    for (int s = 0; s < layer.cell().states().size(); s++) {
      plan.memory().last(s).zero();
    }
    plan.packed().packBackward(weights, Team.shared());
    plan.parts().forEach(part -> part.beginBack(order));
  }

  /**
   * With respect to the output h [rows, H] of a part after the step that is to be gone back, or
   * before the one that was; to be added to where rows count.
   */
  public float[] gradient(int part) {
    return plan.parts().get(part).gradients().get(0);
  }

  /**
   * Goes back through a step of a part.
   *
   * @param inputGradient [active, F]; overwritten
   */
  public void back(int part, int t, float[] inputGradient) {
    RowPart rows = plan.parts().get(part);
    rows.back(order, t, t);
    rows.inputGradient(order, t, inputGradient);
  }

  /** Ends the way back of a part. */
  public void finishBack(int part) {
    RowPart rows = plan.parts().get(part);
    rows.scatter(order, rows.gradients());
  }

  /**
   * Ends the way back when all parts have.
   *
   * @param gradients of the parameters by key; overwritten
   * @return with respect to the first state, [N, H] each
   */
  public List<INDArray> finish(Map<String, INDArray> gradients) {
    Weights own = weights(gradients);
    plan.weightGradients(own, 0, segment.steps());
    used.silence(own.recurrent());
    return plan.last();
  }
}
