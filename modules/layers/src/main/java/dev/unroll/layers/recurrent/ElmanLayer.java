package dev.unroll.layers.recurrent;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.params.SimpleRnnParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The simple recurrent network, forwards as stock {@code SimpleRnn}, backwards exact.
 *
 * <pre>
 * h_t = tanh(x_t W + h_{t−1} U + b)                     (Elman 1990)
 * δ_t = (ε_t + δ_{t+1} Uᵀ) ∘ (1 − h_t²),  δ_{T+1} = 0
 * dW = Σ x_tᵀ δ_t    dU = Σ h_{t−1}ᵀ δ_t    db = Σ δ_t    dx_t = δ_t Wᵀ
 * </pre>
 *
 * where h₀ is the state carried into the segment, a constant. The stock backward pass computes h_t
 * again from a zero state and leaves h₀ᵀ δ₁ out of dU. Masks are not supported.
 */
final class ElmanLayer extends SimpleRnn {
  private static final long serialVersionUID = 1L;

  /** [N, H, T] outputs of the segment that was computed last, kept for the backward pass. */
  private transient INDArray outputs;

  ElmanLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray input, boolean training, boolean storeLast, LayerWorkspaceMgr workspaces) {
    requireNoMask();
    INDArray out = super.rnnActivateUsingStoredState(input, training, storeLast, workspaces);
    if (training) {
      outputs = workspaces.dup(ArrayType.ACTIVATIONS, out, 'f');
    }
    return out;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    requireNoMask();
    INDArray out = super.activate(training, workspaces);
    if (training) {
      outputs = workspaces.dup(ArrayType.ACTIVATIONS, out, 'f');
    }
    return out;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    return backward(
        epsilon, Nd4j.zeros(epsilon.dataType(), epsilon.size(0), epsilon.size(1)), workspaces);
  }

  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int backwardLength, LayerWorkspaceMgr workspaces) {
    INDArray carried = stateMap.get(STATE_KEY_PREV_ACTIVATION);
    return carried == null
        ? backpropGradient(epsilon, workspaces)
        : backward(epsilon, carried, workspaces);
  }

  private Pair<Gradient, INDArray> backward(
      INDArray epsilon, INDArray carried, LayerWorkspaceMgr workspaces) {
    INDArray w = getParam(SimpleRnnParamInitializer.WEIGHT_KEY);
    INDArray u = getParam(SimpleRnnParamInitializer.RECURRENT_WEIGHT_KEY);
    INDArray dw = gradientViews.get(SimpleRnnParamInitializer.WEIGHT_KEY);
    INDArray du = gradientViews.get(SimpleRnnParamInitializer.RECURRENT_WEIGHT_KEY);
    INDArray db = gradientViews.get(SimpleRnnParamInitializer.BIAS_KEY);
    gradientsFlattened.assign(0);

    INDArray dx =
        workspaces.createUninitialized(
            ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'f');
    INDArray delta =
        Nd4j.create(epsilon.dataType(), new long[] {epsilon.size(0), epsilon.size(1)}, 'f');
    for (int t = (int) epsilon.size(2) - 1; t >= 0; t--) {
      INDArray total = epsilon.get(all(), all(), point(t)).dup('f');
      if (t < epsilon.size(2) - 1) {
        Nd4j.gemm(delta, u, total, false, true, 1, 1);
      }
      INDArray h = outputs.get(all(), all(), point(t));
      delta = h.mul(h).rsubi(1).muli(total);
      INDArray before = t == 0 ? carried : outputs.get(all(), all(), point(t - 1));
      Nd4j.gemm(input.get(all(), all(), point(t)).dup('f'), delta, dw, true, false, 1, 1);
      Nd4j.gemm(before.dup('f'), delta, du, true, false, 1, 1);
      db.addi(delta.sum(0));
      dx.get(all(), all(), point(t)).assign(delta.mmul(w.transpose()));
    }
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradient.setGradientFor(SimpleRnnParamInitializer.WEIGHT_KEY, dw);
    gradient.setGradientFor(SimpleRnnParamInitializer.RECURRENT_WEIGHT_KEY, du);
    gradient.setGradientFor(SimpleRnnParamInitializer.BIAS_KEY, db);
    return new Pair<>(gradient, backpropDropOutIfPresent(dx));
  }

  private void requireNoMask() {
    if (maskArray != null) {
      throw new UnsupportedOperationException(
          "layer " + conf().getLayer().getLayerName() + ": Elman takes no input mask");
    }
  }
}
