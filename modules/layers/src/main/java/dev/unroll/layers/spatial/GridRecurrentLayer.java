package dev.unroll.layers.spatial;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.TimeMajor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What Deeplearning4j runs for a {@link ConvLstm} or a {@link SpacetimeLstm}. */
final class GridRecurrentLayer extends BaseRecurrentLayer<GridRecurrent> {
  private static final long serialVersionUID = 1L;

  private transient GridPass pass;
  private transient GridShape grid;

  GridRecurrentLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return run(List.of(), training, workspaces);
  }

  @Override
  public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
    setInput(input, workspaces);
    return activate(training, workspaces);
  }

  @Override
  public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaces) {
    setInput(input, workspaces);
    List<String> names = layerConf().states();
    List<INDArray> from =
        stateMap.isEmpty() ? List.of() : names.stream().map(stateMap::get).toList();
    INDArray output = run(from, false, workspaces);
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      List<INDArray> last = pass.last();
      for (int i = 0; i < last.size(); i++) {
        stateMap.put(names.get(i), last.get(i));
      }
    }
    return output;
  }

  private INDArray run(List<INDArray> from, boolean training, LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    requireShape(from);
    applyDropOutIfNecessary(training, workspaces);
    long m = layerConf().getNOut();
    INDArray output =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {input.size(2), input.size(0), m, input.size(3), input.size(4)},
            'c');
    Map<String, INDArray> parameters = parameters(training, workspaces);
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      reserve();
      grid.store(pass.forward(pictures(input), from, parameters), output);
    }
    return output.permute(1, 2, 0, 3, 4);
  }

  private void requireShape(List<INDArray> from) {
    Check.require(
        input.rank() == 5 && input.size(1) == layerConf().getNIn(),
        layerId()
            + ": input must be [N, "
            + layerConf().getNIn()
            + ", T, H, W], but was "
            + Arrays.toString(input.shape()));
    for (INDArray state : from) {
      long[] expected = {input.size(0), layerConf().getNOut(), input.size(3), input.size(4)};
      Check.require(
          Arrays.equals(expected, state.shape()),
          layerId()
              + ": the state that is carried is "
              + Arrays.toString(state.shape())
              + ", but the input needs "
              + Arrays.toString(expected)
              + "; call rnnClearPreviousState before another batch");
    }
  }

  private void reserve() {
    GridShape now =
        new GridShape(
            (int) input.size(0),
            (int) input.size(2),
            (int) input.size(3),
            (int) input.size(4),
            dataType);
    if (!now.equals(grid)) {
      pass = layerConf().pass(now);
      grid = now;
    }
  }

  /** [N, C, T, H, W] as [T · N, C, H, W]. */
  private Planes pictures(INDArray sequences) {
    INDArray byStep = sequences.castTo(dataType).permute(2, 0, 1, 3, 4);
    return grid.of(TimeMajor.isContiguous(byStep) ? byStep : byStep.dup('c'));
  }

  private Map<String, INDArray> parameters(boolean training, LayerWorkspaceMgr workspaces) {
    Map<String, INDArray> now = new LinkedHashMap<>();
    for (String key : params.keySet()) {
      INDArray parameter = getParamWithNoise(key, training, workspaces);
      boolean dense = TimeMajor.isContiguous(parameter.transpose());
      now.put(key, dense ? parameter : parameter.dup('f'));
    }
    return now;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    long[] sizes = {input.size(2), input.size(0), input.size(1), input.size(3), input.size(4)};
    INDArray dx = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, dataType, sizes, 'c');
    Map<String, INDArray> parameters = parameters(true, workspaces);
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      grid.store(
          pass.backward(pictures(epsilon), List.of(), parameters, gradientViews).input(), dx);
    }
    weightNoiseParams.clear();
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(gradient::setGradientFor);
    return new Pair<>(gradient, backpropDropOutIfPresent(dx.permute(1, 2, 0, 3, 4)));
  }

  private UnsupportedOperationException untruncated() {
    return new UnsupportedOperationException(
        layerId()
            + ": Deeplearning4j's truncated back-propagation cuts [N, F, T] only; train on whole"
            + " sequences of pictures");
  }

  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray input, boolean training, boolean storeLast, LayerWorkspaceMgr workspaces) {
    throw untruncated();
  }

  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int backwardLength, LayerWorkspaceMgr workspaces) {
    throw untruncated();
  }

  @Override
  public void setMaskArray(INDArray mask) {
    Check.require(
        mask == null,
        layerId() + ": sequences of pictures cannot be masked; give all rows as many steps");
    super.setMaskArray(mask);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int minibatch) {
    setMaskArray(mask);
    return new Pair<>(mask, state);
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
