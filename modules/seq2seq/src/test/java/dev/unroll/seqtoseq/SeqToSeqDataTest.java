package dev.unroll.seqtoseq;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.text.Vocabulary;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.text.Language;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeqToSeqDataTest {
  private static final List<SentencePair> TRAIN =
      List.of(
          new SentencePair("Ein Hund bellt", "a dog barks"),
          new SentencePair("ein Hund schläft", "a dog sleeps"));
  private static final List<SentencePair> DEV =
      List.of(new SentencePair("ein Hund miaut", "a dog meows"));

  private static SeqToSeqConfig config(boolean reversed, int maximumLength) {
    SeqToSeqConfig usual = Models.config(Models.network(NetworkConfig.AttentionName.DOT));
    return new SeqToSeqConfig(
        usual.kind(),
        new TextConfig(Level.WORD, 100, 1, true),
        new TextConfig(Level.WORD, 100, 1, false),
        reversed,
        usual.network(),
        0,
        usual.sampling(),
        maximumLength,
        2);
  }

  private static List<String> tokens(Vocabulary vocabulary, int[] ids) {
    return Arrays.stream(ids).mapToObj(vocabulary::token).toList();
  }

  @Test
  void aSourceEndsAndATargetIsFramed() {
    SeqToSeqData data = SeqToSeqData.of(config(false, 9), TRAIN, DEV, DEV);
    assertEquals(
        List.of("ein", "hund", "bellt", "</s>"),
        tokens(data.source().vocabulary(), data.train().sources().get(0)));
    assertEquals(
        List.of("<s>", "a", "dog", "barks", "</s>"),
        tokens(data.target().vocabulary(), data.train().targets().get(0)));
  }

  @Test
  void aReversedSourceStillEndsWithTheEndSymbol() {
    SeqToSeqData data = SeqToSeqData.of(config(true, 9), TRAIN, DEV, DEV);
    assertEquals(
        List.of("bellt", "hund", "ein", "</s>"),
        tokens(data.source().vocabulary(), data.train().sources().get(0)));
    assertArrayEquals(new int[] {7}, SeqToSeqData.encoderIds(new int[0], true, 7));
  }

  @Test
  void heldOutWordsAreUnknown() {
    SeqToSeqData data = SeqToSeqData.of(config(false, 9), TRAIN, DEV, DEV);
    assertFalse(data.source().vocabulary().contains("miaut"));
    assertEquals(
        List.of("<s>", "a", "dog", "<unk>", "</s>"),
        tokens(data.target().vocabulary(), data.dev().targets().get(0)));
  }

  @Test
  void symbolsDoNotCountForTheLongestLength() {
    assertEquals(0, SeqToSeqData.of(config(false, 3), TRAIN, DEV, DEV).tooLong());
    SentencePair longer = new SentencePair("ein Hund bellt laut", "a dog barks loudly");
    SeqToSeqData data = SeqToSeqData.of(config(false, 3), List.of(TRAIN.get(0), longer), DEV, DEV);
    assertEquals(1, data.tooLong());
    assertEquals(1, data.train().size());
  }

  @Test
  void aPickedPairKeepsItsSourceAndTarget() {
    SeqToSeqData.Part train = SeqToSeqData.of(config(false, 9), TRAIN, DEV, DEV).train();
    SeqToSeqData.Part picked = train.pick(List.of(1, 0, 1));
    assertEquals(List.of(TRAIN.get(1), TRAIN.get(0), TRAIN.get(1)), picked.pairs());
    for (int i = 0; i < picked.size(); i++) {
      int place = TRAIN.indexOf(picked.pairs().get(i));
      assertArrayEquals(train.sources().get(place), picked.sources().get(i));
      assertArrayEquals(train.targets().get(place), picked.targets().get(i));
    }
  }

  @Test
  void lowerCasedBytePairsKnowNoCapitals() {
    TextConfig pieces = new TextConfig(Level.BPE, 300, 1, true);
    Language language = Language.of(pieces, List.of("Der DER Hund", "der hund"));
    assertEquals(language.tokens("der hund"), language.tokens("DER Hund"));
    assertEquals("der hund", language.plain("Der Hund"));
    assertTrue(
        language.tokens("der hund").stream().anyMatch(t -> language.readable(t).contains("▁")));
  }
}
