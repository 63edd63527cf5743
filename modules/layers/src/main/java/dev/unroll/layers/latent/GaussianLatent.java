package dev.unroll.layers.latent;

import dev.unroll.core.check.Check;
import dev.unroll.layers.vertex.ParameterVertex;
import java.util.Arrays;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.impl.LayerVertex;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The code of a variational autoencoder in a {@code ComputationGraph}: input [N, 2 Z], the means μ
 * and then the logarithms s of the variances; output z, [N, Z] (Kingma and Welling 2014).
 *
 * <pre>
 * z = μ + exp(s / 2) ∘ ε,  ε ~ N(0, 1)    in training
 * z = μ                                    else, and where the vertex is frozen
 *
 * L += β(i) Σ_j max(N λ, Σ_n ½ (μ_nj² + exp(s_nj) − 1 − s_nj))
 * </pre>
 *
 * <p>ε depends only on the seed, the vertex's name and the iteration, so that a run that is resumed
 * draws what an unbroken one does. The score of a training pass has the penalty, divided by N if
 * the network's is ({@code miniBatch}); that of any other pass has not.
 *
 * <pre>{@code
 * .addLayer("gaussian", new DenseLayer.Builder().nOut(2 * z).activation(IDENTITY).build(), "last")
 * .addVertex("z", new GaussianLatent(new LatentForm(seed, 1, 10_000, 0.1)), "gaussian")
 * }</pre>
 *
 * <p>All rows count: a mask of them is refused.
 */
public final class GaussianLatent extends ParameterVertex {
  private static final long serialVersionUID = 1L;

  /** For Jackson. */
  GaussianLatent() {}

  private GaussianLatent(NeuralNetConfiguration settings) {
    super(settings);
  }

  /** A code that is drawn and paid for in this way. */
  public GaussianLatent(LatentForm form) {
    this(settings(new LatentConfiguration(form)));
  }

  @Override
  protected LayerVertex around(
      Layer layer, ComputationGraph graph, String name, int index, boolean output, DataType type) {
    return new RunningLatent(layer, graph, name, index, output, type);
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return 1;
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    Check.require(
        inputs[0] instanceof InputType.InputTypeFeedForward both && both.getSize() % 2 == 0,
        "a GaussianLatent needs means and log variances [N, 2 Z], but got "
            + Arrays.toString(inputs));
    return InputType.feedForward(inputs[0].arrayElementsPerExample() / 2);
  }

  @Override
  public GaussianLatent clone() {
    return new GaussianLatent(settings().clone());
  }

  @Override
  public String toString() {
    return "GaussianLatent(" + ((LatentConfiguration) settings().getLayer()).form() + ")";
  }
}
