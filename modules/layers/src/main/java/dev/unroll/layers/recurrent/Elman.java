package dev.unroll.layers.recurrent;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The simple recurrent network (Elman 1990) with tanh: the parameters and the forward pass of stock
 * {@code SimpleRnn}, with a backward pass that is right when state is carried, see {@link
 * ElmanLayer}.
 */
public final class Elman extends SimpleRnn {
  private static final long serialVersionUID = 1L;

  private Elman(SimpleRnn.Builder builder) {
    super(builder);
  }

  /** A layer from {@code inputs} features to {@code hidden} units. */
  public static Elman of(int inputs, int hidden) {
    return new Elman(new SimpleRnn.Builder().nIn(inputs).nOut(hidden).activation(Activation.TANH));
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    ElmanLayer layer = new ElmanLayer(configuration, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initialise));
    layer.setConf(configuration);
    return layer;
  }
}
