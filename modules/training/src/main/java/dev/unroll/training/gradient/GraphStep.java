package dev.unroll.training.gradient;

import dev.unroll.core.check.Check;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.training.StepResult;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One update of a graph: gradient of the loss per unmasked token, normalisation, optimiser.
 *
 * <p>The graph's configuration must say {@code miniBatch(false)} and no gradient normalisation:
 * both are done here, so that learning rates and thresholds mean the same for every batch and
 * length.
 */
public final class GraphStep {
  private final CarryingGraph graph;
  private final GraphUpdate update;
  private final Rate rate;

  /**
   * @param threshold of the normalisation, &gt; 0
   * @param rate the one that the graph's updater was configured with
   */
  public GraphStep(
      CarryingGraph graph, GradientNormalisation normalisation, double threshold, Rate rate) {
    this.graph = graph;
    this.update = new GraphUpdate(graph, normalisation.clipping(Check.positive("clip", threshold)));
    this.rate = rate;
    Check.require(
        !graph.conf().isMiniBatch(), "the graph must be configured with miniBatch(false)");
  }

  /**
   * Trains on one segment and carries the state on.
   *
   * @param inputs [N, 1, T] ids
   * @param labels [N, 1, T] ids
   * @param mask [N, T] of zeros and ones for the labels
   * @param tokens number of ones in the mask, &gt; 0
   * @param step counts updates from 0; the dropout and the learning rate depend on it
   */
  public StepResult fit(INDArray inputs, INDArray labels, INDArray mask, long tokens, long step) {
    return fit(new INDArray[] {inputs}, new INDArray[0], labels, mask, tokens, step);
  }

  /**
   * As {@link #fit}, for inputs [N, F, T] that are padded where the labels are: the mask holds for
   * both.
   */
  public StepResult fitPadded(
      INDArray inputs, INDArray labels, INDArray mask, long tokens, long step) {
    return fit(new INDArray[] {inputs}, new INDArray[] {mask}, labels, mask, tokens, step);
  }

  /**
   * As {@link #fit(INDArray, INDArray, INDArray, long, long)}, for a graph of several inputs.
   *
   * @param inputs in the order of the graph's inputs
   * @param inputMasks as many, [N, T] each with the T of its input; or none
   */
  public StepResult fit(
      INDArray[] inputs,
      INDArray[] inputMasks,
      INDArray labels,
      INDArray mask,
      long tokens,
      long step) {
    return fit(inputs, inputMasks, new INDArray[] {labels}, new INDArray[] {mask}, tokens, step);
  }

  /**
   * As the others, for a graph of several outputs, whose losses are added.
   *
   * @param labels in the order of the graph's outputs
   * @param masks as many, of zeros and ones or of weights where the output takes some
   * @param tokens what the sum of the losses is divided by, &gt; 0
   */
  public StepResult fit(
      INDArray[] inputs,
      INDArray[] inputMasks,
      INDArray[] labels,
      INDArray[] masks,
      long tokens,
      long step) {
    Check.require(tokens > 0, "a batch must have a label that is not masked, but has none");
    int iteration = Math.toIntExact(step);
    graph.getConfiguration().setIterationCount(iteration);
    graph.setInputs(inputs);
    graph.setLabels(labels);
    graph.setLayerMaskArrays(inputMasks.length == 0 ? null : inputMasks, masks);
    graph.computeGradientAndScore();
    graph.clearLayerMaskArrays(); // else the next output of the graph is masked, too
    double loss = graph.score() / tokens;
    GradientNorms norms = GradientNorms.of(update.apply(tokens, iteration));
    graph.advance();
    return new StepResult(loss, tokens, rate.valueAt(iteration, 0), norms);
  }
}
