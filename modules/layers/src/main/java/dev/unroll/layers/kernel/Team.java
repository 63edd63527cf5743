package dev.unroll.layers.kernel;

import dev.unroll.core.check.Check;
import java.lang.ref.Reference;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Runs the parts of a task on the calling thread and on waiting helpers.
 *
 * <p>Whoever is free takes the next part, so that a helper whose core is busy elsewhere delays
 * nobody, and which thread runs a part never changes a result. Helpers watch for work for a few
 * microseconds before they sleep: a layer asks every few hundred. Several callers may use the team
 * at once.
 */
public final class Team {
  /** Says how many threads the shared team has, its caller included. */
  public static final String THREADS = "UNROLL_THREADS";

  private static final int WATCHES = 2_000;

  private final int threads;
  private final LinkedBlockingQueue<Task> waiting = new LinkedBlockingQueue<>();

  /**
   * A team of its own, for tests; others share {@link #shared()}.
   *
   * @param threads that work at once, the caller included
   */
  public Team(int threads) {
    this.threads = Check.positive("threads", threads);
    ThreadFactory factory =
        task -> {
          Thread thread = new Thread(task, "unroll-team");
          thread.setDaemon(true);
          return thread;
        };
    for (int i = 1; i < threads; i++) {
      factory.newThread(this::help).start();
    }
  }

  private static final class Shared {
    static final Team TEAM = new Team(threads(System.getenv(THREADS)));
  }

  /** The team of this process: {@code UNROLL_THREADS} threads, else one for each processor. */
  public static Team shared() {
    return Shared.TEAM;
  }

  static int threads(String asked) {
    if (asked == null || asked.isBlank()) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      return Check.positive(THREADS, Integer.parseInt(asked.trim()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          THREADS + " must be a whole number > 0, but was \"" + asked + "\"", e);
    }
  }

  /** Threads that work at once, the caller included. */
  public int size() {
    return threads;
  }

  /** First of {@code items} in part {@code part} of {@code parts}; the next part's is its end. */
  public static int first(int items, int part, int parts) {
    return (int) ((long) items * part / parts);
  }

  /**
   * Runs {@code work} for 0 to {@code parts} − 1 and returns when all are done.
   *
   * @throws RuntimeException or an error that a part threw; the others were run all the same
   */
  public void run(int parts, IntConsumer work) {
    try {
      share(parts, work);
    } finally {
      // Native code in a part knows only addresses; the arrays that they belong to hang on this.
      Reference.reachabilityFence(work);
    }
  }

  private void share(int parts, IntConsumer work) {
    if (parts == 1) {
      work.accept(0);
      return;
    }
    Task task = new Task(parts, work, Thread.currentThread());
    for (int i = 1; i < Math.min(parts, threads); i++) {
      waiting.add(task);
    }
    task.work();
    task.await();
  }

  private void help() {
    while (true) {
      try {
        next().work();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Task next() throws InterruptedException {
    for (int i = 0; i < WATCHES; i++) {
      Task task = waiting.poll();
      if (task != null) {
        return task;
      }
      Thread.onSpinWait();
    }
    return waiting.take();
  }

  private static final class Task {
    private final int parts;
    private final IntConsumer work;
    private final Thread caller;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile Throwable failure;

    Task(int parts, IntConsumer work, Thread caller) {
      this.parts = parts;
      this.work = work;
      this.caller = caller;
    }

    void work() {
      for (int part = taken.getAndIncrement(); part < parts; part = taken.getAndIncrement()) {
        try {
          work.accept(part);
        } catch (Throwable e) { // whatever it is, the caller must not wait for ever
          failure = e;
        }
        if (done.incrementAndGet() == parts) {
          LockSupport.unpark(caller);
        }
      }
    }

    void await() {
      boolean interrupted = false;
      for (int watched = 0; done.get() < parts; watched++) {
        if (watched < WATCHES) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
          interrupted |= Thread.interrupted();
        }
      }
      if (interrupted) {
        caller.interrupt();
      }
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      if (failure != null) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
