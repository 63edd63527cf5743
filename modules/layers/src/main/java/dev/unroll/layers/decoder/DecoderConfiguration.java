package dev.unroll.layers.decoder;

import dev.unroll.core.check.Check;
import dev.unroll.layers.attention.AttentionConfiguration;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.vertex.VertexConfiguration;
import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * What an {@link AttentionDecoder} holds: form, dropout, the weight of doubly stochastic
 * regularisation, and the settings of a layer.
 */
public final class DecoderConfiguration extends VertexConfiguration {
  private static final long serialVersionUID = 1L;

  @JsonProperty private DecoderForm form;
  @JsonProperty private DecoderDropout dropout;
  @JsonProperty private int inputs;

  /** Networks saved before there was this setting have none; then it is 0. */
  @JsonProperty private double doublyStochastic;

  /** For Jackson. */
  DecoderConfiguration() {}

  private DecoderConfiguration(Builder builder) {
    super(builder);
    this.form = builder.form;
    this.dropout = builder.dropout;
    this.doublyStochastic = builder.doublyStochastic;
    initializeConstraints(builder);
  }

  /** What the decoder is made of. */
  public DecoderForm form() {
    return form;
  }

  /** What is dropped during training. */
  public DecoderDropout dropout() {
    return dropout;
  }

  /** λ of {@link Builder#doublyStochastic}. */
  public double doublyStochastic() {
    return doublyStochastic;
  }

  /** E, features of the embedded target; 0 until a network's input types have told. */
  public int inputs() {
    return inputs;
  }

  void inputs(int features) {
    Check.require(
        inputs == 0 || inputs == features,
        "a decoder of embedded targets [N, " + inputs + ", T] got " + features + " features");
    inputs = features;
  }

  /** A cell as a layer of its own, as {@code Recurrent}'s steppers and parameters want it. */
  public Recurrent cell(int layer) {
    Recurrent alone = form.cell(layer, inputs);
    alone.setWeightInitFn(getWeightInitFn());
    return alone;
  }

  /** The attention as a layer of its own. */
  AttentionConfiguration attention() {
    return new AttentionConfiguration.Builder(form.attention())
        .weightInit(getWeightInitFn())
        .biasInit(getBiasInit())
        .build();
  }

  @Override
  public DecoderConfiguration clone() {
    return (DecoderConfiguration) super.clone();
  }

  @Override
  public DecoderLayer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    Check.require(
        inputs > 0,
        "decoder "
            + getLayerName()
            + " does not know the features of its embedded target; call setInputTypes of the graph");
    DecoderLayer layer = new DecoderLayer(configuration, type);
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
    return DecoderParameters.INSTANCE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DecoderConfiguration that
        && super.equals(other)
        && form.equals(that.form)
        && dropout.equals(that.dropout)
        && doublyStochastic == that.doublyStochastic
        && inputs == that.inputs;
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + form.hashCode();
  }

  /** Settings of a decoder, beside those that every layer of Deeplearning4j has. */
  public static final class Builder extends BaseLayer.Builder<Builder> {
    private final DecoderForm form;
    private DecoderDropout dropout = DecoderDropout.none();
    private double doublyStochastic;

    /** A decoder of this form. */
    public Builder(DecoderForm form) {
      this.form = form;
    }

    /** Sets what is dropped during training. */
    public Builder dropout(DecoderDropout dropout) {
      this.dropout = dropout;
      return this;
    }

    /**
     * Weighs doubly stochastic regularisation (Xu et al. 2015, eq. 14): the loss of a row grows by
     *
     * <pre>
     * λ Σ_s (1 − Σ_t α_ts)²
     * </pre>
     *
     * over its unmasked source steps s and target steps t, so that each place is looked at about
     * once. The sum over the rows stands beside the cross-entropy of {@code SoftmaxOutput}, nats
     * summed over rows and steps, and all that divides the one divides the other: the rows with
     * {@code miniBatch(true)}, else the labels when {@code GraphStep} trains. So λ, in nats of a
     * row, means the same whatever the size of a batch. The score of a training pass has it; that
     * of an inference pass, as of held-out data, has not.
     *
     * @param lambda λ, at least 0; 0, which it is unless set, switches it off
     */
    public Builder doublyStochastic(double lambda) {
      this.doublyStochastic = Check.notNegative("doubly stochastic regularisation", lambda);
      return this;
    }

    /** A {@link DecoderConfiguration}. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Deeplearning4j says it
    public <E extends org.deeplearning4j.nn.conf.layers.Layer> E build() {
      return (E) new DecoderConfiguration(this);
    }
  }
}
