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
 * <p>Where the rows may be padding, a second input tells: a sequence [N, F, T] of which only the
 * mask is read. A row without a step that counts is none: z is zero, nothing is added to the score
 * or to M, and there is no gradient, whatever the row holds. A mask [N, 1] of the first input means
 * the same.
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

  /**
   * What the divergence added to the loss when a graph last computed in training, in nats summed
   * over the rows of the batch; 0 for a frozen vertex and after an inference pass. A score of
   * {@code miniBatch(false)} less this is the cross-entropy alone.
   *
   * @param name of the vertex
   */
  public static double penalty(ComputationGraph graph, String name) {
    if (graph.getVertex(name) instanceof RunningLatent latent) {
      return latent.penalty();
    }
    throw new IllegalArgumentException(
        "\"" + name + "\" must name a GaussianLatent of the graph, but does not");
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
    return 2;
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    Check.require(
        inputs[0] instanceof InputType.InputTypeFeedForward both && both.getSize() % 2 == 0,
        "a GaussianLatent needs means and log variances [N, 2 Z] first, but got "
            + Arrays.toString(inputs));
    Check.require(
        inputs.length == 1 || inputs[1] instanceof InputType.InputTypeRecurrent,
        "a GaussianLatent may have a sequence [N, F, T] second, but got "
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
