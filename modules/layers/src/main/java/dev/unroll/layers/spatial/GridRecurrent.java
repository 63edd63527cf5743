package dev.unroll.layers.spatial;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.LayerStart;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional3D;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * What recurrent layers over sequences of pictures have in common: [N, C, T, H, W] to [N, M, T, H,
 * W], Deeplearning4j's format NCDHW with time as depth, so that {@code Convolution3D} and {@code
 * Cnn3DLossLayer} fit above. The output's memory is [T, N, M, H, W]; layers of this package hand it
 * to each other without turning it.
 */
public abstract sealed class GridRecurrent extends BaseRecurrentLayer
    permits ConvLstm, SpacetimeLstm {
  private static final long serialVersionUID = 1L;

  @JsonProperty private int kernel;
  @JsonProperty private double forgetBias;
  @JsonProperty private int height;
  @JsonProperty private int width;

  /** For reading a saved configuration. */
  GridRecurrent() {}

  GridRecurrent(Builder<?> builder) {
    super(builder);
    kernel = builder.kernel;
    forgetBias = builder.forgetBias;
    initializeConstraints(builder);
  }

  /** k, rows and columns of a filter. */
  public final int kernel() {
    return kernel;
  }

  /** What the bias of a forget gate begins with. */
  public final double forgetBias() {
    return forgetBias;
  }

  /** H, or 0 where no input type was given. */
  final int height() {
    return height;
  }

  /** W, or 0 where no input type was given. */
  final int width() {
    return width;
  }

  /** Names of the states, in their order. */
  abstract List<String> states();

  /** What computes. */
  abstract GridPass pass(GridShape grid);

  /** Numbers that training keeps for each pixel of each step. */
  abstract long kept();

  private InputTypeConvolutional3D pictures(InputType input) {
    if (input instanceof InputTypeConvolutional3D three
        && three.getDataFormat() == Convolution3D.DataFormat.NCDHW) {
      return three;
    }
    throw new IllegalArgumentException(
        "layer "
            + getLayerName()
            + " needs sequences of pictures [N, C, T, H, W], as InputType.convolutional3D(NCDHW, T,"
            + " H, W, C) says, but gets "
            + input);
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    InputTypeConvolutional3D three = pictures(input);
    if (nIn <= 0 || override) {
      nIn = three.getChannels();
    }
    height = (int) three.getHeight();
    width = (int) three.getWidth();
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    InputTypeConvolutional3D three = pictures(input);
    return InputType.convolutional3D(
        Convolution3D.DataFormat.NCDHW,
        three.getDepth(),
        three.getHeight(),
        three.getWidth(),
        nOut);
  }

  /** In Deeplearning4j's way null, for nothing is to be done. */
  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    pictures(input);
    return null;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerValidation.assertNInNOutSet(
        getClass().getSimpleName(), getLayerName(), index, getNIn(), getNOut());
    GridRecurrentLayer layer = new GridRecurrentLayer(configuration, type);
    return LayerStart.of(layer, configuration, listeners, index, parameters, initialise);
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType input) {
    long parameters = initializer().numParams(this);
    InputTypeConvolutional3D three = pictures(input);
    long pixels = three.getDepth() * three.getHeight() * three.getWidth();
    return new LayerMemoryReport.Builder(
            getLayerName(), getClass(), input, getOutputType(-1, input))
        .standardMemory(parameters, getIUpdater().stateSize(parameters))
        .workingMemory(0, 0, 0, kept() * pixels)
        .cacheMemory(0, 0)
        .build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GridRecurrent that
        && super.equals(other)
        && kernel == that.kernel
        && forgetBias == that.forgetBias
        && height == that.height
        && width == that.width;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + kernel;
  }

  /**
   * Settings of both layers; set {@code nOut} to M.
   *
   * @param <B> the builder itself
   */
  public abstract static sealed class Builder<B extends Builder<B>>
      extends BaseRecurrentLayer.Builder<B> permits ConvLstm.Builder, SpacetimeLstm.Builder {
    private final int kernel;
    private double forgetBias = 1;

    Builder(int kernel) {
      Check.positive("kernel", kernel);
      Check.require(kernel % 2 == 1, "kernel must be odd, but was " + kernel);
      this.kernel = kernel;
      this.activationFn = new ActivationIdentity(); // the cell has its own
    }

    /** Sets what the bias of a forget gate begins with; 1 if it is not called. */
    @SuppressWarnings("unchecked") // as Deeplearning4j's builders do
    public B forgetBias(double bias) {
      Check.require(Double.isFinite(bias), "forget bias must be finite, but was " + bias);
      this.forgetBias = bias;
      return (B) this;
    }
  }
}
