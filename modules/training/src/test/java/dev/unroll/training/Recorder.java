package dev.unroll.training;

import dev.unroll.training.event.Event;
import dev.unroll.training.event.Watcher;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps what a loop tells and saves, without times. */
final class Recorder implements Watcher, Loop.Saver {
  final List<Event> events = new ArrayList<>();
  final List<String> saves = new ArrayList<>();
  LoopState lastState = LoopState.start();
  Map<String, byte[]> lastTask = Map.of();
  String best = "none";

  @Override
  public void on(Event event) {
    events.add(event);
  }

  @Override
  public void save(LoopState state, Map<String, byte[]> task, boolean isBest) {
    lastState = state;
    lastTask = task;
    saves.add((isBest ? "best " : "last ") + state.step());
    if (isBest) {
      best = last();
    }
  }

  /** The last checkpoint. */
  String last() {
    return timeless(lastState) + " " + ByteBuffer.wrap(lastTask.get("hash")).getLong();
  }

  /** Names of the events with the step of each. */
  List<String> names() {
    return events.stream()
        .map(event -> event.getClass().getSimpleName() + " " + event.state().step())
        .toList();
  }

  /** Every update and evaluation in full. */
  List<String> history() {
    return events.stream().map(Recorder::line).filter(line -> !line.isEmpty()).toList();
  }

  private static String line(Event event) {
    String state = timeless(event.state()).toString();
    if (event instanceof Event.Stepped stepped) {
      return state + stepped.result();
    }
    if (event instanceof Event.Evaluated evaluated) {
      return state
          + evaluated.measurement()
          + evaluated.trainingLoss()
          + evaluated.last()
          + evaluated.sample();
    }
    return "";
  }

  static LoopState timeless(LoopState s) {
    return new LoopState(
        s.step(),
        s.epoch(),
        s.batch(),
        s.tokens(),
        0,
        s.firstLoss(),
        s.bestLoss(),
        s.bestStep(),
        s.sinceBest(),
        s.sincePlateau(),
        s.rateFactor(),
        s.evaluatedStep(),
        s.nats(),
        s.natsTokens());
  }
}
