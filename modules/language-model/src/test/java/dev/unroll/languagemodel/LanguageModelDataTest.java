package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.languagemodel.LanguageModelConfig.Kind;
import dev.unroll.languagemodel.LanguageModelConfig.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.datavec.api.split.StringSplit;
import org.junit.jupiter.api.Test;

class LanguageModelDataTest {
  private static LanguageModelConfig config(Level level, int vocabulary, int minimumCount) {
    return new LanguageModelConfig(
        Kind.RNN, level, vocabulary, minimumCount, TinyModels.LSTM.recurrent(), 5, 4, 16);
  }

  private static LanguageModelData data(Level level, String text) {
    return data(config(level, 300, 1), text);
  }

  private static LanguageModelData data(LanguageModelConfig config, String text) {
    return LanguageModelData.of(config, new Corpus.Whole(new StringSplit(text)), false);
  }

  private static int[] joined(LanguageModelData data) {
    List<int[]> parts = List.of(data.train(), data.dev(), data.test());
    return parts.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private static int hundredths(int length, int share) {
    return length * share / 100; // rounded down
  }

  @Test
  void ninetyPercentTrainFiveAreHeldOutAndFiveTest() {
    for (int length = 60; length < 261; length++) {
      LanguageModelData data = data(Level.CHAR, "abcdefghij".repeat(30).substring(0, length));
      int held = hundredths(length, 95);
      assertEquals(hundredths(length, 90), data.train().length, "of " + length);
      assertEquals(held - hundredths(length, 90), data.dev().length, "of " + length);
      assertEquals(length - held, data.test().length, "of " + length);
    }
  }

  @Test
  void thePartsJoinedAreTheText() {
    for (Level level : Level.values()) {
      LanguageModelData data = data(level, TinyModels.TEXT);
      List<String> tokens = data.vocabulary().tokens(joined(data));
      List<String> expected = data.tokeniser().tokens(TinyModels.TEXT);
      int train = data.train().length;
      assertEquals(expected.subList(0, train), tokens.subList(0, train), level.toString());
      assertEquals(expected.size(), tokens.size(), level.toString());
    }
  }

  @Test
  void charactersAndWordsOfTheHeldOutPartAreUnknown() {
    LanguageModelData characters = data(Level.CHAR, "ab".repeat(450) + "xy".repeat(50));
    assertEquals(List.of("<unk>", "a", "b"), characters.vocabulary().tokens(new int[] {0, 1, 2}));
    assertEquals(3, characters.vocabulary().size());
    assertArrayEquals(new int[50], characters.dev());

    LanguageModelData words = data(Level.WORD, "one two ".repeat(45) + "three ".repeat(10));
    assertEquals(3, words.vocabulary().size());
    assertFalse(words.vocabulary().contains("three"));
  }

  @Test
  void bytePairsAreLearntFromTheTrainingPartAlone() {
    String training = TinyModels.TEXT.substring(0, 9000);
    LanguageModelData one = data(Level.BPE, training + "z😀".repeat(333));
    LanguageModelData two = data(Level.BPE, training + "the ".repeat(250).substring(1));
    assertEquals(one.tokeniser(), two.tokeniser());
    assertEquals(one.vocabulary(), two.vocabulary());
    assertNotEquals(one.tokeniser(), data(Level.BPE, "other " + training).tokeniser());
    assertTrue(one.vocabulary().size() <= 300, one.vocabulary().toString());
  }

  @Test
  void noHeldOutTokenHoldsBytesThatBytePairsWereLearntFrom() {
    for (int shift = 0; shift < 8; shift++) {
      String text = "x".repeat(shift) + "é😀 wörd 漢字 ".repeat(40);
      LanguageModelData data = data(Level.BPE, text);
      int learnt = cut(text).getBytes(StandardCharsets.UTF_8).length;
      int trained = 0;
      int last = 0;
      for (String token : data.vocabulary().tokens(data.train())) {
        last = token.length();
        trained += last;
      }
      assertTrue(trained >= learnt && trained - last < learnt, trained + " of " + learnt);
      assertEquals(data.dev().length, data.test().length, 1);
    }
  }

  private static String cut(String text) {
    int end = text.length() * 9 / 10;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  @Test
  void threeTextsKeepTheirBordersAndTheFirstGivesTheVocabulary() {
    LanguageModelData data =
        LanguageModelData.of(
            config(Level.CHAR, 300, 1),
            new Corpus.Parts(
                new StringSplit("abab"), new StringSplit("ba"), new StringSplit("cac")),
            false);
    assertArrayEquals(new int[] {1, 2, 1, 2}, data.train());
    assertArrayEquals(new int[] {2, 1}, data.dev());
    assertArrayEquals(new int[] {0, 1, 0}, data.test());
  }

  @Test
  void rareWordsBecomeUnknownAndTheVocabularyKeepsItsSize() {
    List<String> words = new ArrayList<>();
    IntStream.range(0, 40).forEach(i -> words.addAll(List.of("often", "w" + i, "twice" + i / 2)));
    String text = String.join(" ", words);
    assertEquals(20, data(config(Level.WORD, 20, 1), text).vocabulary().size());
    LanguageModelData twice = data(config(Level.WORD, 1000, 2), text);
    assertTrue(twice.vocabulary().contains("twice3"));
    assertFalse(twice.vocabulary().contains("w3"));
  }

  @Test
  void aVocabularyOfNothingIsRefused() {
    String text = IntStream.range(0, 100).mapToObj(i -> "w" + i).reduce("", (a, b) -> a + " " + b);
    var e =
        assertThrows(IllegalArgumentException.class, () -> data(config(Level.WORD, 1000, 2), text));
    assertTrue(e.getMessage().contains("--min-count, which was 2"), e.getMessage());
  }
}
