package dev.unroll.lectures.networks;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D.DataFormat;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Between films [N, 1, T, side, side] and sequences of vectors [N, side², T], so that a network of
 * vectors reads and writes films.
 *
 * @param side of a picture, pixels
 * @param back whether from vectors to films
 */
record FlatPictures(int side, boolean back) implements InputPreProcessor {
  private static final long serialVersionUID = 1L;

  @Override
  public INDArray preProcess(INDArray input, int rows, LayerWorkspaceMgr workspaces) {
    INDArray output = back ? films(input) : vectors(input);
    return workspaces.leverageTo(ArrayType.ACTIVATIONS, output);
  }

  @Override
  public INDArray backprop(INDArray output, int rows, LayerWorkspaceMgr workspaces) {
    INDArray input = back ? vectors(output) : films(output);
    return workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, input);
  }

  private INDArray vectors(INDArray films) {
    long[] sizes = {films.size(0), films.size(2), (long) side * side};
    return films.dup('c').reshape('c', sizes).permute(0, 2, 1).dup('c');
  }

  private INDArray films(INDArray vectors) {
    long[] sizes = {vectors.size(0), 1, vectors.size(2), side, side};
    return vectors.permute(0, 2, 1).dup('c').reshape('c', sizes);
  }

  @Override
  public InputPreProcessor clone() {
    return new FlatPictures(side, back);
  }

  @Override
  public InputType getOutputType(InputType input) {
    return back
        ? InputType.convolutional3D(DataFormat.NCDHW, 1, side, side, 1)
        : InputType.recurrent((long) side * side);
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int rows) {
    return new Pair<>(mask, state);
  }
}
