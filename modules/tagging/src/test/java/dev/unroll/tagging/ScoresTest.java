package dev.unroll.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.keyterm.RankedTerm;
import dev.unroll.tagging.LetterConfig.Kind;
import dev.unroll.tagging.Models.Variant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static Map<String, Double> metrics(
      Variant variant, List<Example> expected, List<Tagged> found) {
    TagConfig config = variant.config(Kind.NONE);
    Lexicon lexicon = Models.data(config, variant.examples()).lexicon();
    return Scores.of(config, lexicon, expected, found).metrics();
  }

  private static Tagged said(Example example, String tags, String label) {
    return new Tagged(example.words(), List.of(tags.split(" ")), label, 1, List.of());
  }

  /** Of 3 slots there, 2 are found among 3 said: precision, recall and F1 are 2 in 3. */
  @Test
  void slotsAreCountedWholeAsConllevalDoes() {
    List<Example> expected = Models.REQUESTS.subList(0, 2);
    Map<String, Double> metrics =
        metrics(
            Variant.PLAIN,
            expected,
            List.of(
                said(expected.get(0), "O O B-from O B-to", "price"),
                said(expected.get(1), "O B-from O", "price")));
    assertEquals(100 * 2 / 3.0, metrics.get("slot F1"), 1e-9);
    assertEquals(100 * 2 / 3.0, metrics.get("slot precision"), 1e-9);
    assertEquals(50, metrics.get("intent accuracy"), 1e-9);
  }

  @Test
  void wordsThatTrainingLacksAreCountedByThemselves() {
    Example text =
        new Example(List.of("oslo", "xyz", "abc"), List.of("A", "B", "A"), "", List.of());
    Map<String, Double> metrics =
        metrics(Variant.JORDAN, List.of(text), List.of(said(text, "A A A", "")));
    assertEquals(100 * 2 / 3.0, metrics.get("accuracy"), 1e-9);
    assertEquals(50, metrics.get("accuracy of unknown words"), 1e-9);
  }

  /** The true terms stand first and third: (1 / 1 + 2 / 3) / 2; likely enough are the first two. */
  @Test
  void termsAreRankedAndChosen() {
    Example note = Models.NOTES.get(1);
    List<RankedTerm> ranking =
        List.of(
            new RankedTerm("bus", 0.9), new RankedTerm("fruit", 0.6), new RankedTerm("delay", 0.4));
    Map<String, Double> metrics =
        metrics(
            Variant.TERMS,
            List.of(note),
            List.of(new Tagged(note.words(), List.of(), "", 0, ranking)));
    assertEquals(100 * 5 / 6.0, metrics.get("mean average precision"), 1e-9);
    assertEquals(50, metrics.get("term F1"), 1e-9);
  }

  @Test
  void standardErrorIsTheDeviationOverTheRootOfTheCount() {
    List<Double> values = List.of(1.0, 2.0, 3.0, 6.0);
    assertEquals(3, EvaluateCommand.mean(values), 1e-12);
    assertEquals(Math.sqrt(14 / 3.0 / 4), EvaluateCommand.standardError(values), 1e-12);
  }
}
