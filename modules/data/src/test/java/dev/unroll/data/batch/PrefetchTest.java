package dev.unroll.data.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PrefetchTest {
  @Test
  void batchesComeInOrderFromAnywhere() {
    for (long from : new long[] {0, 1, 95, 99, 100}) {
      try (Prefetch<Long> batches = new Prefetch<>(from, 100, index -> index)) {
        assertEquals(LongStream.range(from, 100).boxed().toList(), rest(batches));
        assertThrows(NoSuchElementException.class, batches::next);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> new Prefetch<>(3, 2, index -> index));
    assertThrows(IllegalArgumentException.class, () -> new Prefetch<>(-1, 2, index -> index));
  }

  @Test
  void makerRunsOnOneOtherThread() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    try (Prefetch<Long> batches =
        new Prefetch<>(
            0,
            50,
            index -> {
              threads.add(Thread.currentThread());
              return index;
            })) {
      rest(batches);
    }
    assertEquals(1, threads.size());
    assertNotSame(Thread.currentThread(), threads.iterator().next());
  }

  @Test
  void onlyAFewBatchesAreMadeAhead() throws Exception {
    AtomicLong made = new AtomicLong();
    try (Prefetch<Long> batches = new Prefetch<>(0, 1000, index -> made.incrementAndGet())) {
      batches.next();
      for (int wait = 0; wait < 200 && made.get() < 5; wait++) {
        Thread.sleep(5);
      }
      Thread.sleep(20);
      assertEquals(5, made.get());
    }
  }

  @Test
  void whatTheMakerThrowsArrivesAtItsBatch() {
    for (Throwable failure : List.of(new IllegalStateException("x"), new StackOverflowError())) {
      try (Prefetch<Long> batches = new Prefetch<>(0, 9, index -> failing(index, failure))) {
        assertEquals(0L, batches.next());
        assertEquals(1L, batches.next());
        assertSame(failure, assertThrows(Throwable.class, batches::next));
      }
    }
  }

  private static long failing(long index, Throwable failure) {
    if (index == 2 && failure instanceof Error error) {
      throw error;
    }
    if (index == 2 && failure instanceof RuntimeException exception) {
      throw exception;
    }
    return index;
  }

  @Test
  void closeEndsTheIterationAndTheThread() throws Exception {
    List<Thread> thread = new ArrayList<>();
    Prefetch<Long> batches =
        new Prefetch<>(
            0,
            1000,
            index -> {
              thread.add(Thread.currentThread());
              return index;
            });
    batches.next();
    batches.close();
    assertFalse(batches.hasNext());
    assertThrows(NoSuchElementException.class, batches::next);
    thread.get(0).join(TimeUnit.SECONDS.toMillis(10));
    assertFalse(thread.get(0).isAlive());
    batches.close();
  }

  @Test
  void closeWaitsForTheBatchThatIsBeingMade() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean finished = new AtomicBoolean();
    Prefetch<Long> batches =
        new Prefetch<>(
            0,
            9,
            index -> {
              begun.countDown();
              long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
              while (System.nanoTime() < end) {
                Thread.onSpinWait();
              }
              finished.set(true);
              return index;
            });
    begun.await();
    batches.close();
    assertTrue(finished.get(), "the maker may still use data that others change now");
  }

  @Test
  void threadEndsAfterTheLastBatchEvenWithoutClose() throws Exception {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    Prefetch<Boolean> batches = new Prefetch<>(0, 9, index -> threads.add(Thread.currentThread()));
    rest(batches);
    for (Thread thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(10));
      assertFalse(thread.isAlive());
    }
  }

  private static <B> List<B> rest(Prefetch<B> batches) {
    List<B> rest = new ArrayList<>();
    batches.forEachRemaining(rest::add);
    return rest;
  }
}
