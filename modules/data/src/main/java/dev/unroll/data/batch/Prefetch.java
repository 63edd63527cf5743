package dev.unroll.data.batch;

import dev.unroll.core.check.Check;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * Makes batches on another thread, a few ahead of their use. The order is that of the indices, and
 * the maker is only ever called on that one thread. What the maker throws, {@link #next} throws.
 */
public final class Prefetch<B> implements BatchCursor<B> {
  private static final int AHEAD = 4;

  private final LongFunction<B> maker;
  private final long end;
  private final ExecutorService worker;
  private final Deque<Future<B>> ready = new ArrayDeque<>();
  private long next;

  /** Batches {@code from} (inclusive) to {@code end} (exclusive). */
  public Prefetch(long from, long end, LongFunction<B> maker) {
    Check.require(from >= 0 && from <= end, "from must be in [0, " + end + "], but was " + from);
    this.maker = maker;
    this.end = end;
    this.next = from;
    this.worker =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "batches");
              thread.setDaemon(true);
              return thread;
            });
    while (ready.size() < AHEAD && next < end) {
      order();
    }
  }

  private void order() {
    long index = next++;
    ready.add(worker.submit(() -> maker.apply(index)));
    if (next == end) {
      worker.shutdown();
    }
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty();
  }

  @Override
  public B next() {
    if (ready.isEmpty()) {
      throw new NoSuchElementException("no more batches");
    }
    Future<B> batch = ready.remove();
    if (next < end) {
      order();
    }
    try {
      return batch.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a batch", e);
    }
  }

  /** Ends the iteration, and waits for the batch that is being made: then its data is free. */
  @Override
  public void close() {
    ready.clear();
    worker.shutdownNow();
    try {
      worker.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
