package dev.unroll.layers.dense;

import dev.unroll.layers.step.StepRows;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layer of a {@link StepDense}: one product over all steps of all rows. */
final class StepDenseLayer extends BaseLayer<StepDense> {
  private static final long serialVersionUID = 1L;

  StepDenseLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    INDArray sums = sums(training, workspaces, ArrayType.ACTIVATIONS);
    INDArray output = layerConf().getActivationFn().getActivation(sums, training);
    return sequence(masked(output));
  }

  /** x W + b, [T · N, H]. */
  private INDArray sums(boolean training, LayerWorkspaceMgr workspaces, ArrayType kind) {
    INDArray rows = rows(input);
    INDArray weights = getParamWithNoise(DefaultParamInitializer.WEIGHT_KEY, training, workspaces);
    INDArray sums =
        workspaces.createUninitialized(
            kind, dataType, new long[] {rows.size(0), weights.size(1)}, 'c');
    rows.mmuli(weights, sums);
    if (hasBias()) {
      sums.addiRowVector(getParamWithNoise(DefaultParamInitializer.BIAS_KEY, training, workspaces));
    }
    return sums;
  }

  private INDArray rows(INDArray sequence) {
    return StepRows.of(sequence.castTo(dataType));
  }

  /** [T · N, H] seen as [N, H, T]. */
  private INDArray sequence(INDArray rows) {
    return rows.reshape('c', input.size(2), input.size(0), rows.size(1)).permute(1, 2, 0);
  }

  /** The same rows, with zeros where the mask is 0. */
  private INDArray masked(INDArray rows) {
    if (maskArray == null) {
      return rows;
    }
    INDArray kept = maskArray.neq(0).castTo(dataType).transpose().reshape('c', rows.size(0), 1);
    return rows.muliColumnVector(kept);
  }

  /**
   * @param epsilon [N, H, T] gradient at the output
   * @return gradients of W and b, and [N, F, T] at the input
   */
  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    INDArray sums = sums(true, workspaces, ArrayType.BP_WORKING_MEM);
    INDArray above = workspaces.dup(ArrayType.BP_WORKING_MEM, rows(epsilon), 'c');
    INDArray delta = masked(layerConf().getActivationFn().backprop(sums, masked(above)).getFirst());
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    INDArray weights = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY);
    Nd4j.gemm(rows(input), delta, weights, true, false, 1, 0);
    gradient.setGradientFor(DefaultParamInitializer.WEIGHT_KEY, weights);
    if (hasBias()) {
      INDArray bias = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
      bias.assign(delta.sum(0).reshape(bias.shape()));
      gradient.setGradientFor(DefaultParamInitializer.BIAS_KEY, bias);
    }
    INDArray transposed =
        getParamWithNoise(DefaultParamInitializer.WEIGHT_KEY, true, workspaces).transpose();
    INDArray below =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD,
            dataType,
            new long[] {delta.size(0), transposed.size(1)},
            'c');
    delta.mmuli(transposed, below);
    weightNoiseParams.clear();
    return new Pair<>(gradient, backpropDropOutIfPresent(sequence(below)));
  }

  @Override
  public boolean hasBias() {
    return layerConf().hasBias();
  }

  @Override
  public Type type() {
    return Type.RECURRENT;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }
}
