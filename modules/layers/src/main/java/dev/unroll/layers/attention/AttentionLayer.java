package dev.unroll.layers.attention;

import dev.unroll.layers.vertex.ParameterLayer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Holds the parameters of an {@link AttentionVertex}. */
final class AttentionLayer extends ParameterLayer<AttentionConfiguration> {
  private static final long serialVersionUID = 1L;

  private transient Attention attention;
  private transient Map<String, INDArray> used = Map.of();

  AttentionLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  /** What computes with these parameters, with weight noise where it is set. */
  Attention attention(boolean training, LayerWorkspaceMgr workspaces) {
    Map<String, INDArray> now = new LinkedHashMap<>();
    for (String name : params.keySet()) {
      now.put(name, getParamWithNoise(name, training, workspaces));
    }
    // What computes remembers shapes, so that it is kept while the arrays are the same.
    boolean same = attention != null && now.keySet().equals(used.keySet());
    for (String name : now.keySet()) {
      same = same && now.get(name) == used.get(name);
    }
    if (!same) {
      used = now;
      attention = new Attention(layerConf().form(), now, dataType);
    }
    return attention;
  }
}
