package dev.unroll.data.document;

import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Guesses the layout of a file from its first {@value #SAMPLE} lines that are not blank.
 *
 * <p>What tells is where marks stand that end sentences. Of the lines that have one and a line
 * below them, nearly all end with it where sentences or paragraphs have a line each; a line that
 * was broken at the margin does so only by chance, one in ten. How many lines have a mark says
 * nothing: captions often have none.
 *
 * <p>Where there is no such line, it is prose if lines hold several sentences, or if the last lines
 * of paragraphs end as sentences do. Else it is one of lines, as in text without any mark nothing
 * else could tell sentences apart.
 */
final class LayoutGuess {
  private static final int SAMPLE = 500;

  /** Between the one in ten of broken lines and the nearly all of others. */
  private static final double ENDED = 0.5;

  /** Even in a file of lines some hold two short sentences. */
  private static final double SENTENCES = 1.3;

  /** Paragraphs of broken lines are shorter than fifty lines on average. */
  private static final double PARAGRAPHS = 0.02;

  /** Within a line or at its end; not that of 3.5, which no blank follows. */
  private static final Pattern MARK = Pattern.compile("[.!?…][\\p{Pe}\\p{Pf}\"'*_]*(\\s|$)|[。！？]");

  /** A mark, and what may close after it. */
  private static final Pattern END = Pattern.compile("[.!?…。！？][\\p{Pe}\\p{Pf}\"'*_\\s]*$");

  private int lines;
  private int sentences;
  private int marked;
  private int ended;
  private int paragraphs;
  private int closed;
  private boolean joined;
  private String above = "";

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
    guess.count(""); // the end of the file, or of the sample, ends a paragraph
    return guess.layout();
  }

  /**
   * Counts a line in.
   *
   * @param line without white space at its ends; a blank one ends a paragraph
   */
  private void count(String line) {
    boolean end = END.matcher(above).find();
    if (line.isEmpty()) {
      paragraphs += joined ? 1 : 0;
      closed += joined && end ? 1 : 0;
    } else {
      lines++;
      sentences += SentenceSplitter.english().split(line).size();
      marked += MARK.matcher(above).find() ? 1 : 0;
      ended += end ? 1 : 0;
    }
    joined = !line.isEmpty() && !above.isEmpty();
    above = line;
  }

  private Layout layout() {
    boolean severalALine = sentences > SENTENCES * lines;
    if (marked == 0) {
      boolean broken = closed > ENDED * paragraphs && closed >= PARAGRAPHS * lines;
      return severalALine || broken ? Layout.PROSE : Layout.LINES;
    }
    if (ended < ENDED * marked) {
      return Layout.PROSE;
    }
    return severalALine ? Layout.PARAGRAPHS : Layout.LINES;
  }
}
