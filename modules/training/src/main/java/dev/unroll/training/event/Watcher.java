package dev.unroll.training.event;

import java.util.List;

/** Is told of each event, in order, on the thread of the loop. */
@FunctionalInterface
public interface Watcher {
  /** Takes note; an exception ends the run. */
  void on(Event event);

  /** One watcher that tells all of these, in order. */
  static Watcher all(List<Watcher> watchers) {
    List<Watcher> copy = List.copyOf(watchers);
    return event -> copy.forEach(watcher -> watcher.on(event));
  }
}
