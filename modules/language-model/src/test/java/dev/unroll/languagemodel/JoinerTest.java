package dev.unroll.languagemodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.text.BytePairTokeniser;
import dev.unroll.core.text.CharacterTokeniser;
import dev.unroll.core.text.Tokeniser;
import dev.unroll.core.text.WordTokeniser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JoinerTest {
  private static final String HARD =
      "Ünï 😀😃😀😀 漢字かな交じり文 e\u0301 👩‍👩‍👧 “so” \"he said\"\n\nDon't (3.14)!";
  private static final Tokeniser BYTES = BytePairTokeniser.train(List.of(HARD), 256);
  private static final Tokeniser WORDS =
      new WordTokeniser(WordTokeniser.Splitting.UNICODE, false, true);

  private static List<String> pieces(Tokeniser tokeniser, List<String> before, List<String> after) {
    Joiner joiner = new Joiner(tokeniser, before);
    List<String> pieces = new ArrayList<>();
    after.forEach(token -> pieces.add(joiner.add(token)));
    pieces.add(joiner.rest());
    return pieces;
  }

  private static void assertJoins(Tokeniser tokeniser, List<String> tokens, int before) {
    List<String> said = tokens.subList(0, before);
    List<String> pieces = pieces(tokeniser, said, tokens.subList(before, tokens.size()));
    assertEquals(tokeniser.text(tokens), tokeniser.text(said) + String.join("", pieces));
  }

  @Test
  void aCharacterOfSeveralTokensComesWhole() {
    assertEquals(
        List.of("", "", "", "😀", "", "", "漢", ""), pieces(BYTES, List.of(), BYTES.tokens("😀漢")));
  }

  @Test
  void piecesOfMergesAcrossCharactersJoin() {
    Tokeniser merged = BytePairTokeniser.train(List.of((HARD + "😀😀😀😀😀😀😀").repeat(3)), 290);
    assertJoins(merged, merged.tokens(HARD.repeat(4)), 0);
  }

  @Test
  void piecesAreTheTextOfAllTokensOfEveryTokeniser() {
    for (Tokeniser tokeniser : List.of(new CharacterTokeniser(), BYTES, WORDS)) {
      List<String> tokens = tokeniser.tokens(HARD.repeat(30));
      assertJoins(tokeniser, tokens, 0);
      // A prompt ends between characters.
      assertJoins(tokeniser, tokens, tokeniser.tokens("Ünï 😀").size());
    }
  }

  @Test
  void nonsenseBytesAndQuotesOverLongLinesJoinAllTheSame() {
    Random random = new Random(3);
    List<String> bytes = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> all = ((BytePairTokeniser) BYTES).pieces();
    List<String> some = List.of("\"", "a", ",", "(", "\n", "b", "“", "”");
    for (int i = 0; i < 3000; i++) {
      bytes.add(all.get(random.nextInt(all.size())));
      words.add(some.get(random.nextInt(some.size())));
    }
    assertJoins(BYTES, bytes, 0);
    assertJoins(WORDS, words, 0);
  }
}
