package dev.unroll.lectures.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final Claim CLAIM =
      Claim.of(99, "example", Topic.NETWORKS, "An example")
          .says("Two is more than one.")
          .holdsIf("2 > 1", "3 > 2");

  @Test
  void theVerdictFollowsFromTheConditions() {
    assertEquals(Verdict.HOLDS, findings(true, true).verdict());
    assertEquals(Verdict.IN_PART, findings(true, false).verdict());
    assertEquals(Verdict.IN_PART, findings(false, true).verdict());
    assertEquals(Verdict.FAILS, findings(false, false).verdict());
  }

  @Test
  void everyConditionIsCheckedOnceInItsOrder() {
    Findings half = new Findings(CLAIM).check(true, "yes");

    assertEquals("2 > 1", half.checked().get(0).condition());
    assertEquals(
        "example did not check: 3 > 2",
        assertThrows(IllegalStateException.class, half::verdict).getMessage());
    half.check(true, "yes");
    assertThrows(IllegalArgumentException.class, () -> half.check(true, "once more"));
  }

  @Test
  void claimsHaveIdsThatCanBeTyped() {
    for (String wrong : List.of("", "Two Words", "-x", "x-", "ümlaut")) {
      assertThrows(
          IllegalArgumentException.class, () -> Claim.of(1, wrong, Topic.BY_HAND, "x"), wrong);
    }
  }

  @Test
  void rowsOfTablesFitTheirHeader() {
    assertThrows(IllegalArgumentException.class, () -> Table.of("a", "b").row(1));
    assertEquals(List.of(List.of("1,234", "x")), Table.of("a", "b").row(1234, "x").rows());
  }

  private static Findings findings(boolean first, boolean second) {
    return new Findings(CLAIM).check(first, "").check(second, "");
  }
}
