package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.TimeMajor;
import dev.unroll.layers.vertex.ParameterVertex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What Deeplearning4j runs for an {@link AttentionDecoder}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningDecoder extends LayerVertex {
  private static final long serialVersionUID = 1L;

  private final transient DecoderPass pass;
  private transient boolean computed;
  private transient boolean kept;
  private transient double penalty;

  /** At the weights, [N, S]. */
  private transient INDArray slope;

  RunningDecoder(
      Layer layer, ComputationGraph graph, String name, int index, boolean output, DataType type) {
    super(graph, name, index, null, null, layer, null, output, type);
    pass = DecoderPass.of(configuration().form(), configuration().inputs(), type);
  }

  private DecoderLayer decoderLayer() {
    Layer layer = getLayer();
    return (DecoderLayer) (layer instanceof FrozenLayer frozen ? frozen.getInsideLayer() : layer);
  }

  private DecoderConfiguration configuration() {
    return decoderLayer().layerConf();
  }

  INDArray weights() {
    if (!computed) {
      throw new IllegalStateException(
          "vertex \"" + getVertexName() + "\" has no weights yet; compute an output first");
    }
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return pass.weights();
    }
  }

  double penalty() {
    return penalty;
  }

  @Override
  public void setInput(int number, INDArray input, LayerWorkspaceMgr workspaces) {
    int rank = number < 2 ? 3 : 2;
    int features =
        switch (number) {
          case 0 -> configuration().inputs();
          case 1 -> configuration().form().source();
          default -> configuration().form().hidden();
        };
    Check.require(
        input.rank() == rank && input.size(1) == features,
        "vertex \""
            + getVertexName()
            + "\": input "
            + number
            + " must be [N, "
            + features
            + (rank == 3 ? ", steps]" : "]")
            + ", but is "
            + Arrays.toString(input.shape()));
    inputs[number] = input;
  }

  @Override
  public void applyPreprocessorAndSetInput(LayerWorkspaceMgr workspaces) {
    // The layer computes nothing, so that it needs no input.
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    return run(training, training, workspaces);
  }

  private INDArray run(boolean training, boolean keep, LayerWorkspaceMgr workspaces) {
    DecoderLayer layer = decoderLayer();
    boolean trains = training && layer == getLayer();
    INDArray target = inputs[0];
    INDArray output =
        TimeMajor.create(
            workspaces,
            ArrayType.ACTIVATIONS,
            dataType,
            target.size(0),
            configuration().form().outputs(),
            target.size(2));
    DecoderArrays parameters = layer.parameters(trains, workspaces);
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      DecoderInput input = input();
      pass.forward(parameters, input, layer.dropped(trains, target), output, keep);
      penalise(trains ? configuration().doublyStochastic() : 0, input);
    }
    computed = true;
    kept = keep;
    return output;
  }

  private void penalise(double lambda, DecoderInput input) {
    penalty = 0;
    slope = Nd4j.create(dataType, input.rows(), input.sources());
    if (lambda > 0) {
      AttentionDeficit deficit = AttentionDeficit.of(pass.weights(), input);
      penalty = deficit.penalty(lambda);
      slope = deficit.slope(lambda);
    }
    decoderLayer().penalty(penalty, input.rows());
  }

  private DecoderInput input() {
    DecoderLayer layer = decoderLayer();
    INDArray target = inputs[0].castTo(dataType);
    INDArray source = inputs[1].castTo(dataType);
    List<INDArray> first = new ArrayList<>();
    for (int i = 0; i < configuration().form().states(); i++) {
      first.add(
          inputs.length > 2
              ? inputs[2 + i].castTo(dataType)
              : Nd4j.create(dataType, target.size(0), configuration().form().hidden()));
    }
    return new DecoderInput(
        target,
        layer.mask(0).orElseGet(() -> Nd4j.ones(dataType, target.size(0), target.size(2))),
        source,
        layer.mask(1).orElseGet(() -> Nd4j.ones(dataType, source.size(0), source.size(2))),
        first);
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    if (!kept) {
      run(false, true, LayerWorkspaceMgr.noWorkspaces()); // after an inference pass
    }
    kept = false;
    DecoderLayer layer = decoderLayer();
    INDArray[] all = new INDArray[inputs.length];
    DecoderArrays gradients = DecoderParameters.split(configuration().form(), layer.gradients());
    DecoderGradient below;
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      below = pass.backward(epsilon.castTo(dataType), slope, gradients);
    }
    all[0] = TimeMajor.copy(below.target(), workspaces, ArrayType.ACTIVATION_GRAD);
    all[1] = TimeMajor.copy(below.source(), workspaces, ArrayType.ACTIVATION_GRAD);
    for (int i = 2; i < all.length; i++) {
      all[i] = workspaces.dup(ArrayType.ACTIVATION_GRAD, below.first().get(i - 2), 'c');
    }
    return new Pair<>(layer.stepGradient(), all);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] arrays, MaskState state, int minibatch) {
    return decoderLayer().feedMasks(arrays, state);
  }

  @Override
  public void setLayerAsFrozen() {
    super.setLayerAsFrozen();
    ParameterVertex.freeze(graph, getVertexName());
  }
}
