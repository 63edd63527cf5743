package dev.unroll.data.document;

import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Guesses the layout of a file from its first {@value #SAMPLE} lines that are not blank.
 *
 * <p>It is one of lines when a line holds one sentence on average, and those that have a line below
 * them end as a sentence does, which a line that was broken at the margin does only by chance. Text
 * without any punctuation is one of lines, too: there, nothing else could tell its sentences apart.
 */
final class LayoutGuess {
  private static final int SAMPLE = 500;

  /** Of broken lines about one in ten ends as a sentence does; of lines of sentences nearly all. */
  private static final double ENDED = 0.5;

  /** In prose at least every tenth line has a mark that may end a sentence. */
  private static final double PUNCTUATED = 0.02;

  /** Even in a file of lines some hold two short sentences. */
  private static final double SENTENCES = 1.3;

  /** A mark, and what may close after it. */
  private static final Pattern END = Pattern.compile("[.!?:;…。！？][\\p{Pe}\\p{Pf}\"'*_\\s]*$");

  private int lines;
  private int sentences;
  private int marked;
  private int inner;
  private int ended;
  private boolean above;
  private boolean aboveEnded;

  private LayoutGuess() {}

  /**
   * The likely layout of a file; that of an empty one is {@link Layout#LINES}.
   *
   * @throws IOException naming file and line when it cannot be read or is no UTF-8
   */
  static Layout of(Path file, boolean lenient) throws IOException {
    LayoutGuess guess = new LayoutGuess();
    try (TextLines text = new TextLines(file, lenient)) {
      Optional<String> line = text.read();
      while (line.isPresent() && guess.lines < SAMPLE) {
        guess.count(line.get().strip());
        line = text.read();
      }
    }
    return guess.layout();
  }

  private void count(String line) {
    if (line.isEmpty()) {
      above = false;
      return;
    }
    inner += above ? 1 : 0;
    ended += above && aboveEnded ? 1 : 0;
    above = true;
    aboveEnded = END.matcher(line).find();
    lines++;
    sentences += SentenceSplitter.english().split(line).size();
    marked += line.chars().anyMatch(c -> c == '.' || c == '!' || c == '?') ? 1 : 0;
  }

  private Layout layout() {
    boolean endsWithItsLine = ended >= ENDED * inner || marked < PUNCTUATED * lines;
    return endsWithItsLine && sentences <= SENTENCES * lines ? Layout.LINES : Layout.PROSE;
  }
}
