package dev.unroll.autoencoder;

import dev.unroll.data.document.SentenceSplitter;
import java.util.List;

/** A document as one text, and its sentences. */
final class DocumentText {
  private DocumentText() {}

  /**
   * The sentences of a text: its lines that are not blank, where it has several; else where they
   * end, {@link SentenceSplitter} says. A blank text is an empty sentence.
   */
  static List<String> sentences(String text) {
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    List<String> found = lines.size() == 1 ? SentenceSplitter.english().split(lines.get(0)) : lines;
    return found.isEmpty() ? List.of("") : found;
  }

  /** Sentences in one line. */
  static String joined(List<String> sentences) {
    return String.join(" ", sentences);
  }
}
