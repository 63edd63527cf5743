package dev.unroll.layers.vertex;

import dev.unroll.layers.step.TimeMajor;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What Deeplearning4j runs for an {@link EveryStep}. */
@SuppressWarnings("overrides") // Deeplearning4j mixes setInputs(INDArray[]) and (INDArray...)
final class RunningEveryStep extends RunningMasked {
  private static final long serialVersionUID = 1L;

  RunningEveryStep(ComputationGraph graph, String name, int index, DataType type) {
    super(graph, name, index, type);
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr workspaces) {
    requireVectors(false);
    INDArray sequence = inputs[0];
    INDArray vectors = inputs[1];
    long features = sequence.size(1);
    long all = features + vectors.size(1);
    INDArray output =
        TimeMajor.create(
            workspaces, ArrayType.ACTIVATIONS, dataType, sequence.size(0), all, sequence.size(2));
    INDArray steps = TimeMajor.view(output);
    part(steps, 0, features).assign(TimeMajor.view(sequence));
    for (long t = 0; t < steps.size(0); t++) {
      steps
          .get(NDArrayIndex.point(t), NDArrayIndex.all(), NDArrayIndex.interval(features, all))
          .assign(vectors);
    }
    clearMasked(steps);
    return output;
  }

  /** Some features of steps [T, N, F]; a view. */
  private static INDArray part(INDArray steps, long from, long to) {
    return steps.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  @Override
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr workspaces) {
    long features = inputs[0].size(1);
    INDArray above = TimeMajor.view(epsilon);
    INDArray sequence = workspaces.dup(ArrayType.ACTIVATION_GRAD, part(above, 0, features), 'c');
    clearMasked(sequence);
    INDArray vectors = part(above, features, above.size(2)).dup('c');
    clearMasked(vectors);
    INDArray sum = workspaces.dup(ArrayType.ACTIVATION_GRAD, vectors.sum(0), 'c');
    return new Pair<>(null, new INDArray[] {sequence.permute(1, 2, 0), sum});
  }

  @Override
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int minibatch) {
    return new Pair<>(keepMask(masks, 0), state);
  }
}
