package dev.unroll.autoencoder.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.WordTokeniser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProbesTest {
  private static final List<String> NOUNS = List.of("fox", "hen", "king", "girl", "wolf", "aunt");
  private static final List<String> VERBS = List.of("sees", "likes", "calls", "meets", "fears");
  private static final List<String> ADJECTIVES = List.of("old", "red", "wise", "tiny", "glad");

  /** "Yes, the old fox sees the red hen and ...", of very different lengths. */
  private static List<String> sentences(int count, long seed) {
    RandomStream random = RandomStream.named(seed, "probes");
    List<String> made = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      StringBuilder sentence = new StringBuilder("Yes,");
      int clauses = random.nextInt(6);
      for (int clause = 0; clause < clauses; clause++) {
        sentence.append(clause == 0 ? " the " : " and the ");
        sentence.append(ADJECTIVES.get(random.nextInt(5))).append(' ');
        sentence.append(NOUNS.get(random.nextInt(6))).append(' ');
        sentence.append(VERBS.get(random.nextInt(5)));
      }
      int more = random.nextInt(4);
      for (int word = 0; word < more; word++) {
        sentence.append(' ').append(NOUNS.get(random.nextInt(6)));
      }
      made.add(sentence.append(' ').append(n).append('.').toString());
    }
    return made;
  }

  private static Parts<String> parts() {
    return new Parts<>(sentences(360, 1), sentences(160, 2), sentences(160, 3));
  }

  private static List<LabelledSentence> all(Probe probe) {
    Parts<LabelledSentence> parts = probe.sentences();
    return Stream.of(parts.training(), parts.development(), parts.test())
        .flatMap(List::stream)
        .toList();
  }

  private static long count(List<LabelledSentence> part, int label) {
    return part.stream().filter(labelled -> labelled.label() == label).count();
  }

  private static void assertBalancedAndApart(Probe probe) {
    Parts<LabelledSentence> parts = probe.sentences();
    for (List<LabelledSentence> part :
        List.of(parts.training(), parts.development(), parts.test())) {
      for (int label = 0; label < probe.classes().size(); label++) {
        assertEquals(part.size() / probe.classes().size(), count(part, label));
      }
    }
    List<String> texts = all(probe).stream().map(LabelledSentence::sentence).toList();
    assertEquals(texts.size(), new HashSet<>(texts).size());
  }

  @Test
  void lengthIsThatOfTheBin() {
    Probe probe = TextProbes.length(parts(), 1);
    assertBalancedAndApart(probe);
    for (LabelledSentence labelled : all(probe)) {
      // Oracle: what stands between blanks, and the comma and the point.
      int words = labelled.sentence().split(" ").length + 2;
      int expected = words > 20 ? 5 : (words - 1) / 4;
      assertEquals(expected, labelled.label(), labelled.sentence());
    }
  }

  @Test
  void swappedSentencesHaveTheBagAndTwoNeighboursInTheOtherOrder() {
    Parts<String> parts = parts();
    Probe probe = TextProbes.wordOrder(parts, 1);
    assertBalancedAndApart(probe);
    Set<String> intact = new HashSet<>(parts.training());
    intact.addAll(parts.development());
    intact.addAll(parts.test());
    Set<String> bags = new HashSet<>();
    intact.forEach(sentence -> bags.add(bag(sentence)));
    for (LabelledSentence labelled : all(probe)) {
      boolean same = intact.contains(labelled.sentence());
      assertEquals(labelled.label() == 0, same, labelled.sentence());
      assertTrue(bags.contains(bag(labelled.sentence())), labelled.sentence());
      assertTrue(labelled.sentence().startsWith("Yes, "), labelled.sentence());
    }
  }

  private static String bag(String sentence) {
    List<String> words = new ArrayList<>(new WordTokeniser().tokens(sentence));
    words.sort(null);
    return String.join(" ", words);
  }

  @Test
  void bagOfWordsKnowsNothingOfOrder() {
    BagOfWords bag = BagOfWords.learn(parts().training(), 16, 1);
    ProbeScore score = new SentenceEvaluation(bag, 1).probe(TextProbes.wordOrder(parts(), 1));
    assertEquals(0.5, score.majority());
    // Four standard errors: a swapped sentence has the vector of the intact one.
    assertEquals(0.5, score.accuracy(), 4 * Math.sqrt(0.25 / score.testSentences()));
  }

  @Test
  void whatLiesInTheVectorsIsFound() {
    FixedVectors lengths =
        new FixedVectors(
            2, sentence -> new float[] {sentence.split(" ").length, sentence.length() % 7});
    ProbeScore length = new SentenceEvaluation(lengths, 1).probe(TextProbes.length(parts(), 1));
    assertTrue(length.accuracy() > 0.9, length::toString);
    assertEquals(1 / 6.0, length.majority(), 1e-12);
    ProbeScore order = new SentenceEvaluation(lengths, 1).probe(TextProbes.wordOrder(parts(), 1));
    assertEquals(0.5, order.accuracy(), 4 * Math.sqrt(0.25 / order.testSentences()));
  }

  @Test
  void topicIsReadFromTheBooksWords() {
    Map<String, List<String>> books = Map.of("a", sentences(60, 5), "b", french());
    Probe probe = TextProbes.topic(books, 1);
    assertBalancedAndApart(probe);
    assertEquals(List.of("a", "b"), probe.classes());
    assertEquals(48, count(probe.sentences().training(), 0));
    assertEquals(6, count(probe.sentences().test(), 1));
    BagOfWords bag = BagOfWords.learn(books.values().stream().flatMap(List::stream).toList(), 8, 1);
    assertEquals(1, new SentenceEvaluation(bag, 1).topic(books).accuracy());
    assertThrows(IllegalArgumentException.class, () -> TextProbes.topic(Map.of("a", french()), 1));
  }

  private static List<String> french() {
    return IntStream.range(0, 60).mapToObj(n -> "le loup et la poule " + n).toList();
  }

  @Test
  void repeatedSentencesAreInOnePartAndOnce() {
    LabelledSentence shared = new LabelledSentence("shared", 0);
    LabelledSentence other = new LabelledSentence("other", 1);
    Parts<LabelledSentence> parts =
        new Parts<>(
            List.of(shared, other, new LabelledSentence("x", 0), new LabelledSentence("y", 1)),
            List.of(new LabelledSentence("v", 0), new LabelledSentence("w", 1), shared),
            List.of(shared, shared, other));
    RandomStream random = RandomStream.named(1, "repeated");
    Probe probe = Probe.balanced("p", List.of("a", "b"), parts, 10, random);
    assertBalancedAndApart(probe);
    assertEquals(2, probe.sentences().training().size());
    assertTrue(probe.sentences().test().contains(shared));
    assertFalse(probe.sentences().training().contains(shared));
  }

  @Test
  void classWithoutSentencesIsRefused() {
    Parts<LabelledSentence> parts =
        new Parts<>(List.of("a"), List.of("b"), List.of("c"))
            .map(part -> List.of(new LabelledSentence(part.get(0), 0)));
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Probe.balanced(
                        "tense", List.of("Past", "Pres"), parts, 10, RandomStream.named(1, "x")))
            .getMessage();
    assertTrue(message.contains("probe tense") && message.contains("[1, 0]"), message);
  }

  @Test
  void tablesShowEveryNumber() {
    ProbeScore score = new ProbeScore("bag", "length", 0.5, 0.25, 0.1, 100, 400);
    assertEquals(0.025, score.standardError(), 1e-12);
    List<String> lines = EvaluationTable.probes(List.of(score));
    assertEquals(
        List.of("length", "bag", "50.0%", "2.5%", "25.0%", "400"),
        Arrays.asList(lines.get(1).split("\\s+")));
    List<String> order = EvaluationTable.order(List.of(new OrderContrast("bag", 1, 0.1234567)));
    assertTrue(order.get(1).endsWith("1.0000     0.1235"), order.get(1));
    assertEquals(4, order.size());
    List<String> unknown =
        EvaluationTable.order(List.of(new OrderContrast("bag", Double.NaN, Double.NaN)));
    assertTrue(unknown.get(1).endsWith("unknown    unknown"), unknown.get(1));
    assertTrue(unknown.get(4).startsWith("unknown: "), unknown.get(4));
  }
}
