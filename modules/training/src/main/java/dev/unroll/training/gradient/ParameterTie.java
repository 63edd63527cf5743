package dev.unroll.training.gradient;

import dev.unroll.core.check.Check;
import java.util.Arrays;
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

  /**
   * Makes the twin equal to the transposed owner; call it once after initialisation, too.
   *
   * @throws IllegalArgumentException when the graph lacks one of them or the shapes do not fit
   */
  public void copyToTwin(ComputationGraph graph) {
    INDArray owner = parameter(graph, ownerLayer, ownerParameter).transpose();
    INDArray twin = parameter(graph, twinLayer, twinParameter);
    Check.require(
        Arrays.equals(owner.shape(), twin.shape()),
        "tied parameters must be each other's transpose, but "
            + this
            + " has "
            + Arrays.toString(owner.shape())
            + " transposed and "
            + Arrays.toString(twin.shape()));
    twin.assign(owner);
  }

  private static INDArray parameter(ComputationGraph graph, String layer, String parameter) {
    INDArray array = graph.paramTable().get(layer + "_" + parameter);
    Check.require(array != null, "no parameter " + parameter + " in layer " + layer);
    return array;
  }
}
