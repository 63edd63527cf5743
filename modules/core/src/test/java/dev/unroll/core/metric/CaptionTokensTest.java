package dev.unroll.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.core.ReferenceCases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionTokensTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A man, riding a horse. | a man riding a horse",
        "a t-shirt -- at 5 o'clock? | a t-shirt at 5 o'clock",
        "The man's dogs' ball isn't \"here\"; | the man 's dogs ball is n't here",
        "they’re in the cafe\u0301, I'd say | they 're in the cafe\u0301 i 'd say",
        "1,000 and 2.5: 'red' 3. | 1,000 and 2.5 red 3",
        "mother-in-law's and/or `x' ... | mother-in-law 's and/or x",
      })
  void marksAreDroppedAndCliticsCutOff(String caption, String words) {
    assertEquals(List.of(words.split(" ")), CaptionTokens.of(caption));
    assertEquals(CaptionTokens.of(caption), CaptionTokens.of(words));
  }

  @Test
  void tokenisedCaptionsStayAsTheyAre() {
    for (var reference : ReferenceCases.of("captions")) {
      reference
          .get("references")
          .forEach(
              texts ->
                  ReferenceCases.texts(texts, "")
                      .forEach(
                          text -> assertEquals(List.of(text.split(" ")), CaptionTokens.of(text))));
    }
  }

  @Test
  void captionWithoutAWordHasNone() {
    assertEquals(List.of(), CaptionTokens.of(" ... !? "));
  }
}
