package dev.unroll.layers.recurrent;

import dev.unroll.core.check.Check;
import dev.unroll.layers.recurrent.Recurrence.Upstream;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import dev.unroll.layers.step.TimeMajor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

/**
 * What Deeplearning4j runs for a {@link Recurrent}. The state that a segment began with is kept
 * with what else its backward pass needs, so that the gradient is right whichever of
 * Deeplearning4j's methods asks for it.
 *
 * <p>The state is the layer's own, or after {@link #begin} its caller's.
 */
public final class RecurrentLayer extends BaseRecurrentLayer<Recurrent> {
  private static final long serialVersionUID = 1L;

  private final transient List<Track> tracks = new ArrayList<>();
  private transient List<INDArray> last = List.of();

  private transient boolean kept; // what a backward pass needs; else the pass is run again
  private transient Runnable again = () -> {};
  private transient Supplier<List<INDArray>> given = List::of;
  private transient boolean carries = true;

  /** One direction: its parameters and what runs it. */
  private record Track(String suffix, boolean reversed, Recurrence recurrence) {}

  RecurrentLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    Recurrent layer = layerConf();
    for (String suffix : RecurrentParameters.suffixes(layer)) {
      boolean reversed = layer.direction() == Direction.BACKWARD || !suffix.isEmpty();
      tracks.add(new Track(suffix, reversed, Recurrence.of(layer, type)));
    }
  }

  /** What a backward pass gives: gradients of the parameters, the input and the first state. */
  public record Below(Gradient gradient, INDArray input, List<INDArray> states) {}

  /**
   * Starts every pass to come from a state that is asked for then, and carries none from pass to
   * pass; for one direction.
   *
   * @param states gives [N, H] for each of the cell's states, not changed; empty for zeros
   */
  public void begin(Supplier<List<INDArray>> states) {
    Check.require(
        tracks.size() == 1,
        "layer " + layerId() + ": a state can be given to one direction only, not to BOTH");
    given = states;
    carries = false;
  }

  /** The state [N, H] for each of the cell's after the last pass; of the last unmasked steps. */
  public List<INDArray> last() {
    return last;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    return run(given.get(), training, workspaces);
  }

  @Override
  public INDArray activate(INDArray input, boolean training, LayerWorkspaceMgr workspaces) {
    setInput(input, workspaces);
    return run(given.get(), training, workspaces);
  }

  @Override
  public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaces) {
    requireForward("rnnTimeStep");
    if (!carries) {
      throw new UnsupportedOperationException(
          layerId()
              + ": rnnTimeStep carries no state here, for the state is an input of the graph; call"
              + " output with the final state as the initial state of the next step");
    }
    setInput(input, workspaces);
    INDArray out = run(carried(stateMap), false, workspaces);
    keep(stateMap);
    return out;
  }

  @Override
  public INDArray rnnActivateUsingStoredState(
      INDArray input, boolean training, boolean storeLast, LayerWorkspaceMgr workspaces) {
    if (!carries) {
      return activate(input, training, workspaces);
    }
    requireForward("truncated back-propagation through time");
    setInput(input, workspaces);
    INDArray out = run(carried(tBpttStateMap), training, workspaces);
    if (storeLast) {
      keep(tBpttStateMap);
    }
    return out;
  }

  private void requireForward(String what) {
    if (layerConf().direction() != Direction.FORWARD) {
      throw new UnsupportedOperationException(
          layerId() + ": " + what + " needs direction FORWARD, for the future is not known yet");
    }
  }

  private List<INDArray> carried(Map<String, INDArray> states) {
    return states.isEmpty()
        ? List.of()
        : layerConf().cell().states().stream().map(states::get).toList();
  }

  private INDArray run(List<INDArray> from, boolean training, LayerWorkspaceMgr workspaces) {
    again = () -> run(from, training, true, workspaces);
    return run(from, training, training, workspaces);
  }

  private INDArray run(
      List<INDArray> from, boolean training, boolean keep, LayerWorkspaceMgr workspaces) {
    kept = keep;
    assertInputSet(false);
    applyDropOutIfNecessary(training, workspaces);
    INDArray in = permuteIfNWC(input.castTo(dataType));
    Check.require(
        in.rank() == 3, layerId() + ": input must be [N, F, T], but has rank " + in.rank());
    Recurrent layer = layerConf();
    INDArray out =
        TimeMajor.create(
            workspaces, ArrayType.ACTIVATIONS, dataType, in.size(0), layer.outputs(), in.size(2));
    for (int i = 0; i < tracks.size(); i++) {
      Track track = tracks.get(i);
      Segment segment = segment(in, track, from, training);
      last =
          track.recurrence.forward(
              segment, weights(track, training, workspaces), out, i * (int) layer.getNOut(), keep);
    }
    if (layer.residual()) {
      silencePadding(out.addi(in));
    }
    return permuteIfNWC(out);
  }

  private INDArray silencePadding(INDArray sequence) {
    if (maskArray == null) {
      return sequence;
    }
    Segment segment = new Segment(sequence, false);
    segment.mask(maskArray);
    segment.silencePadding();
    return sequence;
  }

  private void keep(Map<String, INDArray> to) {
    for (int s = 0; s < last.size(); s++) {
      to.put(layerConf().cell().states().get(s), last.get(s));
    }
  }

  private Segment segment(INDArray in, Track track, List<INDArray> from, boolean training) {
    Recurrent layer = layerConf();
    Segment segment = new Segment(in, track.reversed);
    if (maskArray != null) {
      segment.mask(maskArray);
    }
    segment.initial(
        from.stream().map(state -> state == null ? state : state.castTo(dataType)).toList(),
        layer.getNOut());
    RecurrentDropout dropout = layer.recurrentDropout();
    if (training && dropout.state() > 0) {
      segment.hiddenMask(
          dropout.stateMask(
              dataType, segment.rows(), (int) layer.getNOut(), getIterationCount(), track.suffix));
    }
    return segment;
  }

  private Weights weights(Track track, boolean training, LayerWorkspaceMgr workspaces) {
    Recurrent layer = layerConf();
    Weights weights = RecurrentParameters.weights(layer, params, track.suffix);
    INDArray recurrent =
        getParamWithNoise(RecurrentParameters.RECURRENT + track.suffix, training, workspaces);
    if (training && layer.recurrentDropout().weight() > 0) {
      try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        // The backward pass reads them again, when the workspaces of this pass are closed.
        recurrent = recurrent.mul(weightMask(track, recurrent)).dup('f');
      }
    }
    return new Weights(
        getParamWithNoise(RecurrentParameters.INPUT + track.suffix, training, workspaces),
        recurrent,
        getParamWithNoise(RecurrentParameters.BIAS + track.suffix, training, workspaces),
        weights.extras(),
        weights.gains());
  }

  private INDArray weightMask(Track track, INDArray recurrent) {
    return layerConf()
        .recurrentDropout()
        .weightMask(
            dataType,
            (int) recurrent.size(0),
            (int) recurrent.size(1),
            getIterationCount(),
            track.suffix);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    return pair(backward(epsilon, List.of(), Integer.MAX_VALUE, workspaces));
  }

  @Override
  public Pair<Gradient, INDArray> tbpttBackpropGradient(
      INDArray epsilon, int backwardLength, LayerWorkspaceMgr workspaces) {
    return pair(backward(epsilon, List.of(), backwardLength, workspaces));
  }

  private static Pair<Gradient, INDArray> pair(Below below) {
    return new Pair<>(below.gradient, below.input);
  }

  /**
   * Gradients of the pass before.
   *
   * @param epsilon [N, H, T] with respect to the outputs
   * @param states [N, H] each, with respect to the last state; empty for zeros
   * @param steps how many of the last steps the gradient goes back through; more than T means all
   */
  public Below backward(
      INDArray epsilon, List<INDArray> states, int steps, LayerWorkspaceMgr workspaces) {
    assertInputSet(true);
    if (!kept) {
      again.run(); // after an inference pass, or a backward pass that used the trace up
    }
    kept = false;
    Recurrent layer = layerConf();
    INDArray in = permuteIfNWC(input);
    INDArray above =
        TimeMajor.of(permuteIfNWC(epsilon.castTo(dataType)), workspaces, ArrayType.BP_WORKING_MEM);
    INDArray below =
        TimeMajor.create(
            workspaces, ArrayType.ACTIVATION_GRAD, dataType, in.size(0), in.size(1), in.size(2));
    List<INDArray> first = List.of();
    for (int i = 0; i < tracks.size(); i++) {
      Track track = tracks.get(i);
      Weights views = RecurrentParameters.weights(layer, gradientViews, track.suffix);
      first =
          track.recurrence.backward(
              new Upstream(above, i * (int) layer.getNOut(), states, steps), views, below, i > 0);
      if (layer.recurrentDropout().weight() > 0) {
        views.recurrent().muli(weightMask(track, views.recurrent()));
      }
    }
    Gradient gradient = new DefaultGradient(gradientsFlattened);
    gradientViews.forEach(gradient::setGradientFor);
    if (layer.residual()) {
      silencePadding(below.addi(above));
    }
    weightNoiseParams.clear();
    return new Below(gradient, permuteIfNWC(backpropDropOutIfPresent(below)), first);
  }

  @Override
  public Gradient gradient() {
    throw new UnsupportedOperationException(layerId() + ": pretraining is not supported");
  }

  @Override
  public Type type() {
    return Type.RECURRENT;
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(
      INDArray mask, MaskState state, int minibatch) {
    setMaskArray(mask);
    return new Pair<>(mask, MaskState.Passthrough);
  }
}
