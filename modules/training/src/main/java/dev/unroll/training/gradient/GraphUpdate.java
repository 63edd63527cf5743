package dev.unroll.training.gradient;

import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.update.Clipping;
import dev.unroll.layers.update.FusedUpdate;
import dev.unroll.layers.update.NormChange;
import dev.unroll.layers.update.ParameterNorms;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * From the gradient that a graph has computed to new parameters: divided, clipped, made an update
 * by the graph's updater, subtracted. In one go where {@link FusedUpdate} suits the graph, else by
 * Deeplearning4j; both keep their state in the same array.
 */
final class GraphUpdate {
  private final ComputationGraph graph;
  private final Clipping clipping;

  GraphUpdate(ComputationGraph graph, Clipping clipping) {
    this.graph = graph;
    this.clipping = clipping;
  }

  /**
   * Changes the parameters and the updater's state; what is left in the gradient is undefined.
   *
   * @param tokens that the gradient is divided by
   */
  NormChange apply(long tokens, int iteration) {
    ComputationGraphUpdater updater = graph.getUpdater();
    return FusedUpdate.suits(updater)
        ? new FusedUpdate(updater, Team.shared()).apply((double) tokens, clipping, iteration, 0)
        : plain(tokens, iteration);
  }

  /** The same by Deeplearning4j, for any data type, device and updater. */
  NormChange plain(long tokens, int iteration) {
    graph.getFlattenedGradients().divi(tokens);
    LayerGradients gradients = new LayerGradients(graph.gradient());
    ParameterNorms before = gradients.norms();
    gradients.clip(clipping, before);
    ParameterNorms after = gradients.norms();
    graph.getUpdater().update(graph.gradient(), iteration, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    INDArray parameters = graph.params();
    // Deeplearning4j gives the parameters as [P] and the gradient as [1, P].
    parameters.subi(graph.getFlattenedGradients().reshape(parameters.shape()));
    return new NormChange(before, after);
  }
}
