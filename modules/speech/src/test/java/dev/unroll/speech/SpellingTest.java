package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.Span;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Texts, words and times of labels. */
class SpellingTest {
  /** Frames of 25 ms every 10 ms, and one of two is put out. */
  private static final Clock CLOCK =
      new Clock(Spoken.config(Spoken.sizes(true, new Convolution(3, 2, 4))));

  private static Span span(int label, int frame) {
    return new Span(label, frame, frame, frame);
  }

  @Test
  void anOutputFrameIsAroundTheMiddleOfItsFirstWindow() {
    assertEquals(0.02, CLOCK.step(), 1e-12);
    assertEquals(0.0125 - 0.01, CLOCK.start(0), 1e-12);
    assertEquals(0.0125 + 50 * 0.02 - 0.01, CLOCK.start(50), 1e-12);
    assertEquals(CLOCK.start(51), CLOCK.end(50), 1e-12);
  }

  @Test
  void wordsLieBetweenSpaces() {
    Spelling spelling = new Spelling(Alphabet.ofLetters(" ab"), CLOCK);
    List<Span> spans =
        List.of(span(1, 0), span(2, 10), span(3, 12), span(1, 20), span(1, 22), span(3, 30));
    assertEquals("ab b", spelling.text(spans));
    List<Transcript.Word> words = spelling.words(spans);
    assertEquals(List.of("ab", "b"), words.stream().map(Transcript.Word::text).toList());
    assertEquals(CLOCK.start(10), words.get(0).start());
    assertEquals(CLOCK.end(12), words.get(0).end());
  }

  @Test
  void theTextOfTheFirstLabelsBeginsThatOfAll() {
    Random random = new Random(2);
    Spelling spelling = new Spelling(Alphabet.ofLetters(" ab"), CLOCK);
    for (int i = 0; i < 50; i++) {
      List<Span> spans =
          IntStream.range(0, 12).mapToObj(t -> span(1 + random.nextInt(3), t)).toList();
      for (int n = 0; n < spans.size(); n++) {
        String first = spelling.text(spans.subList(0, n));
        assertTrue(spelling.text(spans).startsWith(first), first);
      }
    }
  }

  @Test
  void withoutASpaceEachLetterIsAWord() {
    Spelling spelling = new Spelling(Alphabet.ofLetters("好棒"), CLOCK);
    List<Span> spans = List.of(span(1, 3), span(2, 5), span(2, 9));
    assertEquals("好棒棒", spelling.text(spans));
    assertEquals(3, spelling.words(spans).size());
  }

  @Test
  void partsAreJoinedInTime() {
    Transcript.Candidate one = new Transcript.Candidate("one", -1);
    Transcript first =
        new Transcript(
            "one", List.of(new Transcript.Word("one", 1, 2)), List.of(one), 3, List.of());
    Transcript silent =
        new Transcript("", List.of(), List.of(new Transcript.Candidate("", -2)), 4, List.of("w"));
    Transcript all = Transcript.joined(List.of(first, silent.later(3), first.later(7)));
    assertEquals("one one", all.text());
    assertEquals(new Transcript.Word("one", 8, 9), all.words().get(1));
    assertEquals(10, all.seconds(), 1e-12);
    assertEquals(-4, all.candidates().get(0).score(), 1e-12);
    assertEquals(List.of("w"), all.warnings());
  }
}
