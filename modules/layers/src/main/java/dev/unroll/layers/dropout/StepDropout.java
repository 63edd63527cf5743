package dev.unroll.layers.dropout;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.kernel.Floats;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.step.TimeMajor;
import java.util.Objects;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
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
   * How many steps of these activations draw a mask of their own.
   *
   * @param shape [N, F, T] or another
   */
  protected abstract int steps(long[] shape);

  /** The same kind of dropout for another copy of the layer. */
  protected abstract StepDropout copy(double probability, long seed, String place);

  /** The result is new, and laid out as {@link TimeMajor} where the input is. */
  @Override
  public INDArray applyDropout(
      INDArray input, INDArray result, int iteration, int epoch, LayerWorkspaceMgr workspaces) {
    float[] factors = draw(input, iteration);
    if (!isFast(input)) {
      return result.assign(input.mul(mask(input, factors)));
    }
    INDArray out =
        TimeMajor.create(
            workspaces,
            ArrayType.INPUT,
            DataType.FLOAT,
            input.size(0),
            input.size(1),
            input.size(2));
    multiply(input, factors, out);
    return out;
  }

  /** Draws the mask again: kept, it would be shared by all networks of one configuration. */
  @Override
  public INDArray backprop(INDArray gradAtOutput, INDArray gradAtInput, int iteration, int epoch) {
    float[] factors = draw(gradAtOutput, iteration);
    if (isFast(gradAtOutput) && isFast(gradAtInput)) {
      multiply(gradAtOutput, factors, gradAtInput);
    } else {
      gradAtInput.assign(gradAtOutput.mul(mask(gradAtOutput, factors)));
    }
    return gradAtInput;
  }

  private static boolean isFast(INDArray array) {
    return array.rank() == 3
        && array.dataType() == DataType.FLOAT
        && TimeMajor.isContiguous(TimeMajor.view(array))
        && NativeKernels.available();
  }

  /** 0 or 1 / (1 − p), as [T, N, F] or, for all steps the same, [N, F]. */
  private float[] draw(INDArray like, int iteration) {
    RandomStream random = RandomStream.named(seed, "dropout " + place).at(iteration);
    int steps = steps(like.shape());
    int length = Math.toIntExact(like.length() / (like.rank() == 3 ? like.size(2) : 1));
    float kept = (float) (1 / (1 - probability));
    float[] values = new float[Math.multiplyExact(length, steps)];
    Team team = Team.shared();
    team.run(
        Math.min(steps, team.size()),
        part -> {
          int parts = Math.min(steps, team.size());
          for (int t = Team.first(steps, part, parts);
              t < Team.first(steps, part + 1, parts);
              t++) {
            RandomStream own = random.at(t);
            for (int i = t * length; i < (t + 1) * length; i++) {
              values[i] = own.nextDouble() < probability ? 0 : kept;
            }
          }
        });
    return values;
  }

  private static void multiply(INDArray from, float[] factors, INDArray to) {
    int steps = (int) from.size(2);
    int length = (int) (from.length() / steps);
    Floats source = Floats.of(from);
    Floats target = Floats.of(to);
    Team team = Team.shared();
    int parts = Math.min(steps, team.size());
    team.run(
        parts,
        part -> {
          float[] block = new float[length];
          for (int t = Team.first(steps, part, parts);
              t < Team.first(steps, part + 1, parts);
              t++) {
            int at = factors.length == length ? 0 : t * length;
            source.read(t * length, block, length);
            for (int i = 0; i < length; i++) {
              block[i] *= factors[at + i];
            }
            target.write(t * length, block, length);
          }
        });
  }

  /**
   * The factors as an array of this one's shape; outside workspaces, for it may be a large view.
   */
  private static INDArray mask(INDArray like, float[] factors) {
    try (var outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray flat = Nd4j.createFromArray(factors).castTo(like.dataType());
      if (like.rank() != 3) {
        return flat.reshape('c', like.shape());
      }
      long steps = factors.length * like.size(2) / like.length();
      INDArray drawn = flat.reshape('c', steps, like.size(0), like.size(1)).permute(1, 2, 0);
      return steps == like.size(2) ? drawn : drawn.broadcast(like.shape());
    }
  }

  @Override
  public void clear() {}

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
