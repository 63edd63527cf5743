package dev.unroll.lectures.networks;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.Curves;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Equations;
import dev.unroll.layers.recurrent.Stage;
import dev.unroll.layers.recurrent.Step;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Jordan's network as taggers have it (Mesnil et al. 2013, eq. 2): the probabilities of the tags,
 * not the hidden layer, are fed back, and the loss reaches through them to the steps before.
 *
 * <pre>
 * a_t = tanh(x_t W + p_{t−1} U + b)
 * z_t = a_t V + c
 * p_t = softmax(z_t)      p_0 = 0
 * </pre>
 *
 * A cell has one width, H: z and p stand in their first K columns, and the rest is 0. The output is
 * z, which a loss takes without any weights between. Lanes, and columns of the recurrent weights
 * and of the bias: a, z.
 *
 * @param outputs K, at most H
 */
record SoftmaxJordan(int outputs) implements Cell {
  private static final int INNER = 0;
  private static final int OUTPUT = 1;
  private static final int FED = 1;

  SoftmaxJordan {
    Check.positive("outputs", outputs);
  }

  @Override
  public List<String> states() {
    return List.of(HIDDEN, MEMORY);
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
    return FED;
  }

  @Override
  public boolean usesAll() {
    return false;
  }

  @Override
  public boolean connects(int hidden, int from, int lane, int to) {
    return (lane == INNER ? from : to) < outputs;
  }

  @Override
  public boolean backwardReadsHidden() {
    return false;
  }

  @Override
  public Equations<INDArray> reference() {
    return new Plain();
  }

  @Override
  public Equations<float[]> fast() {
    return new Fast();
  }

  /** The columns that are used, a view. */
  private INDArray used(INDArray array) {
    Check.require(
        outputs <= array.columns(),
        outputs + " outputs do not fit into " + array.columns() + " units");
    return array.get(NDArrayIndex.all(), NDArrayIndex.interval(0, outputs));
  }

  private final class Plain implements Equations<INDArray> {
    @Override
    public void forward(int stage, Step<INDArray> s) {
      if (stage == 0) {
        INDArray a = s.lane(INNER);
        a.assign(Transforms.tanh(a));
        s.source().assign(a);
        return;
      }
      INDArray z = s.lane(OUTPUT);
      s.after(0).assign(0);
      used(s.after(0)).assign(used(z));
      s.after(FED).assign(0);
      used(s.after(FED)).assign(Nd4j.nn().softmax(used(z).dup('c'), 1));
      z.assign(s.after(FED)); // what the backward pass needs
    }

    @Override
    public void backward(int stage, Step<INDArray> s) {
      if (stage == 0) {
        INDArray a = s.lane(INNER);
        a.assign(a.mul(a).rsubi(1).muli(s.sourceGradient()));
        return;
      }
      INDArray p = s.lane(OUTPUT).dup();
      INDArray dp = s.gradient(FED);
      INDArray mean = p.mul(dp).sum(true, 1);
      INDArray dz = s.lane(OUTPUT).assign(dp.subColumnVector(mean).muli(p));
      used(dz).addi(used(s.gradient(0)));
      s.gradient(0).assign(0);
      dp.assign(0);
    }
  }

  /** The same, row by row. */
  private final class Fast implements Equations<float[]> {
    @Override
    public void forward(int stage, Step<float[]> s) {
      if (stage == 0) {
        Curves.tanh(s.lane(INNER), s.length());
        System.arraycopy(s.lane(INNER), 0, s.source(), 0, s.length());
        return;
      }
      float[] z = s.lane(OUTPUT);
      Arrays.fill(s.after(0), 0, s.length(), 0);
      for (int row = 0; row < s.length(); row += s.hidden()) {
        System.arraycopy(z, row, s.after(0), row, outputs);
        softmax(z, row);
        Arrays.fill(z, row + outputs, row + s.hidden(), 0);
      }
      System.arraycopy(z, 0, s.after(FED), 0, s.length());
    }

    private void softmax(float[] z, int from) {
      float most = z[from];
      for (int k = from; k < from + outputs; k++) {
        most = Math.max(most, z[k]);
      }
      float sum = 0;
      for (int k = from; k < from + outputs; k++) {
        z[k] = (float) Math.exp(z[k] - most);
        sum += z[k];
      }
      for (int k = from; k < from + outputs; k++) {
        z[k] /= sum;
      }
    }

    @Override
    public void backward(int stage, Step<float[]> s) {
      if (stage == 0) {
        float[] a = s.lane(INNER);
        for (int j = 0; j < s.length(); j++) {
          a[j] = s.sourceGradient()[j] * (1 - a[j] * a[j]);
        }
        return;
      }
      float[] p = s.lane(OUTPUT);
      float[] dp = s.gradient(FED);
      for (int row = 0; row < s.length(); row += s.hidden()) {
        float mean = 0;
        for (int k = row; k < row + outputs; k++) {
          mean += p[k] * dp[k];
        }
        for (int k = row; k < row + outputs; k++) {
          p[k] = p[k] * (dp[k] - mean) + s.gradient(0)[k]; // beyond, p is 0 already
        }
      }
      Arrays.fill(s.gradient(0), 0, s.length(), 0);
      Arrays.fill(dp, 0, s.length(), 0);
    }
  }
}
