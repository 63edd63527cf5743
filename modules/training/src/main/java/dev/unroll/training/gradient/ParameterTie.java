package dev.unroll.training.gradient;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Two parameters that are one: the twin is the transpose of the owner (Press and Wolf 2017; Inan,
 * Khosravi and Socher 2017).
 *
 * <p>The gradient of the one parameter is the sum of the gradients at both places. The owner gets
 * the sum, the twin gets zeros, so that norms count it once; after the update the twin is set to
 * the transposed owner.
 */
public record ParameterTie(
    String ownerLayer, String ownerParameter, String twinLayer, String twinParameter) {

  /** Moves the twin's gradient to the owner. */
  void gather(LayerGradients gradients) {
    INDArray twin = gradients.view(twinLayer, twinParameter);
    gradients.view(ownerLayer, ownerParameter).addi(twin.transpose());
    twin.assign(0);
  }

  /** Makes the twin equal to the transposed owner; call it once after initialisation, too. */
  public void copyToTwin(ComputationGraph graph) {
    graph
        .getParam(twinLayer + "_" + twinParameter)
        .assign(graph.getParam(ownerLayer + "_" + ownerParameter).transpose());
  }
}
