package dev.unroll.captioning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.captioning.CaptionData.Captioned;
import dev.unroll.data.image.Picture;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaptionDataTest {
  private static final Picture GREY = new Picture(1, 1, new byte[3]);

  private static Captioned captioned(List<List<String>> captions) {
    return new Captioned(new Pictures.Loaded(Collections.nCopies(captions.size(), GREY)), captions);
  }

  @Test
  void captionsAreTheWordsThatMetricsCount() {
    Captioned train = captioned(List.of(List.of("A dog , running .", "The dog's ball!")));
    CaptionData data = CaptionData.of(Models.config(20), train, train);
    List<String> words = data.train().ids().get(0).stream().map(ids -> text(data, ids)).toList();
    assertEquals(List.of("a dog running", "the dog 's ball"), words);
  }

  private static String text(CaptionData data, int[] framed) {
    return data.language()
        .textOf(java.util.Arrays.stream(framed, 1, framed.length - 1).boxed().toList());
  }

  @Test
  void longCaptionsAreLeftOutOfTrainingAndCountedButMeasured() {
    Captioned train =
        captioned(List.of(List.of("a b c d", "a b"), List.of("a b c d e"), List.of("b")));
    CaptionData data = CaptionData.of(Models.config(3), train, train);
    assertEquals(2, data.tooLong());
    assertArrayEquals(new int[] {0, 2}, data.train().members());
    assertEquals(List.of("b"), data.train().captions(1));
    assertEquals(3, data.dev().size());
    assertEquals(7, data.dev().ids().get(1).get(0).length, "five words and two symbols");
  }

  @Test
  void wordsOfTheHeldOutCaptionsAreNotLearnt() {
    CaptionData data =
        CaptionData.of(
            Models.config(20),
            captioned(List.of(List.of("a dog"))),
            captioned(List.of(List.of("a cat"))));
    assertEquals("a <unk>", text(data, data.dev().ids().get(0).get(0)));
  }

  @Test
  void aPartWithoutAWordIsToldSo() {
    Captioned words = captioned(List.of(List.of("a dog")));
    Captioned marks = captioned(List.of(List.of("...")));
    Captioned none = captioned(List.of());
    assertTrue(refused(words, marks).contains("no held-out caption has a word"));
    assertTrue(
        refused(words, none)
            .startsWith(
                "there are 1 pictures to train on and 0 held out, but both need some; give"));
  }

  private static String refused(Captioned train, Captioned dev) {
    return assertThrows(
            IllegalArgumentException.class, () -> CaptionData.of(Models.config(20), train, dev))
        .getMessage();
  }

  @Test
  void withoutATrainingCaptionThatFitsItSaysWhatToDo() {
    Captioned tooLong = captioned(List.of(List.of("a b c d")));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> CaptionData.of(Models.config(2), tooLong, tooLong));
    assertTrue(e.getMessage().contains("raise --max-length"), e.getMessage());
  }
}
