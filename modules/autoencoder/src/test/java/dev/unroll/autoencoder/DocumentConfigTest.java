package dev.unroll.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.autoencoder.HeldOutText.Unit;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocumentConfigTest {
  private final DocumentConfig usual = DocumentConfig.usual();

  private List<Integer> sizes(DocumentConfig config, int sentences) {
    List<Integer> all = IntStream.range(0, sentences).boxed().toList();
    List<List<Integer>> documents = config.cut(all);
    List<Integer> joined = documents.stream().flatMap(List::stream).toList();
    assertEquals(all.subList(0, joined.size()), joined, "in order, from the first");
    return documents.stream().map(List::size).toList();
  }

  @Test
  void longParagraphsAreCutIntoDocumentsOfLikeSize() {
    assertEquals(List.of(5), sizes(usual, 5));
    assertEquals(List.of(3, 3), sizes(usual, 6));
    assertEquals(List.of(3, 4), sizes(usual, 7));
    assertEquals(List.of(4, 5, 5), sizes(usual, 14));
  }

  @Test
  void whatIsTooShortIsLeftOut() {
    assertEquals(List.of(), sizes(usual, 0));
    assertEquals(List.of(), sizes(usual, 2));
    assertEquals(List.of(5), sizes(new DocumentConfig(true, 5, 5, false), 8));
  }

  @Test
  void aDocumentOfOneSentenceIsOneWhereItIsAllowed() {
    assertEquals(List.of(1), sizes(new DocumentConfig(true, 1, 5, false), 1));
  }

  @Test
  void mostIsAtLeastFewest() {
    assertThrows(IllegalArgumentException.class, () -> new DocumentConfig(true, 6, 5, false));
  }

  @Test
  void noHeldOutDocumentIsLearntHoweverOftenItOccurs() {
    List<List<String>> paragraphs =
        IntStream.range(0, 40).mapToObj(i -> List.of("one " + i, "two")).toList();
    List<List<String>> twice =
        IntStream.range(0, 80).mapToObj(i -> paragraphs.get(i % 40)).toList();
    HeldOutText text = Unit.DOCUMENT.divide(twice);
    assertEquals(List.of(paragraphs.get(1), paragraphs.get(21)), text.dev());
    assertEquals(76, text.train().size());
    assertTrue(Collections.disjoint(text.train(), text.dev()));
  }
}
