package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Curves;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Gated recurrent unit with the reset gate after the product, as cuDNN and PyTorch have it; {@link
 * ChoGru} is the form of the paper.
 *
 * <pre>
 * r = σ(x W_r + h U_r + b_r)
 * z = σ(x W_z + h U_z + b_z)
 * n = tanh(x W_n + b_n + r ∘ (h U_n + d_n))
 * h' = z ∘ h + (1 − z) ∘ n
 * </pre>
 *
 * Lanes: x W_n + b_n, r, z, h U_n + d_n. So the columns of W are n, r, z, those of U are r, z, n,
 * and the biases are b_n, b_r, b_z, d_n.
 */
public record Gru() implements Cell {
  private static final int NEW = 0;
  private static final int RESET = 1;
  private static final int UPDATE = 2;
  private static final int RECALLED = 3;

  @Override
  public List<String> states() {
    return List.of(HIDDEN);
  }

  @Override
  public int lanes() {
    return 4;
  }

  @Override
  public int inputLanes() {
    return 3;
  }

  @Override
  public List<Stage> stages() {
    return List.of(new Stage(RESET, 4));
  }

  @Override
  public Equations<INDArray> reference() {
    return new Reference();
  }

  @Override
  public Equations<float[]> fast() {
    return new Fast();
  }

  private static final class Reference implements Equations<INDArray> {
    @Override
    public void forward(int stage, Step<INDArray> s) {
      INDArray r = s.lane(RESET).assign(Transforms.sigmoid(s.lane(RESET)));
      INDArray z = s.lane(UPDATE).assign(Transforms.sigmoid(s.lane(UPDATE)));
      INDArray sum = s.lane(NEW).add(r.mul(s.lane(RECALLED)));
      INDArray n = s.lane(NEW).assign(Transforms.tanh(sum));
      s.after(0).assign(z.mul(s.before(0)).addi(z.rsub(1).muli(n)));
    }

    @Override
    public void backward(int stage, Step<INDArray> s) {
      INDArray n = s.lane(NEW);
      INDArray r = s.lane(RESET);
      INDArray z = s.lane(UPDATE);
      INDArray dh = s.gradient(0);
      INDArray dn = dh.mul(z.rsub(1)).muli(n.mul(n).rsubi(1));
      INDArray dz = dh.mul(s.before(0).sub(n)).muli(z).muli(z.rsub(1));
      INDArray dr = dn.mul(s.lane(RECALLED)).muli(r).muli(r.rsub(1));
      s.gradient(0).assign(dh.mul(z));
      s.lane(RECALLED).assign(dn.mul(r));
      s.lane(NEW).assign(dn);
      s.lane(RESET).assign(dr);
      s.lane(UPDATE).assign(dz);
    }
  }

  private static final class Fast implements Equations<float[]> {
    @Override
    public void forward(int stage, Step<float[]> s) {
      int length = s.length();
      float[] n = s.lane(NEW);
      float[] r = s.lane(RESET);
      float[] z = s.lane(UPDATE);
      float[] recalled = s.lane(RECALLED);
      float[] h = s.before(0);
      float[] next = s.after(0);
      Curves.sigmoid(r, length);
      Curves.sigmoid(z, length);
      for (int j = 0; j < length; j++) {
        n[j] = n[j] + r[j] * recalled[j];
      }
      Curves.tanh(n, length);
      for (int j = 0; j < length; j++) {
        next[j] = n[j] + z[j] * (h[j] - n[j]);
      }
    }

    @Override
    public void backward(int stage, Step<float[]> s) {
      int length = s.length();
      float[] n = s.lane(NEW);
      float[] r = s.lane(RESET);
      float[] z = s.lane(UPDATE);
      float[] recalled = s.lane(RECALLED);
      float[] h = s.before(0);
      float[] dh = s.gradient(0);
      for (int j = 0; j < length; j++) {
        float fresh = n[j];
        float gate = z[j];
        n[j] = dh[j] * (1 - gate) * (1 - fresh * fresh);
        z[j] = dh[j] * (h[j] - fresh) * gate * (1 - gate);
        dh[j] = dh[j] * gate;
      }
      for (int j = 0; j < length; j++) {
        float gate = r[j];
        r[j] = n[j] * recalled[j] * gate * (1 - gate);
        recalled[j] = n[j] * gate;
      }
    }
  }
}
