package dev.unroll.layers.output;

import dev.unroll.core.check.Check;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An output layer whose labels are ids: {@code nIn} is H, {@code nOut} is V. */
public abstract sealed class LabelOutput extends BaseOutputLayer
    permits SoftmaxOutput, AdaptiveSoftmaxOutput {
  private static final long serialVersionUID = 1L;

  /** For reading a saved configuration. */
  LabelOutput() {}

  LabelOutput(BaseOutputLayer.Builder<?> builder) {
    super(builder);
  }

  static void requireProbabilitiesOrLogits(IActivation activation) {
    Check.require(
        activation instanceof ActivationSoftmax || activation instanceof ActivationIdentity,
        "a softmax output layer returns probabilities or logits: use activation SOFTMAX or"
            + " IDENTITY, not "
            + activation);
  }

  @Override
  public InputType getOutputType(int index, InputType input) {
    return input instanceof InputType.InputTypeRecurrent sequence
        ? InputType.recurrent(nOut, sequence.getTimeSeriesLength(), RNNFormat.NCW)
        : InputType.feedForward(nOut);
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (nIn <= 0 || override) {
      nIn =
          input instanceof InputType.InputTypeRecurrent sequence
              ? sequence.getSize()
              : input.arrayElementsPerExample();
    }
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return input.getType() == InputType.Type.FF
        ? null
        : InputTypeUtil.getPreprocessorForInputTypeRnnLayers(input, RNNFormat.NCW, getLayerName());
  }

  Layer set(
      LabelOutputLayer<?> layer,
      NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise) {
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(configuration, parameters, initialise));
    layer.setConf(configuration);
    return layer;
  }
}
