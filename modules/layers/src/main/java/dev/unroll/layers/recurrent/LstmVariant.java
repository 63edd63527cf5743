package dev.unroll.layers.recurrent;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Long short-term memory without one of its parts (Greff et al. 2017, section III-B: NIG, NFG, NOG,
 * NIAF, NOAF). Coupled gates (CIFG) and no peepholes (NP) are settings of {@link Lstm}; full gate
 * recurrence (FGR) is not here.
 *
 * <pre>
 * g = tanh(x W_g + h U_g + b_g)                  without input curve: g = x W_g + h U_g + b_g
 * f = σ(x W_f + h U_f + p_f ∘ c + b_f)           without forget gate: f = 1
 * i = σ(x W_i + h U_i + p_i ∘ c + b_i)           without input gate: i = 1
 * c' = f ∘ c + i ∘ g
 * o = σ(x W_o + h U_o + p_o ∘ c' + b_o)          without output gate: o = 1
 * h' = o ∘ tanh(c')                              without output curve: h' = o ∘ c'
 * </pre>
 *
 * Lanes, and columns of W, U and b: g, f, o, i, as {@link Lstm} has them, but for a gate that is
 * missing. Extra weights: p of the gates in the order of their lanes.
 *
 * <p>Without forget gate the memory only adds up, and without a curve it is not bounded: such cells
 * want clipped gradients.
 *
 * @param without the part that is missing
 * @param forgetBias b_f before training, where there is a forget gate
 * @param peepholes whether the gates see the memory, as in all variants of the paper but NP
 */
public record LstmVariant(
    @JsonProperty("without") Part without,
    @JsonProperty("forgetBias") double forgetBias,
    @JsonProperty("peepholes") boolean peepholes)
    implements Cell {
  static final int INPUT = 0;

  /** Parts that can be missing, by the paper's names of the variants. */
  public enum Part {
    /** NIG: i = 1. */
    INPUT_GATE,
    /** NFG: f = 1. */
    FORGET_GATE,
    /** NOG: o = 1. */
    OUTPUT_GATE,
    /** NIAF: no tanh in g. */
    INPUT_CURVE,
    /** NOAF: no tanh of c'. */
    OUTPUT_CURVE
  }

  /** Without peepholes, forget bias 1: comparable to {@link Lstm} with its usual settings. */
  public LstmVariant(Part without) {
    this(without, 1, false);
  }

  boolean has(Part part) {
    return without != part;
  }

  /** Lane of the forget gate, if it has one. */
  int forget() {
    return INPUT + 1;
  }

  /** Lane of the output gate, if it has one. */
  int output() {
    return has(Part.FORGET_GATE) ? forget() + 1 : forget();
  }

  /** Lane of the input gate, if it has one. */
  int gate() {
    return has(Part.OUTPUT_GATE) ? output() + 1 : output();
  }

  @Override
  public List<String> states() {
    return List.of(HIDDEN, MEMORY);
  }

  @Override
  public int lanes() {
    return has(Part.INPUT_GATE) ? gate() + 1 : gate();
  }

  @Override
  public int extras() {
    return peepholes ? lanes() - 1 : 0;
  }

  @Override
  public double initialBias(int lane) {
    return has(Part.FORGET_GATE) && lane == forget() ? forgetBias : 0;
  }

  @Override
  public boolean backwardReadsHidden() {
    return false;
  }

  @Override
  public Equations<INDArray> reference() {
    return new Reference();
  }

  @Override
  public Equations<float[]> fast() {
    return new FastLstmVariant(this);
  }

  /** In terms of the gates after their curve, which the lanes keep. */
  private final class Reference implements Equations<INDArray> {
    private final Peepholes open = new Peepholes(peepholes);

    @Override
    public void forward(int stage, Step<INDArray> s) {
      INDArray c = s.before(1);
      INDArray g = s.lane(INPUT);
      if (has(Part.INPUT_CURVE)) {
        g.assign(Transforms.tanh(g));
      }
      INDArray kept = has(Part.FORGET_GATE) ? gated(s, forget(), c).mul(c) : c;
      INDArray added = has(Part.INPUT_GATE) ? gated(s, gate(), c).mul(g) : g;
      INDArray next = s.after(1).assign(kept.add(added));
      INDArray curved = has(Part.OUTPUT_CURVE) ? Transforms.tanh(next) : next;
      s.after(0).assign(has(Part.OUTPUT_GATE) ? gated(s, output(), next).mul(curved) : curved);
    }

    private INDArray gated(Step<INDArray> s, int lane, INDArray memory) {
      return s.lane(lane).assign(Transforms.sigmoid(open.seen(s, lane, memory)));
    }

    @Override
    public void backward(int stage, Step<INDArray> s) {
      INDArray c = s.before(1);
      INDArray g = s.lane(INPUT).dup();
      INDArray dc = throughOutput(s);
      INDArray past = dc.dup();
      INDArray dg = dc;
      if (has(Part.FORGET_GATE)) {
        past.muli(s.lane(forget()));
        past.addi(ungated(s, forget(), dc.mul(c), c));
      }
      if (has(Part.INPUT_GATE)) {
        dg = dc.mul(s.lane(gate()));
        past.addi(ungated(s, gate(), dc.mul(g), c));
      }
      s.lane(INPUT).assign(has(Part.INPUT_CURVE) ? g.mul(g).rsubi(1).muli(dg) : dg);
      s.gradient(0).assign(0);
      s.gradient(1).assign(past);
    }

    /** ∂L/∂c' of all that comes from h' and from the next step. */
    private INDArray throughOutput(Step<INDArray> s) {
      INDArray next = s.after(1);
      INDArray curved = has(Part.OUTPUT_CURVE) ? Transforms.tanh(next) : next;
      INDArray dh = s.gradient(0);
      INDArray dCurved = has(Part.OUTPUT_GATE) ? dh.mul(s.lane(output())) : dh.dup();
      if (has(Part.OUTPUT_CURVE)) {
        dCurved.muli(curved.mul(curved).rsubi(1));
      }
      INDArray dc = s.gradient(1).add(dCurved);
      return has(Part.OUTPUT_GATE) ? dc.addi(ungated(s, output(), dh.mul(curved), next)) : dc;
    }

    /** Leaves the gradient of a gate's sum in its lane; gives ∂L/∂memory through its peephole. */
    private INDArray ungated(Step<INDArray> s, int lane, INDArray dGate, INDArray memory) {
      INDArray gate = s.lane(lane);
      gate.assign(gate.rsub(1).muli(gate).muli(dGate));
      return open.unseen(s, lane, gate, memory);
    }
  }
}
