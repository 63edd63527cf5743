package dev.unroll.training;

import dev.unroll.data.batch.BatchCursor;
import dev.unroll.training.Outcome.Reason;
import dev.unroll.training.event.Event;
import dev.unroll.training.event.Watcher;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The training loop. It knows no model; everything else watches its events.
 *
 * @param <B> a batch
 */
public final class Loop<B> {
  private static final double DIVERGED = 3;

  private final Task<B> task;
  private final Limits limits;
  private final Plateau plateau;
  private final Saver saver;
  private final Watcher watcher;
  private final BooleanSupplier interrupted;

  private LoopState state;
  private double saved;
  private long savedStep = -1;

  /** Writes checkpoints. */
  public interface Saver {
    /** Keeps a state as the last one, and as the best one too when {@code best}. */
    void save(LoopState state, Map<String, byte[]> task, boolean best);
  }

  /**
   * @param start {@link LoopState#start()}, or the state of a checkpoint that the task was restored
   *     from
   * @param interrupted is asked after each update whether to stop
   */
  public Loop(
      Task<B> task,
      LoopState start,
      Limits limits,
      Plateau plateau,
      Saver saver,
      Watcher watcher,
      BooleanSupplier interrupted) {
    this.task = task;
    this.state = start;
    this.limits = limits;
    this.plateau = plateau;
    this.saver = saver;
    this.watcher = watcher;
    this.interrupted = interrupted;
  }

  /** Trains until a limit is reached; what is best and what is last is on disk afterwards. */
  public Outcome run() {
    watcher.on(new Event.Started(state, plannedSteps()));
    task.rateFactor(state.rateFactor());
    saved = state.seconds();
    if (state.step() == 0) {
      save(false); // so that a run killed before its first checkpoint can be resumed, too
    }
    Optional<Reason> reason = limitReached();
    while (reason.isEmpty()) {
      reason = epoch();
    }
    Outcome outcome = new Outcome(reason.get(), state, message(reason.get()));
    watcher.on(new Event.Finished(state, outcome));
    return outcome;
  }

  private Optional<Reason> epoch() {
    if (state.batch() == 0) {
      task.startEpoch(state.epoch());
    }
    int epoch = state.epoch();
    try (BatchCursor<B> batches = task.epoch(epoch, state.batch())) {
      while (state.epoch() == epoch) {
        StepResult result = step(batches);
        if (diverged(result.loss())) {
          return Optional.of(Reason.DIVERGED);
        }
        Optional<Reason> reason = limitReached();
        if (due(reason)) {
          if (!Double.isFinite(evaluate(result))) {
            return Optional.of(Reason.DIVERGED);
          }
          reason = reason.isPresent() ? reason : limitReached();
        }
        boolean late = state.seconds() - saved >= limits.checkpointSeconds();
        if (savedStep != state.step() && (reason.isPresent() || late)) {
          save(false);
        }
        if (reason.isPresent()) {
          return reason;
        }
      }
    }
    return Optional.empty();
  }

  /** Waiting for a batch counts as training: it is what a slow disk costs. */
  private StepResult step(BatchCursor<B> batches) {
    long began = System.nanoTime();
    if (!batches.hasNext()) {
      throw new IllegalStateException(
          "epoch "
              + state.epoch()
              + " ended after "
              + state.batch()
              + " batches, but the task promised "
              + task.batches());
    }
    StepResult result = task.fit(batches.next(), state.step());
    state = state.stepped(result, task.batches(), secondsSince(began));
    watcher.on(new Event.Stepped(state, result));
    return result;
  }

  /** A loss may be below zero, as that of a density is; then it diverges by as much above. */
  private boolean diverged(double loss) {
    double first = state.firstLoss();
    return !Double.isFinite(loss) || loss > first + (DIVERGED - 1) * Math.abs(first);
  }

  /**
   * Whether to evaluate: on the beat, and at the end. An evaluation off the beat when interrupted
   * would make a resumed run differ from an unbroken one.
   */
  private boolean due(Optional<Reason> reason) {
    boolean end = reason.isPresent() && reason.get() != Reason.INTERRUPTED;
    return end || state.step() % limits.evaluateEvery() == 0;
  }

  private double evaluate(StepResult last) {
    long began = System.nanoTime();
    Measurement measurement = task.evaluate();
    // A sampler refuses probabilities that are no numbers, and its complaint would hide the reason.
    String sample = Double.isFinite(measurement.loss()) ? task.sample(state.step()) : "";
    double trainingLoss = state.trainingLoss();
    double factor = state.rateFactor();
    state = state.evaluated(measurement.loss(), plateau, secondsSince(began));
    if (state.rateFactor() != factor) {
      task.rateFactor(state.rateFactor());
    }
    watcher.on(new Event.Evaluated(state, measurement, trainingLoss, last, sample));
    if (state.atBest()) {
      save(true);
    }
    return measurement.loss();
  }

  private void save(boolean best) {
    saver.save(state, task.state(), best);
    saved = state.seconds();
    savedStep = state.step();
    watcher.on(new Event.Saved(state, best));
  }

  private Optional<Reason> limitReached() {
    if (state.epoch() >= limits.epochs() || state.step() >= limits.steps()) {
      return Optional.of(Reason.COMPLETE);
    }
    if (interrupted.getAsBoolean()) {
      return Optional.of(Reason.INTERRUPTED);
    }
    if (limits.patience() > 0 && state.sinceBest() >= limits.patience()) {
      return Optional.of(Reason.EARLY);
    }
    boolean late = state.seconds() >= limits.minutes() * 60;
    return late ? Optional.of(Reason.TIME) : Optional.empty();
  }

  private long plannedSteps() {
    double epochs = (double) limits.epochs() * task.batches();
    return (long) Math.min(epochs, (double) limits.steps());
  }

  private String message(Reason reason) {
    return switch (reason) {
      case COMPLETE -> "trained for " + state.step() + " steps";
      case TIME -> "time is up after " + state.step() + " steps";
      case EARLY ->
          "stopped early: no better held-out loss in "
              + state.sinceBest()
              + " evaluations; the best was at step "
              + state.bestStep();
      case INTERRUPTED -> "interrupted at step " + state.step() + "; resume continues from here";
      case DIVERGED ->
          "training diverged at step "
              + state.step()
              + ": the loss is not a number or over "
              + (int) DIVERGED
              + " times the first ("
              + state.firstLoss()
              + "); lower the learning rate or clip the gradient. The best checkpoint is kept";
    };
  }

  private static double secondsSince(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
