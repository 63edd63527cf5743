package dev.unroll.training;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Where a run stands. Immutable; part of every checkpoint.
 *
 * @param step updates made
 * @param epoch epoch of the next batch, from 0
 * @param batch the next batch of that epoch
 * @param tokens unmasked tokens trained on
 * @param seconds spent training and evaluating, over all sessions of the run
 * @param firstLoss loss of the first update; NaN before it
 * @param bestLoss lowest held-out loss; NaN before there is one
 * @param bestStep step of {@code bestLoss}
 * @param sinceBest evaluations since then
 * @param sincePlateau evaluations since then or since the learning rate was last cut
 * @param rateFactor what plateaus have made of the learning rate
 * @param evaluatedStep step of the last evaluation, −1 before it
 * @param nats sum of the training loss over {@code natsTokens} tokens since the last evaluation
 * @param natsTokens unmasked tokens since the last evaluation
 */
public record LoopState(
    long step,
    int epoch,
    long batch,
    long tokens,
    double seconds,
    double firstLoss,
    double bestLoss,
    long bestStep,
    int sinceBest,
    int sincePlateau,
    double rateFactor,
    long evaluatedStep,
    double nats,
    long natsTokens) {

  /** A run that has not begun. */
  public static LoopState start() {
    return new LoopState(0, 0, 0, 0, 0, Double.NaN, Double.NaN, 0, 0, 0, 1, -1, 0, 0);
  }

  /** After one more update. */
  LoopState stepped(StepResult result, long batchesPerEpoch, double elapsed) {
    boolean last = batch + 1 == batchesPerEpoch;
    return new LoopState(
        step + 1,
        last ? epoch + 1 : epoch,
        last ? 0 : batch + 1,
        tokens + result.tokens(),
        seconds + elapsed,
        step == 0 ? result.loss() : firstLoss,
        bestLoss,
        bestStep,
        sinceBest,
        sincePlateau,
        rateFactor,
        evaluatedStep,
        nats + result.loss() * result.tokens(),
        natsTokens + result.tokens());
  }

  /** After an evaluation, which cuts the learning rate when {@code plateau} evaluations passed. */
  LoopState evaluated(double loss, Plateau plateau, double elapsed) {
    boolean better = loss < bestLoss || (Double.isNaN(bestLoss) && !Double.isNaN(loss));
    boolean cut = !better && plateau.patience() > 0 && sincePlateau + 1 >= plateau.patience();
    return new LoopState(
        step,
        epoch,
        batch,
        tokens,
        seconds + elapsed,
        firstLoss,
        better ? loss : bestLoss,
        better ? step : bestStep,
        better ? 0 : sinceBest + 1,
        better || cut ? 0 : sincePlateau + 1,
        cut ? rateFactor * plateau.factor() : rateFactor,
        step,
        0,
        0);
  }

  /** Mean training loss since the last evaluation, nats per token; NaN of nothing. */
  @JsonIgnore
  public double trainingLoss() {
    return nats / natsTokens;
  }

  /** Whether the last evaluation was the best so far. */
  @JsonIgnore
  public boolean atBest() {
    return evaluatedStep >= 0 && bestStep == evaluatedStep;
  }
}
