package dev.unroll.lectures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LecturesTest {
  /** Whose claims are mathematics: they hold on every machine, and run in a moment. */
  private static final List<String> PROVED =
      List.of("linear-by-hand", "lstm-by-hand", "parameter-counts", "powers-of-w");

  @Test
  void everyClaimOfTheLecturesHasAnExperiment() {
    List<Integer> numbers = Lectures.all().stream().map(e -> e.claim().number()).toList();

    for (int number = 1; number <= 44; number++) {
      assertTrue(numbers.contains(number), "no experiment has the number " + number);
    }
  }

  @Test
  void everyClaimHasWordsAndARule() {
    Set<String> titles = new HashSet<>();
    for (Experiment experiment : Lectures.all()) {
      Claim claim = experiment.claim();
      assertTrue(titles.add(claim.title()), claim.title());
      assertTrue(claim.says().endsWith("."), claim.id() + " says: " + claim.says());
      assertFalse(claim.rule().isEmpty(), claim.id());
      assertEquals(claim, experiment.claim(), "the same at each call");
    }
  }

  @TestFactory
  Stream<DynamicTest> whatMathematicsProvesHolds() {
    return PROVED.stream()
        .map(
            id ->
                DynamicTest.dynamicTest(
                    id, () -> assertEquals(Verdict.HOLDS, Lectures.quickly(id).verdict())));
  }

  @TestFactory
  Stream<DynamicTest> theSameSeedFindsTheSame() {
    return Stream.of("singular-value", "relu-over-time")
        .map(id -> DynamicTest.dynamicTest(id, () -> sameTwice(Lectures.named(id))));
  }

  private static void sameTwice(Experiment experiment) throws Exception {
    List<Object> first = figures(experiment.run(new Setting(true, 5)));
    List<Object> second = figures(experiment.run(new Setting(true, 5)));
    List<Object> other = figures(experiment.run(new Setting(true, 50)));

    assertEquals(first, second);
    assertFalse(first.equals(other), "another seed is another run");
  }

  private static List<Object> figures(Findings findings) {
    List<Object> figures = new ArrayList<>(findings.checked());
    findings.exhibits().stream().filter(Table.class::isInstance).forEach(figures::add);
    return figures;
  }
}
