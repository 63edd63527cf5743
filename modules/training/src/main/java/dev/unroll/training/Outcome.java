package dev.unroll.training;

/**
 * How a run ended.
 *
 * @param reason why
 * @param state where
 * @param message one sentence for a person
 */
public record Outcome(Reason reason, LoopState state, String message) {
  /** Why a run ended. */
  public enum Reason {
    /** All epochs or steps were done. */
    COMPLETE,
    /** The time was up. */
    TIME,
    /** The held-out loss no longer got better. */
    EARLY,
    /** Somebody asked it to stop; it can be resumed. */
    INTERRUPTED,
    /** The loss was not a number, or far above where it began. */
    DIVERGED
  }
}
