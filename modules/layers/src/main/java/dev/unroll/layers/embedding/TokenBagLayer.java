package dev.unroll.layers.embedding;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.StepRows;
import dev.unroll.layers.step.StepValues;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layer of a {@link TokenBag}. */
public final class TokenBagLayer extends EmbeddingTableLayer<TokenBag> {
  private static final long serialVersionUID = 1L;
  private static final int NONE = -1;

  /** What each vector is multiplied by for a mean [T · N]; empty for a sum. */
  private transient double[] factors = {};

  TokenBagLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    Check.require(
        input.rank() == 3,
        "layer "
            + layerConf().getLayerName()
            + ": input ids must be [N, G, T], but were "
            + Arrays.toString(input.shape()));
    int rows = (int) input.size(0);
    int steps = (int) input.size(2);
    StepValues mask =
        maskArray == null
            ? StepValues.constant("mask", rows, steps, 1)
            : StepValues.of("input mask", maskArray);
    mask.requireShape(rows, steps);
    int[] ids = ids((int) input.size(1), mask);
    factors = layerConf().isMean() ? shares(ids, rows * steps) : new double[0];
    INDArray vectors = lookUp(ids, steps, rows, workspaces);
    return scaled(vectors.reshape('c', (long) rows * steps, vectors.size(2)))
        .reshape('c', vectors.shape())
        .permute(1, 2, 0);
  }

  /** −1 where there is none or the mask is 0. */
  private int[] ids(int group, StepValues mask) {
    int size = (int) table().size(0);
    double[] values = input.permute(2, 0, 1).dup('c').data().asDouble();
    int[] ids = new int[values.length];
    for (int i = 0; i < ids.length; i++) {
      boolean counts = mask.values()[i / group] != 0;
      ids[i] = counts ? (int) values[i] : NONE;
      if (counts && (ids[i] != values[i] || ids[i] < NONE || ids[i] >= size)) {
        throw new IllegalArgumentException(wrong(i, group, values[i], size));
      }
    }
    return ids;
  }

  private String wrong(int at, int group, double value, int size) {
    int rows = (int) input.size(0);
    return "layer "
        + layerConf().getLayerName()
        + ": input id "
        + at % group
        + " of row "
        + at / group % rows
        + ", step "
        + at / group / rows
        + " must be a whole number in [0, "
        + size
        + ") or -1 for none, but was "
        + (value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
  }

  private static double[] shares(int[] ids, int vectors) {
    int group = ids.length / vectors;
    double[] shares = new double[vectors];
    for (int i = 0; i < ids.length; i++) {
      shares[i / group] += ids[i] >= 0 ? 1 : 0;
    }
    Arrays.setAll(shares, v -> 1 / Math.max(1, shares[v]));
    return shares;
  }

  /** Rows [T · N, E] times their factors, in place. */
  private INDArray scaled(INDArray vectors) {
    return factors.length == 0
        ? vectors
        : vectors.muliColumnVector(
            Nd4j.createFromArray(factors).castTo(dataType).reshape(factors.length, 1));
  }

  /**
   * @param epsilon [N, E, T] gradient at the output
   * @return the gradient of W; no gradient at the ids
   */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray rows = StepRows.of(epsilon.castTo(dataType));
    INDArray own = factors.length == 0 ? rows : rows.dup('c');
    return new Pair<>(tableGradient(scaled(own), false), null);
  }
}
