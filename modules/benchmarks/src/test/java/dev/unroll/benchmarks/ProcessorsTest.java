package dev.unroll.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorsTest {
  private static final double EXACT = 1e-9;

  @Test
  void waitingForDiskAndGuestTimeIsNotBusyTwice() {
    // user nice system idle iowait irq softirq steal guest guest_nice
    String stat = "cpu  100 20 30 9000 500 4 5 6 70 8\ncpu0 1 1 1 1 1 1 1 1 1 1\n";
    assertEquals(1.65, Processors.ofMachine(stat), EXACT);
    assertThrows(IllegalArgumentException.class, () -> Processors.ofMachine("intr 5"));
  }

  @Test
  void aProcessNameWithBracketsIsNoField() {
    String stat = "77 (a ) b (c) S 1 2 3 4 5 6 7 8 9 10 250 50 13 14";
    assertEquals(3.0, Processors.ofProcess(stat), EXACT);
  }

  @Test
  void whatNobodyOfUsUsedWasUsedByOthers() {
    Processors before = new Processors(0, 100, Map.of(1L, 10.0, 2L, 20.0));
    Processors after = new Processors(2_000_000_000L, 104, Map.of(1L, 13.0, 2L, 20.4));
    assertEquals(0.3, after.others(before), EXACT);
    assertEquals(0.2, after.idle(before, 1), EXACT);
    assertEquals(1.5, after.idle(before, 2), EXACT);
  }
}
