package dev.unroll.speech;

import dev.unroll.core.ctc.Alphabet;
import dev.unroll.core.ctc.Span;
import java.util.ArrayList;
import java.util.List;

/** Makes texts and words of the labels that a decoder found. */
final class Spelling {
  private final Alphabet alphabet;
  private final Clock clock;

  Spelling(Alphabet alphabet, Clock clock) {
    this.alphabet = alphabet;
    this.clock = clock;
  }

  /** The text, with single spaces between words and none at its ends. */
  static String text(List<Span> spans, Alphabet alphabet) {
    List<Integer> labels = spans.stream().map(Span::label).toList();
    return alphabet.text(labels).strip().replaceAll(" +", " ");
  }

  /** As {@link #text(List, Alphabet)}. */
  String text(List<Span> spans) {
    return text(spans, alphabet);
  }

  /** The words between spaces; each letter by itself where the alphabet has no space. */
  List<Transcript.Word> words(List<Span> spans) {
    List<Transcript.Word> words = new ArrayList<>();
    List<Span> word = new ArrayList<>();
    for (Span span : spans) {
      if (alphabet.space() < 0) {
        add(List.of(span), words);
      } else if (span.label() == alphabet.space()) {
        add(word, words);
        word.clear();
      } else {
        word.add(span);
      }
    }
    add(word, words);
    return words;
  }

  private void add(List<Span> word, List<Transcript.Word> words) {
    if (!word.isEmpty()) {
      double start = clock.start(word.get(0).first());
      double end = clock.end(word.get(word.size() - 1).last());
      words.add(new Transcript.Word(text(word), start, end));
    }
  }
}
