package dev.unroll.data.synthetic.topic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.keyterm.KeyTermScore;
import dev.unroll.core.keyterm.RankedTerm;
import dev.unroll.core.keyterm.TfIdf;
import dev.unroll.data.keyterm.KeyTermDocument;
import dev.unroll.data.synthetic.Split;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicNotesTest {
  private static final Set<String> TERMS = new HashSet<>(TopicNotes.terms());

  private static List<String> words(KeyTermDocument note) {
    return List.of(note.text().split(" "));
  }

  @Test
  void everyWordBelongsToOneTermOnly() {
    List<String> all =
        Topic.all().stream()
            .flatMap(topic -> Stream.concat(Stream.of(topic.term()), topic.words().stream()))
            .toList();
    Set<String> seen = new HashSet<>();
    assertEquals(List.of(), all.stream().filter(word -> !seen.add(word)).toList());
    assertEquals(60, TERMS.size());
  }

  /** Whoever knows the words of each term has all answers right. */
  @Test
  void keyTermsAreThoseOfWhichThreeWordsAreThere() {
    for (KeyTermDocument note : new TopicNotes(1).notes(Split.TRAIN, 1000)) {
      Set<String> words = new HashSet<>(words(note));
      Set<String> told = new HashSet<>();
      for (Topic topic : Topic.all()) {
        long own = topic.words().stream().filter(words::contains).count();
        assertTrue(own == 0 || own >= 3, note::toString);
        if (own > 0) {
          told.add(topic.term());
        }
      }
      assertEquals(new HashSet<>(note.terms()), told);
      assertTrue(words(note).size() >= 30 && words(note).size() <= 80, note::toString);
      assertTrue(!told.isEmpty() && told.size() <= 4);
    }
  }

  @Test
  void otherTermsAreNamedAsOftenAndATenthNamesNone() {
    int key = 0;
    int other = 0;
    int silent = 0;
    List<KeyTermDocument> notes = new TopicNotes(2).notes(Split.TEST, 3000);
    for (KeyTermDocument note : notes) {
      List<String> named = words(note).stream().filter(TERMS::contains).toList();
      int keys = (int) named.stream().filter(note.terms()::contains).count();
      key += keys;
      other += named.size() - keys;
      silent += named.isEmpty() ? 1 : 0;
    }
    assertEquals(key, other);
    assertEquals(300, silent, 60);
  }

  /** Counting finds a key term and what is only named alike; so half of what it says is wrong. */
  @Test
  void countingWordsIsRightAboutHalfOfTheNamedTerms() {
    List<KeyTermDocument> notes = new TopicNotes(3).notes(Split.TRAIN, 1000);
    TfIdf weights = TfIdf.of(notes.stream().map(TopicNotesTest::words).toList());
    KeyTermScore score = KeyTermScore.NONE;
    for (KeyTermDocument note : notes) {
      List<String> ranking =
          weights.rank(words(note)).stream().map(RankedTerm::term).filter(TERMS::contains).toList();
      score = score.plus(KeyTermScore.of(Set.copyOf(note.terms()), ranking, note.terms().size()));
    }
    assertEquals(50, score.chosen().precision(), 4);
  }

  @Test
  void sameSeedGivesTheSameNotesAndMoreBeginWithTheFewer() {
    List<KeyTermDocument> notes = new TopicNotes(7).notes(Split.DEV, 50);
    assertEquals(notes.subList(0, 20), new TopicNotes(7).notes(Split.DEV, 20));
    assertNotEquals(notes, new TopicNotes(8).notes(Split.DEV, 50));
    assertNotEquals(notes, new TopicNotes(7).notes(Split.TEST, 50));
  }
}
