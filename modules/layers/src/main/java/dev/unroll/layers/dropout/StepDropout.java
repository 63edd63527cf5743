package dev.unroll.layers.dropout;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import java.util.Objects;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Inverted dropout: y = x ∘ m / (1 − p), m ~ Bernoulli(1 − p), whose mask depends only on the seed,
 * the place in the network and the iteration number that Deeplearning4j passes in.
 */
public abstract class StepDropout implements IDropout {
  private static final long serialVersionUID = 1L;

  @JsonProperty private final double probability;
  @JsonProperty private final long seed;
  @JsonProperty private final String place;
  private transient INDArray mask;

  /**
   * @param probability of setting an element to zero, in [0, 1)
   * @param seed the run's root seed
   * @param place names this place in the network, so that two places draw different masks
   */
  protected StepDropout(double probability, long seed, String place) {
    this.probability = Check.within("dropout", probability, 0, 1);
    this.seed = seed;
    this.place = Check.notBlank("place", place);
  }

  /**
   * Shape of the mask that is drawn for activations of this shape; broadcast over axes of size 1.
   */
  protected abstract long[] maskShape(long[] activationShape);

  /** The same kind of dropout for another copy of the layer. */
  protected abstract StepDropout copy(double probability, long seed, String place);

  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    mask = draw(input, iteration);
    result.assign(input.mul(mask));
    return result;
  }

  @Override
  public INDArray backprop(INDArray gradAtOutput, INDArray gradAtInput, int iteration, int epoch) {
    gradAtInput.assign(gradAtOutput.mul(mask));
    mask = null;
    return gradAtInput;
  }

  private INDArray draw(INDArray like, int iteration) {
    long[] shape = maskShape(like.shape());
    int length = 1;
    for (long size : shape) {
      length = Math.multiplyExact(length, Math.toIntExact(size));
    }
    RandomStream random = RandomStream.named(seed, "dropout " + place).at(iteration);
    float kept = (float) (1 / (1 - probability));
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextDouble() < probability ? 0 : kept;
    }
    // Outside any workspace: the mask must live until the backward pass.
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray drawn = Nd4j.createFromArray(values).reshape('c', shape).castTo(like.dataType());
      return Arrays.equals(shape, like.shape()) ? drawn : drawn.broadcast(like.shape());
    }
  }

  @Override
  public void clear() {
    mask = null;
  }

  @Override
  public IDropout clone() {
    return copy(probability, seed, place);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepDropout that
        && getClass() == that.getClass()
        && probability == that.probability
        && seed == that.seed
        && place.equals(that.place);
  }

  @Override
  public int hashCode() {
    return Objects.hash(getClass(), probability, seed, place);
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "(" + probability + ", " + place + ")";
  }
}
