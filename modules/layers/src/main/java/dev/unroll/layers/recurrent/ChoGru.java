package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Curves;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Gated recurrent unit as in its paper (Cho et al. 2014, eq. 5-8): the reset gate is applied to the
 * state before the product, so that a step has two products, one after the other.
 *
 * <pre>
 * r = σ(x W_r + h U_r + b_r)
 * z = σ(x W_z + h U_z + b_z)
 * n = tanh(x W_n + (r ∘ h) U_n + b_n)
 * h' = z ∘ h + (1 − z) ∘ n
 * </pre>
 *
 * Lanes, and columns of W, U and b: r, z, n.
 */
public record ChoGru() implements Cell {
  private static final int RESET = 0;
  private static final int UPDATE = 1;
  private static final int NEW = 2;

  @Override
  public List<String> states() {
    return List.of(HIDDEN);
  }

  @Override
  public int lanes() {
    return 3;
  }

  @Override
  public List<Stage> stages() {
    return List.of(new Stage(RESET, NEW), new Stage(NEW, 3));
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
      INDArray h = s.before(0);
      INDArray r = s.lane(RESET);
      INDArray z = s.lane(UPDATE);
      INDArray n = s.lane(NEW);
      if (stage == 0) {
        r.assign(Transforms.sigmoid(r));
        z.assign(Transforms.sigmoid(z));
        s.source().assign(r.mul(h));
      } else {
        n.assign(Transforms.tanh(n));
        s.after(0).assign(z.mul(h).addi(z.rsub(1).muli(n)));
      }
    }

    @Override
    public void backward(int stage, Step<INDArray> s) {
      INDArray h = s.before(0);
      INDArray dh = s.gradient(0);
      INDArray r = s.lane(RESET);
      INDArray z = s.lane(UPDATE);
      INDArray n = s.lane(NEW);
      if (stage == 1) {
        INDArray dn = dh.mul(z.rsub(1)).muli(n.mul(n).rsubi(1));
        INDArray dz = dh.mul(h.sub(n)).muli(z).muli(z.rsub(1));
        dh.muli(z);
        n.assign(dn);
        z.assign(dz);
      } else {
        INDArray ds = s.sourceGradient();
        dh.addi(ds.mul(r));
        r.assign(ds.mul(h).muli(r).muli(r.rsub(1)));
      }
    }
  }

  private static final class Fast implements Equations<float[]> {
    @Override
    public void forward(int stage, Step<float[]> s) {
      int length = s.length();
      float[] h = s.before(0);
      if (stage == 0) {
        float[] r = s.lane(RESET);
        float[] source = s.source();
        Curves.sigmoid(r, length);
        Curves.sigmoid(s.lane(UPDATE), length);
        for (int j = 0; j < length; j++) {
          source[j] = r[j] * h[j];
        }
        return;
      }
      float[] z = s.lane(UPDATE);
      float[] n = s.lane(NEW);
      float[] next = s.after(0);
      Curves.tanh(n, length);
      for (int j = 0; j < length; j++) {
        next[j] = n[j] + z[j] * (h[j] - n[j]);
      }
    }

    @Override
    public void backward(int stage, Step<float[]> s) {
      int length = s.length();
      float[] h = s.before(0);
      float[] dh = s.gradient(0);
      if (stage == 0) {
        float[] r = s.lane(RESET);
        float[] ds = s.sourceGradient();
        for (int j = 0; j < length; j++) {
          float gate = r[j];
          dh[j] = dh[j] + ds[j] * gate;
          r[j] = ds[j] * h[j] * gate * (1 - gate);
        }
        return;
      }
      float[] z = s.lane(UPDATE);
      float[] n = s.lane(NEW);
      for (int j = 0; j < length; j++) {
        float fresh = n[j];
        float gate = z[j];
        n[j] = dh[j] * (1 - gate) * (1 - fresh * fresh);
        z[j] = dh[j] * (h[j] - fresh) * gate * (1 - gate);
        dh[j] = dh[j] * gate;
      }
    }
  }
}
