package dev.unroll.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was said.
 *
 * @param text words between single spaces; empty when nothing was heard
 * @param words in order
 * @param candidates the likeliest texts, best first; the first is {@code text}
 * @param seconds length of the recording
 * @param warnings what was wrong with the recording, one line each
 */
public record Transcript(
    String text,
    List<Word> words,
    List<Candidate> candidates,
    double seconds,
    List<String> warnings) {
  public Transcript {
    words = List.copyOf(words);
    candidates = List.copyOf(candidates);
    warnings = List.copyOf(warnings);
  }

  /**
   * A word. CTC writes each letter in a frame or two, so that a word reaches from its first
   * letter's spike to its last one's.
   *
   * @param start in seconds
   * @param end in seconds
   */
  public record Word(String text, double start, double end) {}

  /**
   * A text that may have been said.
   *
   * @param score natural logarithm of its probability (of its best path alone, when decoded
   *     greedily), with the language model's share if there is one
   */
  public record Candidate(String text, double score) {}

  /** This as a part that begins after {@code more} seconds of another recording. */
  Transcript later(double more) {
    List<Word> moved =
        words.stream()
            .map(word -> new Word(word.text(), word.start() + more, word.end() + more))
            .toList();
    return new Transcript(text, moved, candidates, seconds, warnings);
  }

  /** This with further warnings. */
  Transcript with(List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return new Transcript(text, words, candidates, seconds, all);
  }

  /** Parts one after the other; only a single part keeps its other candidates. */
  static Transcript joined(List<Transcript> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    String text =
        parts.stream()
            .map(Transcript::text)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    double score = parts.stream().mapToDouble(part -> part.candidates().get(0).score()).sum();
    return new Transcript(
        text,
        parts.stream().flatMap(part -> part.words().stream()).toList(),
        List.of(new Candidate(text, score)),
        parts.stream().mapToDouble(Transcript::seconds).sum(),
        parts.stream().flatMap(part -> part.warnings().stream()).toList());
  }
}
