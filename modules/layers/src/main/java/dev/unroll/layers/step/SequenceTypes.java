package dev.unroll.layers.step;

import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.InputTypeUtil;

/** What a layer configuration for sequences [N, F, T] says of the types of inputs. */
public final class SequenceTypes {
  private SequenceTypes() {}

  /** F of a type. */
  public static long features(InputType input) {
    return input instanceof InputType.InputTypeRecurrent sequence
        ? sequence.getSize()
        : input.arrayElementsPerExample();
  }

  /** A sequence of as many steps with other features, or none where there were none. */
  public static InputType of(InputType input, long features) {
    return input instanceof InputType.InputTypeRecurrent sequence
        ? InputType.recurrent(features, sequence.getTimeSeriesLength(), RNNFormat.NCW)
        : InputType.feedForward(features);
  }

  /** What brings inputs into the form [N, F, T], in Deeplearning4j's way null for nothing. */
  public static InputPreProcessor preProcessor(InputType input, String layer) {
    return input.getType() == InputType.Type.FF
        ? null
        : InputTypeUtil.getPreprocessorForInputTypeRnnLayers(input, RNNFormat.NCW, layer);
  }
}
