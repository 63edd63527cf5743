package dev.unroll.lectures.network;

import dev.unroll.core.check.Check;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.schedule.Schedule;

/**
 * How a {@link SmallNetwork} learns.
 *
 * @param optimiser its kind
 * @param schedule of the learning rate
 * @param normalisation of the gradient
 * @param threshold of the normalisation
 * @param rows of a batch
 * @param updates that {@link SmallNetwork#learn} makes
 */
public record Training(
    Optimiser.Kind optimiser,
    Schedule schedule,
    GradientNormalisation normalisation,
    double threshold,
    int rows,
    int updates) {
  public Training {
    Check.positive("threshold", threshold);
    Check.positive("rows", rows);
    Check.positive("updates", updates);
  }

  /** Adam with a cosine from this rate to nothing, the global norm clipped at 1, 32 rows. */
  public static Training adam(double rate, int updates) {
    return new Training(
        Optimiser.Kind.ADAM,
        new Schedule.Cosine(rate, 0, updates),
        GradientNormalisation.CLIP_GLOBAL_NORM,
        1,
        32,
        updates);
  }

  /** With another normalisation of the gradient. */
  public Training clip(GradientNormalisation kind, double at) {
    return new Training(optimiser, schedule, kind, at, rows, updates);
  }

  /** With another optimiser at a constant rate. */
  public Training optimiser(Optimiser.Kind kind, double rate) {
    return new Training(kind, new Schedule.Constant(rate), normalisation, threshold, rows, updates);
  }

  /** With batches of another size. */
  public Training rows(int count) {
    return new Training(optimiser, schedule, normalisation, threshold, count, updates);
  }
}
