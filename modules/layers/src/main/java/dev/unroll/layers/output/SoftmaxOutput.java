package dev.unroll.layers.output;

import dev.unroll.core.check.Check;
import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.step.LayerStart;
import java.util.Arrays;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Softmax output layer whose labels are ids; its loss is that of {@link LabelLoss}.
 *
 * <p>Inputs are float [N, H, T] ([N, H] for one step), labels [N, 1, T] or [N, T] of any number
 * type, a label mask is [N, T]: 0 hides a step, whatever logits and label are there, other numbers
 * are factors of the loss. {@code nIn} is H, {@code nOut} is V. Parameters: "W" [H, V] and "b" [V],
 * as in stock {@code RnnOutputLayer}.
 *
 * <p>What {@code output()} returns, [N, V, T], is up to the activation: softmax for probabilities
 * (the default), identity for logits divided by the temperature. Neither changes the loss. As
 * everywhere in Deeplearning4j the score is the sum over rows and steps, in nats, divided by N
 * unless {@code miniBatch(false)}.
 */
public final class SoftmaxOutput extends LabelOutput {
  private static final long serialVersionUID = 1L;

  private double smoothing;
  private double[] classWeights = {};
  private double temperature = 1;
  private String tied = "";

  /** For reading a saved configuration. */
  SoftmaxOutput() {}

  private SoftmaxOutput(Builder builder) {
    super(builder);
    smoothing = builder.smoothing;
    classWeights = builder.classWeights;
    temperature = builder.temperature;
    tied = builder.tied;
    initializeConstraints(builder);
  }

  /** ε of {@link LabelLoss}. */
  public double getSmoothing() {
    return smoothing;
  }

  /** w of {@link LabelLoss} [V], or empty for ones. */
  public double[] getClassWeights() {
    return classWeights.clone();
  }

  /** τ of {@link LabelLoss}. */
  public double getTemperature() {
    return temperature;
  }

  /** The name of the embedding that this layer is tied to, or "" for none. */
  public String getTied() {
    return tied;
  }

  boolean isTied() {
    return !tied.isEmpty();
  }

  LabelLoss loss() {
    return new LabelLoss((int) nOut, smoothing, classWeights, temperature);
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LayerValidation.assertNInNOutSet("SoftmaxOutput", getLayerName(), index, getNIn(), getNOut());
    SoftmaxOutputLayer layer = new SoftmaxOutputLayer(configuration, type);
    return LayerStart.of(layer, configuration, listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return isTied() ? BiasOnly.INSTANCE : DefaultParamInitializer.getInstance();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SoftmaxOutput that
        && super.equals(other)
        && smoothing == that.smoothing
        && temperature == that.temperature
        && tied.equals(that.tied)
        && Arrays.equals(classWeights, that.classWeights);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + Double.hashCode(smoothing + temperature);
  }

  /** Set {@code nIn} to H and {@code nOut} to V. */
  @SuppressWarnings("unchecked") // the build() that is overridden is generic in its result
  public static final class Builder extends BaseOutputLayer.Builder<Builder> {
    private double smoothing;
    private double[] classWeights = {};
    private double temperature = 1;
    private String tied = "";

    /** With probabilities as output, whatever the network's default activation is. */
    public Builder() {
      super(new SparseCrossEntropy());
      this.activationFn = new ActivationSoftmax();
    }

    /** Share ε in [0, 1) of the target that is spread over all classes. */
    public Builder smoothing(double smoothing) {
      this.smoothing = smoothing;
      return this;
    }

    /** A factor &gt;= 0 for each of the V classes. */
    public Builder classWeights(double... classWeights) {
      this.classWeights = classWeights.clone();
      return this;
    }

    /** What logits are divided by, in training and in output; &gt; 0. */
    public Builder temperature(double temperature) {
      this.temperature = temperature;
      return this;
    }

    /**
     * Uses the table [V, H] of a {@link dev.unroll.layers.embedding.TokenEmbedding} as weights
     * (Press and Wolf 2017): z = x Wᵀ + b. There is one parameter, the embedding's, with one
     * gradient and one updater state; this layer has only "b". See {@link Tying}.
     *
     * @param embedding name of the layer, whose nIn is V and whose nOut is H
     */
    public Builder tiedTo(String embedding) {
      this.tied = Check.notBlank("the layer to be tied to", embedding);
      return this;
    }

    /**
     * The layer.
     *
     * @throws IllegalArgumentException when an option is out of its range or the activation is
     *     neither softmax nor identity
     */
    @Override
    public SoftmaxOutput build() {
      requireProbabilitiesOrLogits(activationFn);
      SoftmaxOutput layer = new SoftmaxOutput(this);
      layer.loss();
      return layer;
    }
  }
}
