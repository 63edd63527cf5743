package dev.unroll.layers.output;

import dev.unroll.layers.crf.ChainGradient;
import dev.unroll.layers.crf.ChainSteps;
import dev.unroll.layers.crf.LinearChain;
import dev.unroll.layers.crf.Transitions;
import dev.unroll.layers.kernel.AffineRows;
import dev.unroll.layers.step.StepRows;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layer of a {@link CrfOutput}. */
public final class CrfOutputLayer extends LabelOutputLayer<CrfOutput> {
  private static final long serialVersionUID = 1L;

  private final transient AffineRows affine;

  CrfOutputLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    affine = AffineRows.of(type);
  }

  /** The chain with the transitions as they are now, to decode what {@code output()} returns. */
  public LinearChain chain() {
    return chain(false, LayerWorkspaceMgr.noWorkspaces());
  }

  @Override
  void output(INDArray x, INDArray target, boolean training, LayerWorkspaceMgr workspaces) {
    affine.forward(x, weights(training, workspaces), target);
  }

  @Override
  double[] losses(LabelRows rows, boolean training, LayerWorkspaceMgr workspaces) {
    LabelChains chains = LabelChains.of(rows, (int) input.size(0));
    INDArray emissions = emissions(rows, weights(training, workspaces));
    if (isAstray(emissions)) {
      return astray(rows);
    }
    ChainSteps steps = new ChainSteps(emissions, chains.places());
    double[] losses = chain(training, workspaces).losses(steps, chains.labels());
    return chains.atFirstStep(losses, rows.size());
  }

  @Override
  double[] differentiate(LabelRows rows, INDArray dx, LayerWorkspaceMgr workspaces) {
    LabelChains chains = LabelChains.of(rows, (int) input.size(0));
    AffineRows.Weights weights = weights(true, workspaces);
    ChainSteps steps = new ChainSteps(emissions(rows, weights), chains.places());
    if (isAstray(steps.rows())) {
      dx.assign(Double.NaN);
      gradientViews.values().forEach(view -> view.assign(Double.NaN));
      return astray(rows);
    }
    INDArray dz = Nd4j.create(dataType, steps.rows().shape(), 'c');
    ChainGradient result = chain(true, workspaces).differentiate(steps, chains.labels(), dz);
    affine.input(dz, weights, dx);
    INDArray dw = gradientViews.get(CrfParameters.WEIGHT).transpose();
    affine.weights(dz, rows.x(), new AffineRows.Weights(dw, gradientViews.get(CrfParameters.BIAS)));
    assign(CrfParameters.START, Nd4j.createFromArray(result.transitions().start()));
    assign(CrfParameters.TRANSITION, Nd4j.createFromArray(result.transitions().between()));
    assign(CrfParameters.END, Nd4j.createFromArray(result.transitions().end()));
    return chains.atFirstStep(result.losses(), rows.size());
  }

  /** Whether the chain would refuse these; training must hear of it as a loss instead. */
  private boolean isAstray(INDArray emissions) {
    return !Double.isFinite(emissions.sumNumber().doubleValue())
        || !Double.isFinite(params().sumNumber().doubleValue());
  }

  private static double[] astray(LabelRows rows) {
    double[] losses = new double[rows.size()];
    Arrays.fill(losses, Double.NaN);
    return losses;
  }

  private void assign(String key, INDArray values) {
    INDArray view = gradientViews.get(key);
    view.assign(values.castTo(dataType).reshape('c', view.shape()));
  }

  private INDArray emissions(LabelRows rows, AffineRows.Weights weights) {
    INDArray z = Nd4j.createUninitialized(dataType, new long[] {rows.size(), numLabels()}, 'c');
    affine.forward(rows.x(), weights, z);
    return z;
  }

  private AffineRows.Weights weights(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray w = getParamWithNoise(CrfParameters.WEIGHT, training, workspaces);
    INDArray b = getParamWithNoise(CrfParameters.BIAS, training, workspaces);
    return new AffineRows.Weights(StepRows.of(w.transpose()), b);
  }

  private LinearChain chain(boolean training, LayerWorkspaceMgr workspaces) {
    return new LinearChain(
        new Transitions(
            values(getParamWithNoise(CrfParameters.START, training, workspaces)),
            rows(values(getParamWithNoise(CrfParameters.TRANSITION, training, workspaces))),
            values(getParamWithNoise(CrfParameters.END, training, workspaces))));
  }

  private static double[] values(INDArray array) {
    return array.dup('c').data().asDouble();
  }

  private double[][] rows(double[] values) {
    double[][] rows = new double[numLabels()][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * rows.length, (i + 1) * rows.length));
    return rows;
  }
}
