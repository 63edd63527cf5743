package dev.unroll.layers.output;

import dev.unroll.layers.embedding.TokenEmbeddingLayer;
import dev.unroll.layers.step.StepRows;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer of a {@link SoftmaxOutput}. */
public final class SoftmaxOutputLayer extends LabelOutputLayer<SoftmaxOutput> {
  private static final long serialVersionUID = 1L;

  private final transient LabelLoss loss;
  private final transient SoftmaxPass pass;

  /** Whose table the weights are; for a layer that is tied. */
  private transient TokenEmbeddingLayer embedding;

  SoftmaxOutputLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
    loss = layerConf().loss();
    pass = SoftmaxPass.of(type);
  }

  @Override
  void output(INDArray x, INDArray target, boolean training, LayerWorkspaceMgr workspaces) {
    pass.output(x, weights(training, workspaces), loss.temperature(), probabilities(), target);
  }

  @Override
  double[] losses(LabelRows rows, boolean training, LayerWorkspaceMgr workspaces) {
    return pass.losses(rows, weights(training, workspaces), loss);
  }

  @Override
  double[] differentiate(LabelRows rows, INDArray dx, LayerWorkspaceMgr workspaces) {
    return pass.losses(rows, weights(true, workspaces), loss, gradient(dx));
  }

  /** The weights [V, H], row after row; a copy unless tied. */
  public INDArray table() {
    return layerConf().isTied()
        ? embedding().table()
        : StepRows.of(params.get(DefaultParamInitializer.WEIGHT_KEY).transpose());
  }

  /** The bias, V values; the layer's own. */
  public INDArray bias() {
    return params.get(DefaultParamInitializer.BIAS_KEY);
  }

  void bind(TokenEmbeddingLayer embedding) {
    this.embedding = embedding;
  }

  private TokenEmbeddingLayer embedding() {
    if (embedding == null) {
      throw new IllegalStateException(
          "layer "
              + layerConf().getLayerName()
              + " is tied to layer "
              + layerConf().getTied()
              + ", but not bound to it: call Tying.bind(network) after init() or loading");
    }
    return embedding;
  }

  private OutputGradient gradient(INDArray dx) {
    INDArray bias = gradientViews.get(DefaultParamInitializer.BIAS_KEY);
    if (layerConf().isTied()) {
      boolean add = embedding().claimGradient();
      return new OutputGradient(dx, new Projection(embedding().tableGradient(), bias), add);
    }
    INDArray table = gradientViews.get(DefaultParamInitializer.WEIGHT_KEY).transpose();
    return new OutputGradient(dx, new Projection(table, bias), false);
  }

  private Projection weights(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray b = getParamWithNoise(DefaultParamInitializer.BIAS_KEY, training, workspaces);
    if (layerConf().isTied()) {
      return new Projection(embedding().table(), b);
    }
    INDArray w = getParamWithNoise(DefaultParamInitializer.WEIGHT_KEY, training, workspaces);
    return new Projection(StepRows.of(w.transpose()), b);
  }
}
