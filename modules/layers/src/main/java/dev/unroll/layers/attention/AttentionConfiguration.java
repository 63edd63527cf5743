package dev.unroll.layers.attention;

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

/** What an {@link AttentionVertex} holds: the form, and the settings of a layer. */
public final class AttentionConfiguration extends VertexConfiguration {
  private static final long serialVersionUID = 1L;

  @JsonProperty private AttentionForm form;

  /** For Jackson. */
  AttentionConfiguration() {}

  private AttentionConfiguration(Builder builder) {
    super(builder);
    this.form = builder.form;
    initializeConstraints(builder);
  }

  /** Kind and sizes. */
  public AttentionForm form() {
    return form;
  }

  @Override
  public AttentionConfiguration clone() {
    return (AttentionConfiguration) super.clone();
  }

  @Override
  public AttentionLayer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    AttentionLayer layer = new AttentionLayer(configuration, type);
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
    return AttentionParameters.INSTANCE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttentionConfiguration that
        && super.equals(other)
        && form.equals(that.form);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + form.hashCode();
  }

  /** Settings of attention, beside those that every layer of Deeplearning4j has. */
  public static final class Builder extends BaseLayer.Builder<Builder> {
    private final AttentionForm form;

    /** Attention of this form. */
    public Builder(AttentionForm form) {
      this.form = form;
    }

    /** An {@link AttentionConfiguration}. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Deeplearning4j says it
    public <E extends org.deeplearning4j.nn.conf.layers.Layer> E build() {
      return (E) new AttentionConfiguration(this);
    }
  }
}
