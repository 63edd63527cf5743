package dev.unroll.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.Outcome.Reason;
import dev.unroll.training.event.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopTest {
  private static final double NEVER = 1e9;
  private static final double ENDLESS = Double.POSITIVE_INFINITY;

  private final Recorder recorder = new Recorder();

  @Test
  void eventsComeInOrder() {
    FakeTask task = new FakeTask(3, step -> 2, step -> 1);
    Outcome outcome = run(task, new Limits(2, 100, ENDLESS, 0, 2, NEVER));
    assertEquals(
        List.of(
            "Started 0",
            "Saved 0",
            "Stepped 1",
            "Stepped 2",
            "Evaluated 2",
            "Saved 2",
            "Stepped 3",
            "Stepped 4",
            "Evaluated 4",
            "Stepped 5",
            "Stepped 6",
            "Evaluated 6",
            "Saved 6",
            "Finished 6"),
        recorder.names());
    assertEquals(List.of("last 0", "best 2", "last 6"), recorder.saves);
    assertEquals(Reason.COMPLETE, outcome.reason());
    assertEquals(List.of(0, 1), task.startedEpochs);
    assertEquals(0, task.openCursors);
    assertEquals(new Event.Started(LoopState.start(), 6), recorder.events.get(0));
  }

  @Test
  void theEndIsEvaluatedOnceAndSavedOnce() {
    run(new FakeTask(5, step -> 2, step -> 10 - step), new Limits(1, 5, ENDLESS, 0, 2, NEVER));
    assertEquals(List.of("last 0", "best 2", "best 4", "best 5"), recorder.saves);
    assertEquals(1, recorder.names().stream().filter("Evaluated 5"::equals).count());
  }

  @Test
  void stepsAreALimitInTheMiddleOfAnEpoch() {
    Outcome outcome =
        run(new FakeTask(5, step -> 2, step -> 1), new Limits(9, 7, ENDLESS, 0, 100, NEVER));
    assertEquals(Reason.COMPLETE, outcome.reason());
    assertEquals(7, outcome.state().step());
    assertEquals(1, outcome.state().epoch());
    assertEquals(2, outcome.state().batch());
    assertEquals(7, ((Event.Started) recorder.events.get(0)).plannedSteps());
  }

  @Test
  void zeroSecondsBetweenCheckpointsSavesEveryUpdateOnce() {
    run(new FakeTask(4, step -> 2, step -> 1), new Limits(1, 100, ENDLESS, 0, 2, 0));
    assertEquals(List.of("last 0", "last 1", "best 2", "last 3", "last 4"), recorder.saves);
  }

  @Test
  void patienceStopsAfterEvaluationsWithoutABetterLoss() {
    double[] losses = {5, 3, 4, 3, 2, 2, 2.5, 9, 9};
    Outcome outcome =
        run(
            new FakeTask(100, step -> 2, step -> losses[(int) step - 1]),
            new Limits(1, 100, ENDLESS, 3, 1, NEVER));
    assertEquals(Reason.EARLY, outcome.reason());
    assertEquals(8, outcome.state().step());
    assertEquals(5, outcome.state().bestStep());
    assertEquals(2, outcome.state().bestLoss());
    assertEquals(List.of("last 0", "best 1", "best 2", "best 5", "last 8"), recorder.saves);
  }

  @Test
  void aPlateauCutsTheRateAndCountsAnew() {
    double[] losses = {5, 5, 5, 5, 5, 4, 4, 4};
    FakeTask task = new FakeTask(8, step -> 2, step -> losses[(int) step - 1]);
    loop(task, new Limits(1, 100, ENDLESS, 0, 1, NEVER), new Plateau(2, 0.5)).run();
    assertEquals(List.of(1.0, 0.5, 0.25, 0.125), task.factors);
    List<Double> rates =
        recorder.events.stream()
            .filter(Event.Stepped.class::isInstance)
            .map(event -> ((Event.Stepped) event).result().learningRate())
            .toList();
    assertEquals(List.of(1.0, 1.0, 1.0, 0.5, 0.5, 0.25, 0.25, 0.25), rates);
  }

  @Test
  void timeIsALimitAndTheEndIsEvaluatedAndSaved() {
    Outcome outcome =
        run(new FakeTask(9, step -> 2, step -> 1), new Limits(1, 100, 1e-12, 0, 100, NEVER));
    assertEquals(Reason.TIME, outcome.reason());
    assertEquals(
        List.of("Started 0", "Saved 0", "Stepped 1", "Evaluated 1", "Saved 1", "Finished 1"),
        recorder.names());
  }

  @Test
  void theTrainingLossIsTheMeanPerTokenSinceTheLastEvaluation() {
    // Batches 0 to 3 have 1, 2, 3 and 1 tokens.
    double[] losses = {1, 1.5, 2, 2.5};
    run(
        new FakeTask(4, step -> losses[(int) step], step -> 1),
        new Limits(1, 100, ENDLESS, 0, 2, NEVER));
    List<Double> means =
        recorder.events.stream()
            .filter(Event.Evaluated.class::isInstance)
            .map(event -> ((Event.Evaluated) event).trainingLoss())
            .toList();
    assertEquals(List.of((1 + 2 * 1.5) / 3, (3 * 2 + 2.5) / 4), means);
    assertEquals(7, recorder.lastState.tokens());
  }

  @Test
  void aLossThatIsNoNumberEndsTheRunAndKeepsBestAndLast() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 6.001}) {
      Recorder own = new Recorder();
      FakeTask task = new FakeTask(9, step -> step == 4 ? bad : 2, step -> step);
      Outcome outcome = loop(task, new Limits(1, 100, ENDLESS, 0, 3, 0), Plateau.none(), own).run();
      assertEquals(Reason.DIVERGED, outcome.reason());
      assertEquals(List.of("last 0", "last 1", "last 2", "best 3", "last 4"), own.saves);
      assertEquals("Finished 5", own.names().get(own.names().size() - 1));
      assertEquals(0, task.openCursors);
    }
  }

  @Test
  void threeTimesTheFirstLossIsNotYetDivergence() {
    FakeTask task = new FakeTask(9, step -> step == 4 ? 6 : 2, step -> step);
    assertEquals(Reason.COMPLETE, run(task, new Limits(1, 100, ENDLESS, 0, 3, 0)).reason());
  }

  @Test
  void lossesBelowZeroDoNotDiverge() {
    FakeTask task = new FakeTask(5, step -> -1 - step * 0.1, step -> -step);
    assertEquals(Reason.COMPLETE, run(task, new Limits(1, 100, ENDLESS, 0, 3, 0)).reason());
  }

  @Test
  void aHeldOutLossThatIsNoNumberEndsTheRunAndIsNeverTheBest() {
    FakeTask task = new FakeTask(6, step -> 2, step -> step == 2 ? 1 : Double.NaN);
    Outcome outcome = run(task, new Limits(1, 100, ENDLESS, 0, 2, NEVER));
    assertEquals(Reason.DIVERGED, outcome.reason());
    assertEquals(List.of("last 0", "best 2"), recorder.saves);
    assertEquals(1, outcome.state().bestLoss());
  }

  @Test
  void whatATaskThrowsComesOutAndTheCursorIsClosed() {
    FakeTask task = new FakeTask(6, step -> 2, step -> 1);
    task.throwAtStep = 3;
    Exception thrown =
        assertThrows(
            IllegalStateException.class, () -> run(task, new Limits(1, 100, ENDLESS, 0, 2, NEVER)));
    assertEquals("thrown by the task", thrown.getMessage());
    assertEquals(0, task.openCursors);
  }

  @Test
  void anEpochShorterThanPromisedIsRefused() {
    FakeTask task = new FakeTask(6, step -> 2, step -> 1);
    task.missingBatches = 2;
    Exception thrown =
        assertThrows(
            IllegalStateException.class, () -> run(task, new Limits(1, 100, ENDLESS, 0, 2, NEVER)));
    assertTrue(thrown.getMessage().contains("after 4 batches"), thrown.getMessage());
    assertEquals(0, task.openCursors);
  }

  @Test
  void anEpochLongerThanPromisedStopsWherePromised() {
    FakeTask task = new FakeTask(6, step -> 2, step -> 1);
    task.missingBatches = -2;
    run(task, new Limits(2, 100, ENDLESS, 0, 2, NEVER));
    assertEquals(12, task.fits);
    assertEquals(List.of(0, 1), task.startedEpochs);
  }

  private Outcome run(FakeTask task, Limits limits) {
    return loop(task, limits, Plateau.none()).run();
  }

  private Loop<Long> loop(FakeTask task, Limits limits, Plateau plateau) {
    return loop(task, limits, plateau, recorder);
  }

  private static Loop<Long> loop(FakeTask task, Limits limits, Plateau plateau, Recorder recorder) {
    return new Loop<>(task, LoopState.start(), limits, plateau, recorder, recorder, () -> false);
  }
}
