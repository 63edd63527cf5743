package dev.unroll.layers.highway;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.AffineRows;
import dev.unroll.layers.step.StepRows;
import dev.unroll.layers.step.StepValues;
import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What Deeplearning4j runs for a {@link Highway}. */
public final class HighwayLayer extends BaseLayer<Highway> {
  private static final long serialVersionUID = 1L;

  private final transient AffineRows affine;
  private transient HighwayRows pass;

  HighwayLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    affine = AffineRows.of(type);
  }

  /**
   * How much of each unit is new and not carried over from the input: T.
   *
   * @param input [N, F] or [N, F, T], what comes to this layer, as from {@code feedForward}; not
   *     changed, and the network's state stays
   * @return as the input, in [0, 1]; new
   * @throws IllegalArgumentException naming the shape when it is another
   */
  public INDArray gates(INDArray input) {
    requireShape(input);
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray rows = StepRows.of(input.castTo(dataType));
      AffineRows.Weights weights =
          weights(getParam(HighwayParameters.WEIGHT), getParam(HighwayParameters.BIAS));
      INDArray gate =
          HighwayRows.of(rows, affine, weights, layerConf().getActivationFn(), false).gate();
      if (input.rank() == 2) {
        return gate;
      }
      return gate.reshape('c', input.size(2), input.size(0), input.size(1)).permute(1, 2, 0);
    }
  }

  private void requireShape(INDArray input) {
    long units = layerConf().getNIn();
    Check.require(
        (input.rank() == 2 || input.rank() == 3) && input.size(1) == units,
        "layer "
            + layerConf().getLayerName()
            + ": input must be [N, "
            + units
            + "] or [N, "
            + units
            + ", T], but was "
            + Arrays.toString(input.shape()));
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    requireShape(input);
    applyDropOutIfNecessary(training, workspaces);
    INDArray output = array(ArrayType.ACTIVATIONS, workspaces);
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray rows = silenced(StepRows.of(input.castTo(dataType)));
      AffineRows.Weights weights = weights(training, workspaces);
      pass = HighwayRows.of(rows, affine, weights, layerConf().getActivationFn(), training);
      INDArray y = StepRows.of(output);
      pass.output(y);
      silence(y);
    }
    return output;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray below = array(ArrayType.ACTIVATION_GRAD, workspaces);
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray above = silenced(StepRows.of(epsilon.castTo(dataType)));
      INDArray both = pass.gradient(above, layerConf().getActivationFn());
      INDArray dw = gradientViews.get(HighwayParameters.WEIGHT);
      INDArray db = gradientViews.get(HighwayParameters.BIAS);
      affine.weights(both, pass.x(), new AffineRows.Weights(dw.transpose(), db));
      INDArray dx = StepRows.of(below);
      affine.input(both, weights(true, workspaces), dx);
      dx.addi(pass.carried(above));
    }
    weightNoiseParams.clear();
    Gradient result = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(result::setGradientFor);
    return new Pair<>(result, backpropDropOutIfPresent(below));
  }

  /** Of the input's shape; sequences lie in memory as [T, N, F]. */
  private INDArray array(ArrayType kind, LayerWorkspaceMgr workspaces) {
    return input.rank() == 2
        ? workspaces.createUninitialized(kind, dataType, input.shape(), 'c')
        : TimeMajor.create(workspaces, kind, dataType, input.size(0), input.size(1), input.size(2));
  }

  private AffineRows.Weights weights(boolean training, LayerWorkspaceMgr workspaces) {
    return weights(
        getParamWithNoise(HighwayParameters.WEIGHT, training, workspaces),
        getParamWithNoise(HighwayParameters.BIAS, training, workspaces));
  }

  private static AffineRows.Weights weights(INDArray w, INDArray b) {
    return new AffineRows.Weights(StepRows.of(w.transpose()), b);
  }

  /** The same rows, or a copy with zeros for what does not exist. */
  private INDArray silenced(INDArray rows) {
    return maskArray == null ? rows : silence(rows.dup('c'));
  }

  /** Not by multiplication, for what is there may be NaN. */
  private INDArray silence(INDArray rows) {
    if (maskArray != null) {
      StepValues mask = StepValues.of("mask", maskArray);
      mask.requireShape((int) input.size(0), input.rank() == 2 ? 1 : (int) input.size(2));
      for (int row = 0; row < mask.values().length; row++) {
        if (mask.values()[row] == 0) {
          rows.getRow(row).assign(0);
        }
      }
    }
    return rows;
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int minibatch) {
    setMaskArray(mask);
    return new Pair<>(mask, state);
  }

  @Override
  public void clear() {
    super.clear();
    pass = null;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
