package dev.unroll.layers.frames;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.LayerStart;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Convolution over time: [N, F, T] to [N, M, T'], T' = ⌈T / stride⌉ (Waibel et al. 1989; in front
 * of recurrent layers Hannun et al. 2014, Amodei et al. 2015).
 *
 * <pre>
 * y_nj = f(W [x_n,s·j−behind … x_n,s·j+ahead] + b)
 * </pre>
 *
 * The mask goes on thinned by the stride: output j exists when frame s · j does. A frame that does
 * not exist counts as 0 wherever a window sees it, as what is before the first and after the last,
 * and an output that does not exist is 0, so that padding changes nothing, whatever it holds.
 *
 * <p>f is the activation, by default max(0, z); {@link Builder#clippedAt} bounds it. Parameters:
 * "W" [width · F, M], the frame in the window before the feature, and "b" [1, M].
 */
public final class FrameConvolution extends FrameLayer {
  private static final long serialVersionUID = 1L;

  @JsonProperty private int width;
  @JsonProperty private int ahead;
  @JsonProperty private int stride;

  /** For reading a saved configuration. */
  FrameConvolution() {}

  private FrameConvolution(Builder builder) {
    super(builder);
    width = builder.window.width();
    ahead = builder.window.ahead();
    stride = builder.window.stride();
    initializeConstraints(builder);
  }

  /** Which frames an output sees. */
  public Window window() {
    return new Window(width, ahead, stride);
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
        "FrameConvolution", getLayerName(), index, getNIn(), getNOut());
    FrameConvolutionLayer layer = new FrameConvolutionLayer(configuration, type);
    return LayerStart.of(layer, configuration, listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return ConvolutionParameters.INSTANCE;
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    Check.require(
        input instanceof InputType.InputTypeRecurrent,
        "layer " + getLayerName() + " needs sequences [N, F, T], but gets " + input);
    long steps = ((InputType.InputTypeRecurrent) input).getTimeSeriesLength();
    long outputs = steps > 0 ? window().outputs((int) steps) : steps;
    return InputType.recurrent(nOut, outputs, RNNFormat.NCW);
  }

  @Override
  long kept() {
    return (long) width * nIn + nOut;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameConvolution that
        && super.equals(other)
        && window().equals(that.window());
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + window().hashCode();
  }

  /** Set {@code nOut} to the number of filters, M. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends FeedForwardLayer.Builder<Builder> {
    private final Window window;

    /** With max(0, z) as activation, whatever the network's default is. */
    public Builder(Window window) {
      this.window = window;
      this.activationFn = new ActivationReLU();
    }

    /** Sets the activation min(max(0, z), most), most &gt; 0 (Hannun et al. 2014, with 20). */
    public Builder clippedAt(double most) {
      this.activationFn = new ActivationReLU(Check.positive("most", most), 0.0, 0.0);
      return this;
    }

    @Override
    public FrameConvolution build() {
      return new FrameConvolution(this);
    }
  }
}
