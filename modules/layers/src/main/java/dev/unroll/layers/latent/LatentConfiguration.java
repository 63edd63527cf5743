package dev.unroll.layers.latent;

import dev.unroll.layers.step.LayerStart;
import dev.unroll.layers.vertex.VertexConfiguration;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.params.EmptyParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** What a {@link GaussianLatent} holds. There are no parameters, but a layer adds to the score. */
final class LatentConfiguration extends VertexConfiguration {
  private static final long serialVersionUID = 1L;

  @JsonProperty private LatentForm form;

  /** For Jackson. */
  LatentConfiguration() {}

  LatentConfiguration(LatentForm form) {
    this.form = form;
  }

  LatentForm form() {
    return form;
  }

  @Override
  public LatentConfiguration clone() {
    return (LatentConfiguration) super.clone();
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    LatentLayer layer = new LatentLayer(configuration, type);
    return LayerStart.of(layer, configuration, listeners, index, parameters, initialise);
  }

  @Override
  public ParamInitializer initializer() {
    return EmptyParamInitializer.getInstance();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LatentConfiguration that
        && super.equals(other)
        && form.equals(that.form);
  }

  @Override
  public int hashCode() {
    return 31 * super.hashCode() + form.hashCode();
  }
}
