package dev.unroll.layers.recurrent;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Long short-term memory (Hochreiter and Schmidhuber 1997) with forget gate (Gers, Schmidhuber and
 * Cummins 2000), and if asked with peepholes p (Gers and Schmidhuber 2000) or with the input gate
 * coupled to the forget gate (Greff et al. 2017, CIFG).
 *
 * <pre>
 * g = tanh(x W_g + h U_g + b_g)
 * f = σ(x W_f + h U_f + p_f ∘ c + b_f)
 * i = σ(x W_i + h U_i + p_i ∘ c + b_i)      coupled: i = 1 − f
 * c' = f ∘ c + i ∘ g
 * o = σ(x W_o + h U_o + p_o ∘ c' + b_o)
 * h' = o ∘ tanh(c')
 * </pre>
 *
 * Lanes: g, f, o, i, the order of Deeplearning4j's {@code LSTM}, whose parameters these are; the
 * last one is missing when coupled. Extra weights: p_f, p_o, p_i.
 *
 * @param forgetBias b_f before training; 1 lets a new network remember (Gers et al. 2000)
 * @param peepholes whether the gates see the memory
 * @param coupled whether i = 1 − f
 */
public record Lstm(
    @JsonProperty("forgetBias") double forgetBias,
    @JsonProperty("peepholes") boolean peepholes,
    @JsonProperty("coupled") boolean coupled)
    implements Cell {
  static final int INPUT = 0;
  static final int FORGET = 1;
  static final int OUTPUT = 2;
  static final int GATE = 3;

  /** Without peepholes, not coupled, forget bias 1. */
  public Lstm() {
    this(1, false, false);
  }

  @Override
  public List<String> states() {
    return List.of(HIDDEN, MEMORY);
  }

  @Override
  public int lanes() {
    return coupled ? 3 : 4;
  }

  @Override
  public int extras() {
    return peepholes ? lanes() - 1 : 0;
  }

  @Override
  public double initialBias(int lane) {
    return lane == FORGET ? forgetBias : 0;
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
    return new FastLstm(this);
  }

  /** In terms of the gates after their curve, which the lanes keep. */
  private final class Reference implements Equations<INDArray> {
    private final Peepholes open = new Peepholes(peepholes);

    @Override
    public void forward(int stage, Step<INDArray> s) {
      INDArray c = s.before(1);
      INDArray g = s.lane(INPUT).assign(Transforms.tanh(s.lane(INPUT)));
      INDArray f = s.lane(FORGET).assign(Transforms.sigmoid(open.seen(s, FORGET, c)));
      INDArray i =
          coupled ? f.rsub(1) : s.lane(GATE).assign(Transforms.sigmoid(open.seen(s, GATE, c)));
      INDArray next = s.after(1).assign(f.mul(c).addi(i.mul(g)));
      INDArray o = s.lane(OUTPUT).assign(Transforms.sigmoid(open.seen(s, OUTPUT, next)));
      s.after(0).assign(o.mul(Transforms.tanh(next)));
    }

    @Override
    public void backward(int stage, Step<INDArray> s) {
      INDArray c = s.before(1);
      INDArray g = s.lane(INPUT);
      INDArray f = s.lane(FORGET);
      INDArray o = s.lane(OUTPUT);
      INDArray i = coupled ? f.rsub(1) : s.lane(GATE);
      INDArray dh = s.gradient(0);
      INDArray curved = Transforms.tanh(s.after(1));

      INDArray dO = dh.mul(curved).muli(o).muli(o.rsub(1));
      INDArray dc = s.gradient(1).add(dh.mul(o).muli(curved.mul(curved).rsubi(1)));
      dc.addi(open.unseen(s, OUTPUT, dO, s.after(1)));
      INDArray df = dc.mul(coupled ? c.sub(g) : c).muli(f).muli(f.rsub(1));
      INDArray dg = dc.mul(i).muli(g.mul(g).rsubi(1));
      INDArray past = dc.mul(f).addi(open.unseen(s, FORGET, df, c));
      if (!coupled) {
        INDArray di = dc.mul(g).muli(i).muli(i.rsub(1));
        past.addi(open.unseen(s, GATE, di, c));
        s.lane(GATE).assign(di);
      }
      s.lane(INPUT).assign(dg);
      s.lane(FORGET).assign(df);
      s.lane(OUTPUT).assign(dO);
      s.gradient(0).assign(0);
      s.gradient(1).assign(past);
    }
  }
}
