package dev.unroll.layers.attention;

import java.util.Collection;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * What an {@link AttentionVertex} holds: the form, and the settings that every layer of
 * Deeplearning4j has (first weights, updater, regularisation, gradient normalisation). Those that
 * are not set come from the network's. Dropout has no effect here; it belongs on the inputs.
 */
public final class AttentionConfiguration extends BaseLayer {
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

  /** The queries' type; that of the values, which are wanted, is the vertex's to say. */
  @Override
  public InputType getOutputType(int index, InputType queries) {
    return queries;
  }

  @Override
  public void setNIn(InputType queries, boolean override) {
    // The form says all sizes, and the vertex checks them.
  }

  /** None, in Deeplearning4j's way of saying so. */
  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType queries) {
    return null;
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType queries) {
    return new LayerMemoryReport.Builder(layerName, AttentionConfiguration.class, queries, queries)
        .standardMemory(initializer().numParams(this), initializer().numParams(this))
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
        .build();
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
