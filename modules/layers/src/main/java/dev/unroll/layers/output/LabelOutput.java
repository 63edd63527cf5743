package dev.unroll.layers.output;

import dev.unroll.core.check.Check;
import dev.unroll.layers.step.SequenceTypes;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** An output layer whose labels are ids: {@code nIn} is H, {@code nOut} is V. */
public abstract sealed class LabelOutput extends BaseOutputLayer
    permits SoftmaxOutput, AdaptiveSoftmaxOutput, CrfOutput {
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
    return SequenceTypes.of(input, nOut);
  }

  @Override
  public void setNIn(InputType input, boolean override) {
    if (nIn <= 0 || override) {
      nIn = SequenceTypes.features(input);
    }
  }

  @Override
  public InputPreProcessor getPreProcessorForInputType(InputType input) {
    return SequenceTypes.preProcessor(input, getLayerName());
  }
}
