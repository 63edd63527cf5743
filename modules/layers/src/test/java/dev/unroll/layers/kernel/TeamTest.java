package dev.unroll.layers.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyPartRunsOnce(int threads) {
    Team team = new Team(threads);
    assertEquals(threads, team.size());
    for (int parts : new int[] {0, 1, 2, 3, 17}) {
      AtomicIntegerArray runs = new AtomicIntegerArray(parts);
      team.run(parts, runs::incrementAndGet);
      for (int part = 0; part < parts; part++) {
        assertEquals(1, runs.get(part));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void failureReachesTheCallerAfterTheOtherParts(int threads) {
    Team team = new Team(threads);
    AtomicIntegerArray runs = new AtomicIntegerArray(8);
    IllegalStateException failure = new IllegalStateException("part 3");
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                team.run(
                    8,
                    part -> {
                      runs.incrementAndGet(part);
                      if (part == 3) {
                        throw failure;
                      }
                    }));
    assertSame(failure, thrown);
    for (int part = 0; part < 8; part++) {
      assertEquals(1, runs.get(part), "part " + part);
    }
    team.run(8, runs::incrementAndGet); // still works
    assertEquals(2, runs.get(7));
  }

  @Test
  void errorsReachTheCaller() {
    Error failure = new StackOverflowError();
    assertSame(
        failure,
        assertThrows(
            StackOverflowError.class,
            () ->
                new Team(2)
                    .run(
                        2,
                        part -> {
                          throw failure;
                        })));
  }

  @Test
  void callsMayBeNested() {
    Team team = new Team(2);
    AtomicIntegerArray runs = new AtomicIntegerArray(16);
    team.run(4, outer -> team.run(4, inner -> runs.incrementAndGet(outer * 4 + inner)));
    for (int i = 0; i < 16; i++) {
      assertEquals(1, runs.get(i));
    }
  }

  @Test
  void manyCallersShareOneTeam() {
    Team team = new Team(3);
    List<CompletableFuture<Integer>> callers = new ArrayList<>();
    for (int caller = 0; caller < 8; caller++) {
      callers.add(
          CompletableFuture.supplyAsync(
              () -> {
                int sum = 0;
                for (int i = 0; i < 2_000; i++) {
                  AtomicIntegerArray runs = new AtomicIntegerArray(4);
                  team.run(4, runs::incrementAndGet);
                  sum += runs.get(0) + runs.get(1) + runs.get(2) + runs.get(3);
                }
                return sum;
              },
              task -> new Thread(task).start()));
    }
    callers.forEach(caller -> assertEquals(8_000, caller.join()));
  }

  @Test
  void interruptionOfTheCallerIsKept() {
    Team team = new Team(2);
    Thread.currentThread().interrupt();
    team.run(4, part -> {});
    assertTrue(Thread.interrupted());
  }

  @Test
  void partsCoverAllItemsOnce() {
    assertEquals(0, Team.first(10, 0, 3));
    assertEquals(3, Team.first(10, 1, 3));
    assertEquals(10, Team.first(10, 3, 3));
    assertEquals(1_000_000_000, Team.first(2_000_000_000, 4, 8));
  }

  @Test
  void numberOfThreadsIsReadOrRefused() {
    assertEquals(3, Team.threads(" 3 "));
    assertEquals(Runtime.getRuntime().availableProcessors(), Team.threads(""));
    for (String wrong : new String[] {"0", "-1", "two", "1.5"}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Team.threads(wrong)).getMessage();
      assertTrue(message.startsWith("UNROLL_THREADS must be"), message);
      assertTrue(message.contains(wrong), message);
    }
  }
}
