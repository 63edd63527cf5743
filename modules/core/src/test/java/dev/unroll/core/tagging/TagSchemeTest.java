package dev.unroll.core.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unroll.core.metric.MatchCounts;
import dev.unroll.core.metric.SlotF1;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TagSchemeTest {
  private static final List<String> IOB = List.of("O", "B-a", "I-a", "B-b", "I-b");
  private static final List<String> ALL =
      Stream.concat(IOB.stream(), Stream.of("E-a", "S-a", "E-b", "S-b")).toList();

  /** After an {@code E} conlleval sees no {@code B}, so that the two are not tried together. */
  @Test
  void chunksAreThoseThatConllevalCounts() {
    for (List<String> known : List.of(IOB, List.of("O", "I-a", "E-a", "I-b", "E-b"))) {
      for (List<String> tags : sequences(known, 6)) {
        SortedMap<String, MatchCounts> counts = new TreeMap<>();
        for (Chunk chunk : TagScheme.chunks(tags)) {
          counts.merge(chunk.type(), new MatchCounts(1, 1, 1), MatchCounts::plus);
        }
        assertEquals(SlotF1.of(tags, tags).types(), counts, tags::toString);
      }
    }
  }

  /** By hand from conlleval's tables: after E only E, I and another type start a chunk. */
  @Test
  void conllevalCountsChunksThatEndInEOnlyOnceTheyAreInIob2() {
    List<String> bioes = List.of("B-a", "E-a", "B-a", "E-a");
    List<Chunk> two = List.of(new Chunk("a", 0, 2), new Chunk("a", 2, 4));
    assertEquals(two, TagScheme.chunks(bioes));
    assertEquals(1, SlotF1.of(bioes, bioes).overall().expected());
    List<String> iob2 = TagScheme.IOB2.repaired(bioes).tags();
    assertEquals(two, TagScheme.chunks(iob2));
    assertEquals(2, SlotF1.of(iob2, iob2).overall().expected());
  }

  @Test
  void nothingGoesOnAfterAChunkOfOneWord() {
    List<Chunk> two = List.of(new Chunk("a", 0, 1), new Chunk("a", 1, 2));
    for (String next : List.of("B-a", "I-a", "E-a", "S-a")) {
      assertEquals(two, TagScheme.chunks(List.of("S-a", next)), next);
    }
  }

  @Test
  void repairChangesNoChunkThatConllevalSees() {
    for (List<String> tags : sequences(IOB, 6)) {
      SlotF1 score = SlotF1.of(tags, TagScheme.IOB2.repaired(tags).tags());
      assertEquals(score.overall().expected(), score.overall().matched(), tags::toString);
      assertEquals(score.overall().expected(), score.overall().found(), tags::toString);
    }
  }

  @ParameterizedTest
  @EnumSource
  void chunksAreReadAsTheyWereWritten(TagScheme scheme) {
    List<List<Chunk>> all = new ArrayList<>();
    segmentations(5, 0, List.of(), all);
    assertEquals(571, all.size()); // a(n) = 3 a(n−1) + 2 (a(n−2) + … + a(0)), a(0) = 1
    for (List<Chunk> chunks : all) {
      List<String> tags = scheme.tags(chunks, 5);
      assertEquals(chunks, TagScheme.chunks(tags), tags::toString);
      assertEquals(new TagScheme.Repaired(tags, 0), scheme.repaired(tags));
    }
  }

  /** Whether neighbours fit is asked pair by pair, whether all does by writing it again. */
  @ParameterizedTest
  @EnumSource
  void tagsThatMayFollowEachOtherAreThoseThatNeedNoRepair(TagScheme scheme) {
    for (List<String> tags : sequences(ALL, 4)) {
      boolean allowed = true;
      for (int i = 0; i <= tags.size(); i++) {
        String previous = i == 0 ? "O" : tags.get(i - 1);
        allowed &= scheme.allows(previous, i == tags.size() ? "O" : tags.get(i));
      }
      assertEquals(scheme.repaired(tags).changed() == 0, allowed, tags::toString);
    }
  }

  /** From the table of Tjong Kim Sang and Veenstra (1999), its first words. */
  @Test
  void sentenceOfThePaperInItsSchemes() {
    List<String> iob1 = List.of("O", "I-N", "I-N", "O", "I-N", "I-N", "B-N", "I-N", "O");
    List<String> iob2 = List.of("O", "B-N", "I-N", "O", "B-N", "I-N", "B-N", "I-N", "O");
    List<String> bioes = List.of("O", "B-N", "E-N", "O", "B-N", "E-N", "B-N", "E-N", "O");
    assertEquals(new TagScheme.Repaired(iob2, 2), TagScheme.IOB2.repaired(iob1));
    assertEquals(iob1, TagScheme.IOB1.repaired(iob2).tags());
    assertEquals(bioes, TagScheme.BIOES.repaired(iob1).tags());
    assertEquals(iob2, TagScheme.IOB2.repaired(bioes).tags());
  }

  @Test
  void insideWithoutBeginningIsRepairedAndCounted() {
    assertEquals(
        new TagScheme.Repaired(List.of("B-city", "I-city", "O", "B-day"), 2),
        TagScheme.IOB2.repaired(List.of("I-city", "I-city", "O", "I-day")));
    assertEquals(
        new TagScheme.Repaired(List.of("B-city", "B-day"), 1),
        TagScheme.IOB2.repaired(List.of("B-city", "I-day")));
    assertEquals(
        List.of("B", "I"), TagScheme.IOB2.repaired(List.of("I", "I")).tags(), "without types");
  }

  @Test
  void whatIsNoTagIsNamed() {
    for (String tag : List.of("NOUN", "X-a", "O-a", "", "b-a", "-a")) {
      assertEquals(
          "a tag must be O, or one of B, I, E and S with a hyphen and a type, as B-city, but was \""
              + (tag + "\""),
          assertThrows(IllegalArgumentException.class, () -> TagScheme.chunks(List.of("O", tag)))
              .getMessage());
    }
    Chunk first = new Chunk("a", 0, 2);
    assertThrows(
        IllegalArgumentException.class,
        () -> TagScheme.IOB2.tags(List.of(first, new Chunk("a", 1, 3)), 5));
    assertThrows(IllegalArgumentException.class, () -> TagScheme.IOB2.tags(List.of(first), 1));
  }

  /** All sequences of one to {@code longest} of these tags. */
  private static List<List<String>> sequences(List<String> tags, int longest) {
    List<List<String>> all = new ArrayList<>();
    List<List<String>> last = List.of(List.of());
    for (int length = 1; length <= longest; length++) {
      List<List<String>> next = new ArrayList<>();
      for (List<String> shorter : last) {
        tags.forEach(tag -> next.add(Stream.concat(shorter.stream(), Stream.of(tag)).toList()));
      }
      all.addAll(next);
      last = next;
    }
    return all;
  }

  /** All ways to lay chunks of two types over words {@code from} and on. */
  private static void segmentations(
      int words, int from, List<Chunk> before, List<List<Chunk>> all) {
    if (from == words) {
      all.add(before);
      return;
    }
    segmentations(words, from + 1, before, all);
    for (int to = from + 1; to <= words; to++) {
      for (String type : List.of("a", "b")) {
        Chunk chunk = new Chunk(type, from, to);
        segmentations(words, to, Stream.concat(before.stream(), Stream.of(chunk)).toList(), all);
      }
    }
  }
}
