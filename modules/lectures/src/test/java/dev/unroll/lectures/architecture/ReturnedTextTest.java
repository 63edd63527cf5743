package dev.unroll.lectures.architecture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.keyterm.RankedTerm;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.tree.Linearisation;
import dev.unroll.core.tree.Tree;
import dev.unroll.data.keyterm.KeyTermDocument;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.synthetic.topic.TopicNotes;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What networks write is counted as a reader would count it. */
class ReturnedTextTest {
  private static final Paragraphs PARAGRAPHS = new Paragraphs(8, 4, 3);
  private static final List<List<String>> PARAGRAPH =
      List.of(List.of("anna sees ben.", "dan calls eva."), List.of("a b c.", "d e f.", "g h i."));

  @Test
  void aMissingSentenceIsWrongAndOneTooManyIsNotCounted() {
    List<String> back = List.of("anna sees ben. dan calls eva. gus likes hana.", "a b c. d e f.");
    assertArrayEquals(new double[] {100, 100, 0}, PARAGRAPHS.right(PARAGRAPH, back, false), 1e-9);
    assertArrayEquals(new double[] {100, 100, 0}, PARAGRAPHS.right(PARAGRAPH, back, true), 1e-9);
  }

  @Test
  void aShiftedSentenceIsAtTheWrongPlace() {
    List<String> back = List.of("dan calls eva. anna sees ben.", "d e f.\nx b c.\ng h x.");
    assertArrayEquals(new double[] {0, 0, 0}, PARAGRAPHS.right(PARAGRAPH, back, false), 1e-9);
    assertArrayEquals(
        new double[] {0, 0, 200 / 3.0}, PARAGRAPHS.right(PARAGRAPH, back, true), 1e-9);
  }

  @Test
  void chanceIsWhatGuessingGetsRight() {
    List<List<String>> drawn = PARAGRAPHS.draw(new RandomStream(1), 4000);
    List<String> guessed =
        PARAGRAPHS.draw(new RandomStream(2), 4000).stream()
            .map(one -> String.join(" ", Stream.concat(one.stream(), one.stream()).toList()))
            .toList();
    for (double right : PARAGRAPHS.right(drawn, guessed, true)) {
      assertEquals(PARAGRAPHS.chance(), right, 1.5);
    }
  }

  @Test
  void translationsAreCutWhereTheyAreSaidToBe() {
    List<SentencePair> pairs =
        List.of(new SentencePair("one", "一"), new SentencePair("twenty-two", "二十二"));
    Endings.Written stopped = new Endings.Written(List.of("一", "二十"), List.of(true, true));
    Endings.Written endless = new Endings.Written(List.of("一一一一", "二十二二"), List.of(false, true));
    Endings endings = new Endings(pairs, stopped, endless);
    assertEquals(0.5, endings.rightStopped());
    assertEquals(0.5, endings.rightCutAt(1));
    assertEquals(0, endings.rightCutAt(2));
    assertEquals(0.5, endings.rightCutAt(3));
    assertEquals(0, endings.rightCutAt(9));
    assertEquals(1, endings.rightCutAtTruth());
    assertEquals(3, endings.longest());
    assertEquals(1, stopped.ending());
    assertEquals(0.5, endless.ending());
  }

  @Test
  void onlyTermsAreRankedAndTheirPrecisionIsAsByHand() {
    List<String> terms = TopicNotes.terms();
    KeyTermDocument note =
        new KeyTermDocument(
            terms.get(0) + " and " + terms.get(1) + " and " + terms.get(2),
            List.of(terms.get(0), terms.get(2)));
    NoteRankings.Ranking ranking =
        texts -> List.of(ranked("and", terms.get(0), terms.get(1), terms.get(2)));
    double byHand = 100 * (1 / 1.0 + 2 / 3.0) / 2;
    assertEquals(byHand, NoteRankings.precision(ranking, List.of(note)), 1e-9);
    NoteRankings.Ranking short1 = texts -> List.of(ranked(terms.get(2)));
    assertEquals(50, NoteRankings.precision(short1, List.of(note)), 1e-9);
    assertEquals(false, NoteRankings.namesNone(note));
    assertTrue(NoteRankings.namesNone(new KeyTermDocument("and", List.of(terms.get(0)))));
  }

  private static List<RankedTerm> ranked(String... terms) {
    return Stream.of(terms).map(term -> new RankedTerm(term, 1)).toList();
  }

  @Test
  void treesAreComparedByTheirBrackets() {
    Tree right =
        TreeSentences.of(
                new RandomStream(3),
                1,
                words -> words.size() == 3 && words.stream().noneMatch(List.of("of")::contains))
            .get(0);
    List<String> flat = List.of("(S", "(NP", "XX", ")NP", "(VP", "XX", "XX", ")VP", ")S");
    List<String> whole =
        List.of("(S", "(NP", "XX", ")NP", "(VP", "XX", "(NP", "XX", ")NP", ")VP", ")S");
    assertEquals(List.of("NN", "VB", "NN"), right.tags());
    assertEquals(100, TreeWriter.f1(List.of(right), List.of(whole)), 1e-9);
    assertEquals(
        100 * 2 * (3 / 3.0) * (3 / 4.0) / (3 / 3.0 + 3 / 4.0),
        TreeWriter.f1(List.of(right), List.of(flat)),
        1e-9,
        "three of three brackets are right, and three of four are found");
    List<String> broken = whole.subList(0, whole.size() - 1);
    assertEquals(0.5, TreeWriter.wellFormed(List.of(right, right), List.of(whole, broken)));
  }

  @Test
  void theBlindAnswerIsTheCommonestTreeThatWasLearnt() {
    TreeWriter writer = new TreeWriter(1, 4, 5, 2);
    Map<List<String>, Integer> counts = new HashMap<>();
    for (Tree tree :
        TreeSentences.of(RandomStream.named(1, "trees"), 64, words -> words.size() <= 5)) {
      if (tree.words().size() == 5) {
        counts.merge(Linearisation.NORMALISED.tokens(tree), 1, Integer::sum);
      }
    }
    List<List<String>> blind = writer.blind(2, 5);
    assertEquals(2, blind.size());
    assertEquals(Collections.max(counts.values()), counts.get(blind.get(0)));
    assertTrue(Collections.min(counts.values()) < Collections.max(counts.values()));
    assertEquals(List.of(), writer.blind(1, 9).get(0));
  }
}
