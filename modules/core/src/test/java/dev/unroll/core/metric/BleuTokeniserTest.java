package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.core.ReferenceCases;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Oracle: the tokenisers of sacreBLEU 2.6.0. */
class BleuTokeniserTest {
  @ParameterizedTest
  @EnumSource
  void splitsAsSacreBleuDoes(BleuTokeniser tokeniser) {
    List<JsonNode> cases = ReferenceCases.of("tokenizers");
    assertTrue(cases.size() >= 60);
    for (JsonNode reference : cases) {
      String text = reference.get("text").textValue();
      String name = tokeniser.signature();
      assertEquals(reference.get("output").get(name).textValue(), tokeniser.tokenise(text));
      assertEquals(
          reference.get("bleu_preprocessed").get(name).textValue(),
          tokeniser.tokenise(Whitespace.stripTrailing(text)));
      assertEquals(
          reference.get("bleu_preprocessed_lowercase").get(name).textValue(),
          tokeniser.tokenise(Whitespace.stripTrailing(text.toLowerCase(Locale.ROOT))));
    }
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(BleuTokeniser tokeniser) {
    assertEquals(tokeniser, BleuTokeniser.named(tokeniser.signature()));
  }

  @Test
  void unknownNameIsAnsweredWithTheKnownOnes() {
    Exception failure =
        assertThrows(IllegalArgumentException.class, () -> BleuTokeniser.named("14"));
    assertTrue(failure.getMessage().contains("[13a, intl, zh, char, none]"), failure.getMessage());
  }

  @Test
  void bothFormsOfWhiteSpaceAgree() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      assertEquals(
          Character.toString(c).matches(Whitespace.CLASS), Whitespace.is((char) c), "U+" + c);
    }
  }
}
