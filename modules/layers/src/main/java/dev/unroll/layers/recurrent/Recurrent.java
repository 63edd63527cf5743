package dev.unroll.layers.recurrent;

import dev.unroll.core.check.Check;
import dev.unroll.layers.dropout.VariationalDropout;
import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A recurrent layer of any {@link Cell}: [N, F, T] to [N, H, T], or to [N, 2H, T] in both
 * directions, for {@code MultiLayerNetwork} and {@code ComputationGraph}.
 *
 * <pre>{@code
 * new Recurrent.Builder(new Lstm()).nIn(65).nOut(512).build()
 * }</pre>
 *
 * Updaters, gradient normalisation, masks, truncated back-propagation, {@code rnnTimeStep},
 * transfer and saving work as with Deeplearning4j's own layers. It differs from them in this: what
 * a mask leaves out changes nothing, whatever it holds, and leaves the state as it was; and the
 * gradient is right when a state is carried into a segment.
 */
public final class Recurrent extends BaseRecurrentLayer {
  private static final long serialVersionUID = 1L;

  /** In which order the steps are taken. */
  public enum Direction {
    /** From the first step to the last. */
    FORWARD,
    /** From the last step to the first. */
    BACKWARD,
    /** Both, with parameters of their own, put side by side (Schuster and Paliwal 1997). */
    BOTH
  }

  @JsonProperty private Cell cell;
  @JsonProperty private Direction direction;
  @JsonProperty private boolean residual;
  @JsonProperty private boolean layerNormalisation;
  @JsonProperty private RecurrentDropout recurrentDropout;

  /** For Jackson. */
  Recurrent() {}

  private Recurrent(Builder builder) {
    super(builder);
    this.cell = builder.cell;
    this.direction = builder.direction;
    this.residual = builder.residual;
    this.layerNormalisation = builder.layerNormalisation;
    this.recurrentDropout = builder.recurrentDropout;
    initializeConstraints(builder);
  }

  /** The cell. */
  public Cell cell() {
    return cell;
  }

  /** The direction. */
  public Direction direction() {
    return direction;
  }

  /** Whether the input is added to the output (He et al. 2016). */
  public boolean residual() {
    return residual;
  }

  /** Whether the products of each step are normalised. */
  public boolean layerNormalisation() {
    return layerNormalisation;
  }

  /** What is dropped in the recurrence during training. */
  public RecurrentDropout recurrentDropout() {
    return recurrentDropout;
  }

  /** Features of the output. */
  int outputs() {
    return (int) getNOut() * (direction == Direction.BOTH ? 2 : 1);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerValidation.assertNInNOutSet("Recurrent", getLayerName(), index, getNIn(), getNOut());
    Check.require(
        !residual || getNIn() == outputs(),
        "layer "
            + getLayerName()
            + ": residual needs as many inputs as outputs, but there are "
            + getNIn()
            + " and "
            + outputs());
    RecurrentLayer layer = new RecurrentLayer(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    Map<String, INDArray> table = initializer().init(configuration, parameters, initialise);
    layer.setParamTable(table);
    layer.setConf(configuration);
    return layer;
  }

  @Override
  public ParamInitializer initializer() {
    return RecurrentParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int layerIndex, InputType inputType) {
    InputType.InputTypeRecurrent one =
        (InputType.InputTypeRecurrent) super.getOutputType(layerIndex, inputType);
    return InputType.recurrent(outputs(), one.getTimeSeriesLength(), one.getFormat());
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    InputType.InputTypeRecurrent sequence = (InputType.InputTypeRecurrent) inputType;
    long steps = Math.max(1, sequence.getTimeSeriesLength());
    long kept = (cell.lanes() + 2L) * getNOut() * steps;
    return new LayerMemoryReport.Builder(
            layerName, Recurrent.class, inputType, getOutputType(-1, inputType))
        .standardMemory(initializer().numParams(this), initializer().numParams(this))
        .workingMemory(0, 0, 0, kept)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Recurrent that
        && super.equals(other)
        && cell.equals(that.cell)
        && direction == that.direction
        && residual == that.residual
        && layerNormalisation == that.layerNormalisation
        && recurrentDropout.equals(that.recurrentDropout);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + cell.hashCode();
  }

  /** Settings of a {@link Recurrent}, beside those that every layer of Deeplearning4j has. */
  public static final class Builder extends BaseRecurrentLayer.Builder<Builder> {
    private final Cell cell;
    private Direction direction = Direction.FORWARD;
    private boolean residual;
    private boolean layerNormalisation;
    private RecurrentDropout recurrentDropout = RecurrentDropout.none();

    /** A forward layer of this cell. */
    public Builder(Cell cell) {
      this.cell = cell;
      setActivationFn(null);
    }

    /** Sets the order of the steps. */
    public Builder direction(Direction direction) {
      this.direction = direction;
      return this;
    }

    /** Whether to add the input to the output. */
    public Builder residual(boolean residual) {
      this.residual = residual;
      return this;
    }

    /**
     * Whether to normalise the products of each step (Ba, Kiros and Hinton 2016): each row of x W
     * over its own columns, ε = 1e-5, times the gain g; each row of h U likewise, times gU; and the
     * bias in place of a shift. Where a cell has two products of the state, as {@link ChoGru}, each
     * is normalised by itself. The paper's further normalisation of an LSTM's memory is left out.
     *
     * <p>A layer with it computes in ND4J's operations alone and is many times slower than one
     * without.
     */
    public Builder layerNormalisation(boolean normalise) {
      this.layerNormalisation = normalise;
      return this;
    }

    /**
     * What to drop in the recurrence during training. What is dropped from the inputs is a setting
     * of every layer of Deeplearning4j, for instance to a {@link VariationalDropout}.
     */
    public Builder recurrentDropout(RecurrentDropout dropout) {
      this.recurrentDropout = dropout;
      return this;
    }

    /** A {@link Recurrent}. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Deeplearning4j says it
    public <E extends org.deeplearning4j.nn.conf.layers.Layer> E build() {
      return (E) new Recurrent(this);
    }
  }
}
