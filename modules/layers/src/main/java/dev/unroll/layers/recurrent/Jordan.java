package dev.unroll.layers.recurrent;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.Curves;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The sequential network of Jordan 1986, whose output, not whose hidden layer, is fed back.
 *
 * <pre>
 * a = tanh(x W + c U_a + b_a)
 * y' = σ(a U_y + b_y)
 * c' = α c + y'
 * </pre>
 *
 * The output of the layer is y, as wide as the hidden layer a. Lanes, and columns of U and b: a, y;
 * W feeds a alone. The paper keeps c_t = α c_{t−1} + y_{t−1} at the step that reads it; here it is
 * ready one step earlier, so that a layer that begins at y_0 and c_0 of the paper has the state α
 * c_0 + y_0. Without memory, α = 0, the state is y alone.
 *
 * <p>Dropout of the state ({@link RecurrentDropout}) drops what a product reads, and U_y reads a:
 * the hidden layer inside the step loses units, too, those of the same mask as c.
 *
 * @param memory α in [0, 1), how much of the context of the step before stays
 */
public record Jordan(@JsonProperty("memory") double memory) implements Cell {
  private static final int INNER = 0;
  private static final int OUTPUT = 1;
  private static final int CONTEXT = 1;

  public Jordan {
    Check.within("memory", memory, 0, 1);
  }

  /** Without memory: what is fed back is the last output. */
  public Jordan() {
    this(0);
  }

  @Override
  public List<String> states() {
    return remembers() ? List.of(HIDDEN, MEMORY) : List.of(HIDDEN);
  }

  private boolean remembers() {
    return memory > 0;
  }

  @Override
  public int lanes() {
    return 2;
  }

  @Override
  public int inputLanes() {
    return 1;
  }

  @Override
  public List<Stage> stages() {
    return List.of(new Stage(INNER, OUTPUT), new Stage(OUTPUT, 2));
  }

  @Override
  public int sourceState() {
    return remembers() ? CONTEXT : 0;
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

  private final class Reference implements Equations<INDArray> {
    @Override
    public void forward(int stage, Step<INDArray> s) {
      INDArray a = s.lane(INNER);
      INDArray y = s.lane(OUTPUT);
      if (stage == 0) {
        a.assign(Transforms.tanh(a));
        s.source().assign(a);
        return;
      }
      y.assign(Transforms.sigmoid(y));
      s.after(0).assign(y);
      if (remembers()) {
        s.after(CONTEXT).assign(s.before(CONTEXT).mul(memory).addi(y));
      }
    }

    @Override
    public void backward(int stage, Step<INDArray> s) {
      INDArray a = s.lane(INNER);
      INDArray y = s.lane(OUTPUT);
      if (stage == 0) {
        a.assign(a.mul(a).rsubi(1).muli(s.sourceGradient()));
        return;
      }
      INDArray dy = s.gradient(0);
      if (remembers()) {
        INDArray dc = s.gradient(CONTEXT);
        dy.addi(dc);
        dc.muli(memory);
      }
      y.assign(y.rsub(1).muli(y).muli(dy));
      dy.assign(0);
    }
  }

  private final class Fast implements Equations<float[]> {
    @Override
    public void forward(int stage, Step<float[]> s) {
      int length = s.length();
      if (stage == 0) {
        Curves.tanh(s.lane(INNER), length);
        System.arraycopy(s.lane(INNER), 0, s.source(), 0, length);
        return;
      }
      float[] y = s.lane(OUTPUT);
      Curves.sigmoid(y, length);
      System.arraycopy(y, 0, s.after(0), 0, length);
      if (remembers()) {
        float alpha = (float) memory;
        float[] before = s.before(CONTEXT);
        float[] after = s.after(CONTEXT);
        for (int j = 0; j < length; j++) {
          after[j] = alpha * before[j] + y[j];
        }
      }
    }

    @Override
    public void backward(int stage, Step<float[]> s) {
      int length = s.length();
      float[] dy = s.gradient(0);
      if (stage == 0) {
        float[] a = s.lane(INNER);
        float[] da = s.sourceGradient();
        for (int j = 0; j < length; j++) {
          a[j] = da[j] * (1 - a[j] * a[j]);
        }
        return;
      }
      if (remembers()) {
        takeBack(dy, s.gradient(CONTEXT), length);
      }
      float[] y = s.lane(OUTPUT);
      for (int j = 0; j < length; j++) {
        y[j] = dy[j] * y[j] * (1 - y[j]);
      }
      Arrays.fill(dy, 0, length, 0);
    }

    private void takeBack(float[] dy, float[] dc, int length) {
      float alpha = (float) memory;
      for (int j = 0; j < length; j++) {
        dy[j] = dy[j] + dc[j];
        dc[j] = alpha * dc[j];
      }
    }
  }
}
