package dev.unroll.layers.output;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The layer of an {@link AdaptiveSoftmaxOutput}. */
public final class AdaptiveSoftmaxOutputLayer extends LabelOutputLayer<AdaptiveSoftmaxOutput> {
  private static final long serialVersionUID = 1L;

  private final transient AdaptivePass pass;

  AdaptiveSoftmaxOutputLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    pass = new AdaptivePass(layerConf().clusters(), type);
  }

  @Override
  void output(INDArray x, INDArray target, boolean training, LayerWorkspaceMgr workspaces) {
    pass.output(x, params, target);
    if (probabilities()) {
      Transforms.exp(target, false);
    }
  }

  @Override
  double[] losses(LabelRows rows, boolean training, LayerWorkspaceMgr workspaces) {
    return pass.losses(rows, params);
  }

  @Override
  double[] differentiate(LabelRows rows, INDArray dx, LayerWorkspaceMgr workspaces) {
    return pass.losses(rows, params, gradientViews, dx);
  }
}
