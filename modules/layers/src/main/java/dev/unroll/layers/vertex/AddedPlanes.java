package dev.unroll.layers.vertex;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;

/** Puts planes behind those of a grid: [N, C, h, w] becomes [N, C + planes, h, w]. */
abstract class AddedPlanes extends SequenceVertex {
  private static final long serialVersionUID = 1L;

  /** How many. */
  abstract int planes();

  @Override
  public final InputType getOutputType(int index, InputType... inputs) {
    if (inputs[0] instanceof InputTypeConvolutional grid && grid.getFormat() == CNN2DFormat.NCHW) {
      return InputType.convolutional(
          grid.getHeight(), grid.getWidth(), grid.getChannels() + planes());
    }
    throw new IllegalArgumentException(
        getClass().getSimpleName()
            + " needs a grid [N, C, h, w] in format NCHW, but got "
            + Arrays.toString(inputs));
  }
}
