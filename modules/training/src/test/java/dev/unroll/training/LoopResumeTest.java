package dev.unroll.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.training.Outcome.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A run that was stopped anywhere goes on as if it had not been. */
class LoopResumeTest {
  private record Settings(long batches, Limits limits, Plateau plateau) {
    static Settings random(Random random) {
      return new Settings(
          1 + random.nextInt(6),
          new Limits(
              1 + random.nextInt(4),
              1 + random.nextInt(25),
              Double.POSITIVE_INFINITY,
              random.nextInt(4),
              1 + random.nextInt(5),
              random.nextBoolean() ? 0 : 1e9),
          new Plateau(random.nextInt(3), 0.5));
    }

    Outcome run(FakeTask task, LoopState start, Recorder recorder, int stopAfter) {
      return new Loop<>(
              task, start, limits, plateau, recorder, recorder, () -> task.fits >= stopAfter)
          .run();
    }
  }

  @Test
  void interruptedAtAnyStepARunGoesOnAsIfUnbroken() {
    Random random = new Random(21);
    Set<Reason> seen = EnumSet.noneOf(Reason.class);
    for (int trial = 0; trial < 200; trial++) {
      Settings settings = Settings.random(random);
      Recorder whole = new Recorder();
      Outcome unbroken = unbroken(settings, whole);
      seen.add(unbroken.reason());
      for (int stop = 1; stop <= unbroken.state().step(); stop++) {
        Recorder recorder = new Recorder();
        FakeTask first = FakeTask.random(settings.batches());
        settings.run(first, LoopState.start(), recorder, stop);
        Outcome outcome = resumed(settings, recorder);
        String what = settings + " stopped at " + stop;
        assertEquals(whole.history(), recorder.history(), what);
        assertSameEnd(unbroken, whole, outcome, recorder, what);
      }
    }
    assertEquals(EnumSet.of(Reason.COMPLETE, Reason.EARLY), seen);
  }

  @Test
  void interruptedAfterEveryStepARunGoesOnAsIfUnbroken() {
    Random random = new Random(22);
    for (int trial = 0; trial < 100; trial++) {
      Settings settings = Settings.random(random);
      Recorder whole = new Recorder();
      Outcome unbroken = unbroken(settings, whole);
      Recorder recorder = new Recorder();
      FakeTask task = FakeTask.random(settings.batches());
      Outcome outcome = settings.run(task, LoopState.start(), recorder, 1);
      while (outcome.reason() == Reason.INTERRUPTED) {
        task = FakeTask.random(settings.batches());
        task.restore(recorder.lastTask);
        outcome = settings.run(task, recorder.lastState, recorder, 1);
      }
      assertEquals(whole.history(), recorder.history(), settings.toString());
      assertSameEnd(unbroken, whole, outcome, recorder, settings.toString());
    }
  }

  /** A killed run repeats what it did since its last checkpoint. */
  @Test
  void killedAtAnyStepARunEndsAsIfUnbroken() {
    Random random = new Random(23);
    for (int trial = 0; trial < 100; trial++) {
      Settings settings = Settings.random(random);
      Recorder whole = new Recorder();
      Outcome unbroken = unbroken(settings, whole);
      for (int kill = 0; kill < unbroken.state().step(); kill++) {
        Recorder recorder = new Recorder();
        FakeTask first = FakeTask.random(settings.batches());
        first.throwAtStep = kill;
        assertThrows(
            IllegalStateException.class,
            () -> settings.run(first, LoopState.start(), recorder, Integer.MAX_VALUE));
        Outcome outcome = resumed(settings, recorder);
        String what = settings + " killed at " + kill;
        assertSameEnd(unbroken, whole, outcome, recorder, what);
        List<String> end = new ArrayList<>(recorder.history());
        assertTrue(end.containsAll(whole.history()), what);
      }
    }
  }

  @Test
  void aRunThatIsCompleteDoesNothingWhenResumed() {
    Settings settings = new Settings(4, new Limits(2, 100, 1e9, 0, 3, 1e9), Plateau.none());
    Recorder recorder = new Recorder();
    Outcome first = unbroken(settings, recorder);
    Recorder again = new Recorder();
    FakeTask task = FakeTask.random(4);
    task.restore(recorder.lastTask);
    Outcome second = settings.run(task, recorder.lastState, again, Integer.MAX_VALUE);
    assertEquals(first.reason(), second.reason());
    assertEquals(List.of("Started 8", "Finished 8"), again.names());
    assertEquals(List.of(), again.saves);
    assertEquals(0, task.fits);
  }

  private static Outcome unbroken(Settings settings, Recorder recorder) {
    FakeTask task = FakeTask.random(settings.batches());
    return settings.run(task, LoopState.start(), recorder, Integer.MAX_VALUE);
  }

  private static Outcome resumed(Settings settings, Recorder recorder) {
    FakeTask second = FakeTask.random(settings.batches());
    if (!recorder.saves.isEmpty()) {
      second.restore(recorder.lastTask);
    }
    return settings.run(second, recorder.lastState, recorder, Integer.MAX_VALUE);
  }

  private static void assertSameEnd(
      Outcome expected, Recorder whole, Outcome actual, Recorder parts, String what) {
    assertEquals(expected.reason(), actual.reason(), what);
    assertEquals(Recorder.timeless(expected.state()), Recorder.timeless(actual.state()), what);
    assertEquals(whole.last(), parts.last(), what);
    assertEquals(whole.best, parts.best, what);
  }
}
