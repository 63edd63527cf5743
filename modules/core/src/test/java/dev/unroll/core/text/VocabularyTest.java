package dev.unroll.core.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  @TempDir Path folder;

  private static Vocabulary.Builder fruit() {
    return Vocabulary.builder()
        .addAll(List.of("pear", "fig", "fig", "apple", "plum", "plum", "plum", "\uFF5E", "😀"));
  }

  private static List<String> tokens(Vocabulary vocabulary) {
    return vocabulary.tokens(IntStream.range(0, vocabulary.size()).toArray());
  }

  @Test
  void frequentTokensComeFirstAndTiesByCodePoint() {
    assertEquals(List.of("plum", "fig", "apple", "pear", "\uFF5E", "😀"), tokens(fruit().build()));
  }

  @Test
  void specialSymbolsComeFirstInTheirOrderHoweverTheyAreNamed() {
    Vocabulary vocabulary = fruit().special("<pad>", "</s>").special("<unk>", "<s>").build();
    assertEquals(
        List.of("<unk>", "<s>", "</s>", "<pad>", "plum"), tokens(vocabulary).subList(0, 5));
    assertArrayEquals(
        new int[] {0, 1, 2, 3},
        new int[] {
          vocabulary.unknown(), vocabulary.start(), vocabulary.end(), vocabulary.padding()
        });
    assertEquals(1, Vocabulary.builder().special("<unk>", "<pad>").build().padding());
  }

  @Test
  void specialSymbolInTheTextIsNotThereTwice() {
    Vocabulary vocabulary =
        Vocabulary.builder().special("<unk>").addAll(List.of("<unk>", "a", "<unk>")).build();
    assertEquals(List.of("<unk>", "a"), tokens(vocabulary));
  }

  @Test
  void rareTokensAndThoseBeyondTheSizeAreCut() {
    assertEquals(List.of("plum", "fig"), tokens(fruit().minimumCount(2).build()));
    assertEquals(
        List.of("<unk>", "plum", "fig"), tokens(fruit().special("<unk>").maximumSize(3).build()));
    assertThrows(
        IllegalArgumentException.class,
        () -> Vocabulary.builder().special("<s>", "</s>").maximumSize(1).build());
  }

  @Test
  void unknownTokenHasTheIdOfUnkOrIsNamedInTheError() {
    Vocabulary with = fruit().special("<s>", "<unk>").build();
    assertArrayEquals(new int[] {0, with.id("fig")}, with.ids(List.of("kiwi", "fig")));
    assertFalse(with.contains("kiwi"));
    Vocabulary without = fruit().add("<unk>").build();
    assertFalse(without.hasUnknown());
    String message =
        assertThrows(IllegalArgumentException.class, () -> without.id("kiwi")).getMessage();
    assertTrue(message.contains("kiwi"), message);
    assertThrows(IllegalStateException.class, without::unknown);
    assertThrows(IllegalArgumentException.class, () -> without.token(without.size()));
  }

  @Test
  void anyTokenSurvivesSavingAndLoading() throws IOException {
    Vocabulary.Builder builder = Vocabulary.builder().special("<unk>", "</s>");
    List.of(
            "\n", "\t", " ", "\\", "\\n", "\r\n", "\uD800", "\uDC00x", "\u2028", "\u0000", "#",
            "  ")
        .forEach(builder::add);
    RandomText.texts(500).filter(text -> !text.isEmpty()).forEach(builder::add);
    Vocabulary vocabulary = builder.build();
    Path file = folder.resolve("vocabulary.txt");
    vocabulary.save(file);
    assertEquals(vocabulary, Vocabulary.load(file));
    assertEquals(vocabulary, Vocabulary.decode(vocabulary.encode()));
    assertEquals(vocabulary.size() + 3, Files.readString(file).lines().count());
  }

  @Test
  void hashIsThatOfTheSavedFile() throws Exception {
    Path file = folder.resolve("vocabulary.txt");
    fruit().build().save(file);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    assertEquals(HexFormat.of().formatHex(digest), fruit().build().sha256());
    assertNotEquals(fruit().build().sha256(), fruit().add("x").build().sha256());
  }

  @Test
  void everyCutShortFileIsNoticed() {
    String encoded = fruit().special("<unk>", "<s>").build().encode();
    for (int length = 0; length < encoded.length(); length++) {
      String cut = encoded.substring(0, length);
      assertThrows(IllegalArgumentException.class, () -> Vocabulary.decode(cut));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unroll-vocabulary 9\nspecial\nsize 0\n",
        "unroll-vocabulary 1\nspecial <s> <unk>\nsize 2\n<s>\n<unk>\n",
        "unroll-vocabulary 1\nspecial <mask>\nsize 1\n<mask>\n",
        "unroll-vocabulary 1\nspecial <unk>\nsize 0\n",
        "unroll-vocabulary 1\nspecial <unk>\nsize 1\na\n",
        "unroll-vocabulary 1\nspecial\nsize many\na\n",
        "unroll-vocabulary 1\nspecial\nsize 2\na\na\n",
        "unroll-vocabulary 1\nspecial\nsize 1\na\nb\n",
        "unroll-vocabulary 1\nspecial\nsize 1\n\\q\n",
        "unroll-vocabulary 1\nspecial\nsize 1\n\\u12\n"
      })
  void damagedFileIsRefusedWithFileAndLine(String damaged) throws IOException {
    Path file = folder.resolve("damaged.txt");
    Files.write(file, damaged.getBytes(StandardCharsets.UTF_8));
    String message =
        assertThrows(IllegalArgumentException.class, () -> Vocabulary.load(file)).getMessage();
    assertTrue(message.startsWith(file + ":"), message);
  }

  @Test
  void moreTokensKeepTheIdsOfTheFirst() {
    Vocabulary first = Vocabulary.builder().add("b").add("a").special(Vocabulary.UNKNOWN).build();
    Vocabulary more = first.with(List.of("z", "c"));
    assertEquals(5, more.size());
    assertEquals(List.of("<unk>", "a", "b", "z", "c"), more.tokens(new int[] {0, 1, 2, 3, 4}));
    assertEquals(4, more.id("c"));
    assertEquals(more, Vocabulary.decode(more.encode()));
    assertThrows(IllegalArgumentException.class, () -> first.with(List.of("a")));
    assertThrows(IllegalArgumentException.class, () -> first.with(List.of("z", "z")));
  }
}
