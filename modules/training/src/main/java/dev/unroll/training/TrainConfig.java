package dev.unroll.training;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.unroll.core.check.Check;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.Locale;

/**
 * How a model is trained, whatever the model is.
 *
 * @param seed the root of all random streams
 * @param limits when to stop and to look up
 * @param optimiser from gradient to update
 * @param rate learning rate by step
 * @param normalisation what is done to the gradient first
 * @param clip threshold of {@code normalisation}, &gt; 0; not used by all kinds
 */
public record TrainConfig(
    long seed,
    Limits limits,
    Optimiser optimiser,
    RateConfig rate,
    GradientNormalisation normalisation,
    double clip) {

  public TrainConfig {
    Check.positive("clip", clip);
  }

  /** With other limits, as when a run is resumed for longer. */
  public TrainConfig with(Limits limits) {
    return new TrainConfig(seed, limits, optimiser, rate, normalisation, clip);
  }

  /** How the learning rate moves. */
  public enum Kind {
    /** It does not. */
    CONSTANT,
    /** Multiplied by the decay every so many steps. */
    STEP,
    /** Half a cosine down to zero at the planned steps; --max-minutes may end the run before. */
    COSINE,
    /** Multiplied by the decay when the held-out loss stands still. */
    PLATEAU;

    /** As typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The learning rate.
   *
   * @param kind how it moves
   * @param first learning rate, &gt; 0
   * @param decay factor of {@link Kind#STEP} and {@link Kind#PLATEAU}, in (0, 1)
   * @param decayEvery steps between cuts of {@link Kind#STEP}
   * @param plateauPatience evaluations without a better loss before a cut of {@link Kind#PLATEAU}
   * @param warmUp steps over which the rate rises from nothing
   */
  public record RateConfig(
      Kind kind, double first, double decay, long decayEvery, int plateauPatience, long warmUp) {
    public RateConfig {
      Check.positive("learning-rate", first);
      Check.positive("decay", decay);
      Check.within("decay", decay, 0, 1);
      Check.require(decayEvery > 0, "decay-every must be > 0, but was " + decayEvery);
      Check.positive("plateau-patience", plateauPatience);
      Check.notNegative("warm-up", warmUp);
    }

    /**
     * By step.
     *
     * @param planned steps of the whole run, &gt; 0, where the cosine ends
     */
    public Schedule schedule(long planned) {
      Schedule plain =
          switch (kind) {
            case CONSTANT, PLATEAU -> new Schedule.Constant(first);
            case STEP -> new Schedule.Step(first, decayEvery, decay);
            case COSINE -> new Schedule.Cosine(first, 0, planned);
          };
      return warmUp == 0 ? plain : new Schedule.WarmUp(warmUp, plain);
    }

    /** By evaluation. */
    @JsonIgnore
    public Plateau plateau() {
      return kind == Kind.PLATEAU ? new Plateau(plateauPatience, decay) : Plateau.none();
    }
  }

  /**
   * The rate for an updater.
   *
   * @param batches of an epoch
   */
  public Rate rate(long batches) {
    double epochs = (double) limits.epochs() * batches;
    return new Rate(rate.schedule((long) Math.min(epochs, (double) limits.steps())));
  }
}
