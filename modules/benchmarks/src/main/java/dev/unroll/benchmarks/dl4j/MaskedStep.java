package dev.unroll.benchmarks.dl4j;

import dev.unroll.layers.graph.CarryingGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One update of a graph whose inputs are padded, too: what {@code GraphStep} does, which masks
 * labels only.
 */
final class MaskedStep {
  private final CarryingGraph graph;
  private final double clip;

  MaskedStep(CarryingGraph graph, double clip) {
    this.graph = graph;
    this.clip = clip;
  }

  /** Loss before the update, nats per frame. */
  double fit(BatchArrays batch, int step) {
    INDArray[] mask = {batch.mask()};
    graph.setInputs(batch.inputs());
    graph.setLabels(batch.labels());
    graph.setLayerMaskArrays(mask, mask);
    graph.computeGradientAndScore();
    graph.clearLayerMaskArrays();
    INDArray gradient = graph.getFlattenedGradients();
    gradient.divi(batch.tokens());
    double norm = gradient.norm2Number().doubleValue();
    if (norm > clip) {
      gradient.muli(clip / norm);
    }
    graph.getUpdater().update(graph.gradient(), step, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    INDArray parameters = graph.params();
    parameters.subi(gradient.reshape(parameters.shape()));
    return graph.score() / batch.tokens();
  }
}
