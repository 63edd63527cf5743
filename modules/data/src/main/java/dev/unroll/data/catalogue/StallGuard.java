package dev.unroll.data.catalogue;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Closes a stream that brings nothing for too long, for a blocked read has no time-out itself. */
final class StallGuard implements Closeable {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "download stall guard");
            thread.setDaemon(true);
            return thread;
          });

  private final Closeable guarded;
  private final long patienceNanos;
  private final ScheduledFuture<?> rounds;
  private volatile long lastMoved = System.nanoTime();
  private volatile boolean stalled;

  StallGuard(Closeable guarded, Duration patience) {
    this.guarded = guarded;
    patienceNanos = patience.toNanos();
    long round = Math.max(1, patienceNanos / 4);
    rounds = CLOCK.scheduleWithFixedDelay(this::look, round, round, TimeUnit.NANOSECONDS);
  }

  private void look() {
    if (!stalled && System.nanoTime() - lastMoved > patienceNanos) {
      stalled = true;
      try {
        guarded.close();
      } catch (IOException e) {
        // The reader learns of the stall from stalled(); how its stream ended changes nothing.
        return;
      }
    }
  }

  /** Something came: the time counts from now again. */
  void moved() {
    lastMoved = System.nanoTime();
  }

  boolean stalled() {
    return stalled;
  }

  @Override
  public void close() {
    rounds.cancel(false);
  }
}
