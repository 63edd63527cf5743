package dev.unroll.lectures.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.lectures.experiment.Findings.Checked;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingLookupTest {
  private static List<Boolean> met(long forward, long backward, double repeated, double slower) {
    long[] bytes = {4, 64_000};
    double[] micros = {2, 2 * slower};
    var equal = new EmbeddingLookup.Compared(50, 0, 0, 0, bytes, micros);
    var other = new EmbeddingLookup.Compared(16_000, forward, backward, repeated, bytes, micros);
    return EmbeddingLookup.judge(new EmbeddingLookup.Compared[] {equal, other}).checked().stream()
        .map(Checked::met)
        .toList();
  }

  @Test
  void eachConditionIsMetAndFailsAlone() {
    assertEquals(List.of(true, true, true), met(0, 0, 1e-6, 9));
    assertEquals(List.of(false, true, true), met(1, 0, 1e-6, 9));
    assertEquals(List.of(true, false, true), met(0, 1, 1e-6, 9));
    assertEquals(List.of(true, false, true), met(0, 0, 1e-4, 9));
    assertEquals(List.of(true, true, false), met(0, 0, 1e-6, 4));
  }
}
