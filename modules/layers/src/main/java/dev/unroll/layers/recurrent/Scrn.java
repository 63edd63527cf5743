package dev.unroll.layers.recurrent;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.Curves;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * The structurally constrained network (Mikolov, Joulin, Chopra, Mathieu and Ranzato 2015, eq. 5-7
 * with a fixed α): beside hidden units, context units s that change slowly.
 *
 * <pre>
 * s' = (1 − α) (x B + b_s) + α s
 * h' = σ(s' P + x A + h R + b_h)
 * </pre>
 *
 * The output of the layer is [s' ; h'], K = round(context · H) context units (but never all) and H
 * − K hidden ones, so that a layer above reads both, as the paper's softmax of U h + V s does. The
 * biases are not in the paper.
 *
 * <p>Lanes: what x and h feed, what s' feeds; W = [B ; A] feeds the first. U has the blocks of R
 * and of P; of each only the part between its units is used, and the rest has neither effect nor
 * gradient. The second lane's bias adds to b_h. Dropout of the state drops s' with the mask of s.
 * Layer normalisation is over whole rows of a product, so that with it h reaches s through the
 * mean.
 *
 * @param context share of the H units that are context, in [0, 1)
 * @param memory α in [0, 1), how much of the context of the step before stays
 */
public record Scrn(@JsonProperty("context") double context, @JsonProperty("memory") double memory)
    implements Cell {
  private static final int OWN = 0;
  private static final int FROM_CONTEXT = 1;

  public Scrn {
    Check.within("context", context, 0, 1);
    Check.within("memory", memory, 0, 1);
  }

  /** A quarter of context units, α = 0.95 as in the paper. */
  public Scrn() {
    this(0.25, 0.95);
  }

  /** K. */
  int contextUnits(int hidden) {
    return (int) Math.min(hidden - 1, Math.round(context * hidden));
  }

  @Override
  public List<String> states() {
    return List.of(HIDDEN);
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
    return List.of(new Stage(OWN, FROM_CONTEXT), new Stage(FROM_CONTEXT, 2));
  }

  @Override
  public boolean usesAll() {
    return false;
  }

  @Override
  public boolean connects(int hidden, int from, int lane, int to) {
    int units = contextUnits(hidden);
    return to >= units && (lane == OWN ? from >= units : from < units);
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

  /** Of all units, of which each kind is then chosen; the first lane keeps s', the second h'. */
  private final class Reference implements Equations<INDArray> {
    @Override
    public void forward(int stage, Step<INDArray> s) {
      INDArray own = s.lane(OWN);
      INDArray context = context(s);
      INDArray hidden = context.rsub(1);
      if (stage == 0) {
        INDArray slow = own.mul(1 - memory).addi(s.before(0).mul(memory)).muliRowVector(context);
        s.source().assign(slow);
        own.muliRowVector(hidden).addi(slow);
        return;
      }
      INDArray fast = s.lane(FROM_CONTEXT);
      fast.assign(Transforms.sigmoid(fast.add(own)).muliRowVector(hidden));
      s.after(0).assign(own.mulRowVector(context).addi(fast));
    }

    @Override
    public void backward(int stage, Step<INDArray> s) {
      INDArray fast = s.lane(FROM_CONTEXT);
      INDArray dh = s.gradient(0);
      if (stage == 1) {
        fast.assign(fast.rsub(1).muli(fast).muli(dh)); // 0 in the columns of context, as h' is
        return;
      }
      INDArray context = context(s);
      INDArray slow = dh.add(s.sourceGradient()).muliRowVector(context);
      s.lane(OWN).assign(slow.mul(1 - memory).addi(fast));
      dh.assign(slow.mul(memory));
    }

    /** 1 for context units, 0 for hidden ones, [1, H]. */
    private INDArray context(Step<INDArray> s) {
      double[] chosen = new double[s.hidden()];
      Arrays.fill(chosen, 0, contextUnits(s.hidden()), 1);
      return Nd4j.createFromArray(chosen).castTo(s.lane(OWN).dataType()).reshape(1, s.hidden());
    }
  }

  private final class Fast implements Equations<float[]> {
    @Override
    public void forward(int stage, Step<float[]> s) {
      int hidden = s.hidden();
      int units = contextUnits(hidden);
      float[] own = s.lane(OWN);
      float[] next = s.lane(FROM_CONTEXT);
      if (stage == 0) {
        float alpha = (float) memory;
        float[] before = s.before(0);
        Arrays.fill(s.source(), 0, s.length(), 0);
        for (int row = 0; row < s.length(); row += hidden) {
          for (int j = row; j < row + units; j++) {
            own[j] = (1 - alpha) * own[j] + alpha * before[j];
          }
          System.arraycopy(own, row, s.source(), row, units);
        }
        return;
      }
      for (int j = 0; j < s.length(); j++) {
        next[j] = next[j] + own[j];
      }
      Curves.sigmoid(next, s.length());
      System.arraycopy(next, 0, s.after(0), 0, s.length());
      for (int row = 0; row < s.length(); row += hidden) {
        System.arraycopy(own, row, s.after(0), row, units);
      }
    }

    @Override
    public void backward(int stage, Step<float[]> s) {
      int hidden = s.hidden();
      int units = contextUnits(hidden);
      float[] own = s.lane(OWN);
      float[] fast = s.lane(FROM_CONTEXT);
      float[] dh = s.gradient(0);
      if (stage == 1) {
        for (int j = 0; j < s.length(); j++) {
          fast[j] = dh[j] * fast[j] * (1 - fast[j]);
        }
        for (int row = 0; row < s.length(); row += hidden) {
          Arrays.fill(fast, row, row + units, 0);
        }
        return;
      }
      float alpha = (float) memory;
      float[] ds = s.sourceGradient();
      System.arraycopy(fast, 0, own, 0, s.length());
      for (int row = 0; row < s.length(); row += hidden) {
        for (int j = row; j < row + units; j++) {
          float slow = dh[j] + ds[j];
          own[j] = (1 - alpha) * slow;
          dh[j] = alpha * slow;
        }
        Arrays.fill(dh, row + units, row + hidden, 0);
      }
    }
  }
}
