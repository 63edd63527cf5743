package dev.unroll.layers.decoder;

import dev.unroll.layers.vertex.ParameterLayer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Holds the parameters of an {@link AttentionDecoder}. */
final class DecoderLayer extends ParameterLayer<DecoderConfiguration> {
  private static final long serialVersionUID = 1L;

  private transient double penalty;

  DecoderLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  /** The parameters, with weight noise where it is set. */
  DecoderArrays parameters(boolean training, LayerWorkspaceMgr workspaces) {
    Map<String, INDArray> now = new LinkedHashMap<>();
    for (String name : params.keySet()) {
      now.put(name, getParamWithNoise(name, training, workspaces));
    }
    return DecoderParameters.split(layerConf().form(), now);
  }

  /** Tells what a pass adds to the score, that of a row if the score is that of a row. */
  void penalty(double nats, int rows) {
    penalty = conf().isMiniBatch() ? nats / rows : nats;
  }

  @Override
  public double calcRegularizationScore(boolean backpropagatedOnly) {
    return super.calcRegularizationScore(backpropagatedOnly) + penalty;
  }

  /** What is dropped in the pass that begins, of embedded targets [N, E, T]. */
  DecoderDropout.Masks dropped(boolean training, INDArray target) {
    return training
        ? layerConf().dropout().masks(layerConf().form(), target, getIterationCount())
        : DecoderDropout.Masks.NONE;
  }
}
