package dev.unroll.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.benchmarks.work.Cases;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {
  @Test
  void aRatioIsTheMedianOfTheRoundsRatios() {
    // The machine is half as fast in the second round; the ratio does not see it.
    Entry ours = entry("ours", 4.0, 200, 100, 220);
    Entry other = entry("libtorch", 4.0, 100, 50, 100);
    assertEquals(200, ours.tokensPerSecond());
    assertEquals(2.0, ours.ratio(other));
    assertEquals(Double.NaN, ours.ratio(entry("stock", 4.0)));
  }

  @Test
  void stockIsTheFasterOfItsSettings() {
    Entry one = entry("stock-1", 4.0, 10, 10);
    Entry all = entry("stock", 4.0, 20, 20);
    assertEquals(all, result(one, all).stock());
    assertEquals(one, result(one).stock());
    assertEquals(all, result(all).stock());
  }

  @Test
  void whatIsMissingIsADash() {
    CaseResult result = result(entry("ours", 4.0, 1234.4), Entry.failed(Entrant.STOCK, "broken"));
    assertEquals(
        "| lstm-128 | 1,234 | – | – | – | – | yes |",
        Tables.overview(List.of(result)).markdown().lines().toList().get(2));
    String details = Tables.details(List.of(result), Double.NaN).text();
    assertTrue(details.contains("broken"), details);
  }

  @Test
  void aDisturbedRoundIsReported() {
    Sample quiet = new Sample(0, 1, 1, 0, 0.01, 0.0, 0);
    assertTrue(quiet.quiet());
    assertFalse(new Sample(0, 1, 1, 0, 0.5, 0.0, 0).quiet());
    assertFalse(new Sample(0, 1, 1, 0, 0.0, 0.5, 0).quiet());
  }

  @Test
  void contendersThatBeginAtAnotherLossAreReported() {
    assertTrue(result(entry("ours", 4.0, 1), entry("libtorch", 4.1, 1)).similarLosses());
    assertFalse(result(entry("ours", 4.0, 1), entry("libtorch", 400, 1)).similarLosses());
  }

  private static CaseResult result(Entry... entries) {
    return new CaseResult(Cases.named("lstm-128").get(0), true, List.of(entries));
  }

  private static Entry entry(String contender, double loss, double... rates) {
    List<Sample> samples = new ArrayList<>();
    for (double rate : rates) {
      samples.add(new Sample(samples.size(), 10 / rate, 10, loss, 0, 0, 0));
    }
    return new Entry(contender, "", "", loss, 1 << 20, samples);
  }
}
