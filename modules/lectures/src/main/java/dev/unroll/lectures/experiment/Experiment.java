package dev.unroll.lectures.experiment;

/**
 * A claim and the run that judges it. An implementation has a public constructor without parameters
 * and the annotation {@code @AutoService(Experiment.class)}, which registers it.
 */
public interface Experiment {
  /** What is claimed, and the rule of the verdict; the same at each call. */
  Claim claim();

  /**
   * Runs the experiment: the same setting gives the same findings on the same machine with the same
   * number of threads, but for what is measured in seconds.
   *
   * @throws Exception if it cannot be run, with a message for the user
   */
  Findings run(Setting setting) throws Exception;
}
