package dev.unroll.layers.recurrent;

import dev.unroll.layers.kernel.Curves;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The simple recurrent network (Elman 1990).
 *
 * <pre>
 * h' = f(x W + h U + b)
 * </pre>
 *
 * One lane; the parameters are those of Deeplearning4j's {@code SimpleRnn}.
 *
 * @param curve f
 */
public record Elman(@JsonProperty("curve") Curve curve) implements Cell {
  /** Functions f of the simple network. */
  public enum Curve {
    /** tanh(a). */
    TANH,
    /** max(0, a), derivative 0 at 0. */
    RELU,
    /** a. */
    IDENTITY,
    /** 1 / (1 + exp(−a)). */
    SIGMOID;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** With tanh. */
  public Elman() {
    this(Curve.TANH);
  }

  @Override
  public List<String> states() {
    return List.of(HIDDEN);
  }

  @Override
  public int lanes() {
    return 1;
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
    return new Fast();
  }

  /** Each derivative is written in terms of the value h = f(a), which the lane keeps. */
  private final class Reference implements Equations<INDArray> {
    @Override
    public void forward(int stage, Step<INDArray> s) {
      INDArray a = s.lane(0);
      switch (curve) {
        case TANH -> a.assign(Transforms.tanh(a));
        case RELU -> a.assign(Transforms.relu(a));
        case SIGMOID -> a.assign(Transforms.sigmoid(a));
        case IDENTITY -> {}
      }
      s.after(0).assign(a);
    }

    @Override
    public void backward(int stage, Step<INDArray> s) {
      INDArray h = s.lane(0);
      INDArray slope =
          switch (curve) {
            case TANH -> h.mul(h).rsubi(1);
            case RELU -> h.gt(0).castTo(h.dataType());
            case SIGMOID -> h.rsub(1).muli(h);
            case IDENTITY -> h.mul(0).addi(1);
          };
      s.lane(0).assign(slope.muli(s.gradient(0)));
      s.gradient(0).assign(0);
    }
  }

  private final class Fast implements Equations<float[]> {
    @Override
    public void forward(int stage, Step<float[]> s) {
      float[] a = s.lane(0);
      switch (curve) {
        case TANH -> Curves.tanh(a, s.length());
        case SIGMOID -> Curves.sigmoid(a, s.length());
        case RELU -> {
          for (int i = 0; i < s.length(); i++) {
            a[i] = Math.max(0, a[i]);
          }
        }
        case IDENTITY -> {}
      }
      System.arraycopy(a, 0, s.after(0), 0, s.length());
    }

    @Override
    public void backward(int stage, Step<float[]> s) {
      slope(s.lane(0), s.gradient(0), s.length());
      java.util.Arrays.fill(s.gradient(0), 0, s.length(), 0);
    }

    private void slope(float[] h, float[] dh, int length) {
      switch (curve) {
        case TANH -> {
          for (int i = 0; i < length; i++) {
            h[i] = dh[i] * (1 - h[i] * h[i]);
          }
        }
        case RELU -> {
          for (int i = 0; i < length; i++) {
            h[i] = h[i] > 0 ? dh[i] : 0;
          }
        }
        case SIGMOID -> {
          for (int i = 0; i < length; i++) {
            h[i] = dh[i] * h[i] * (1 - h[i]);
          }
        }
        case IDENTITY -> System.arraycopy(dh, 0, h, 0, length);
      }
    }
  }
}
