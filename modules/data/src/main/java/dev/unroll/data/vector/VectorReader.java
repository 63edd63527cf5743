package dev.unroll.data.vector;

import dev.unroll.data.text.TextLines;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipException;

/** Reads a file of word vectors line by line, until all that was asked for is found. */
final class VectorReader {
  /** Only these: words may hold other white space of Unicode. */
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");

  private static final Pattern HEADER = Pattern.compile("\\d+[ \t]+\\d+[ \t]*");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private final Path file;
  private final Predicate<String> wanted;
  private final Map<String, float[]> vectors = new LinkedHashMap<>();
  private int size;
  private long promised;
  private long words;

  private VectorReader(Path file, Predicate<String> wanted) {
    this.file = file;
    this.wanted = wanted;
  }

  static WordVectors read(Path file, boolean lenient, int limit, Predicate<String> wanted)
      throws IOException {
    VectorReader reader = new VectorReader(file, wanted);
    try (TextLines lines = TextLines.unpacked(file, lenient)) {
      Optional<String> line = lines.read();
      while (line.isPresent() && reader.vectors.size() < limit) {
        reader.line(line.get(), lines.number());
        line = lines.read();
      }
      if (line.isEmpty()) {
        reader.requireWhole();
      }
    } catch (EOFException | ZipException e) {
      throw new IOException(
          file + " cannot be unpacked (" + e.getMessage() + "); expected gzip, fetch it again", e);
    }
    return new WordVectors(reader.size, reader.vectors);
  }

  private void line(String line, long number) throws IOException {
    if (number == 1 && HEADER.matcher(line).matches()) {
      header(BLANKS.split(line));
    } else if (!line.isBlank()) {
      if (size == 0) {
        size = firstSize(line, number);
      }
      words++;
      if (wanted.test(word(line))) {
        vector(BLANKS.split(line), file + ":" + number);
      }
    }
  }

  private int firstSize(String line, long number) throws IOException {
    int fields = BLANKS.split(line).length;
    if (fields < 2) {
      throw new IOException(
          file + ":" + number + ": expected a word and its numbers, but found \"" + line + "\"");
    }
    return fields - 1;
  }

  private void header(String[] numbers) throws IOException {
    try {
      promised = Integer.parseInt(numbers[0]);
      size = Integer.parseInt(numbers[1]);
    } catch (NumberFormatException e) {
      throw new IOException(file + ":1: a number is too great; expected words and numbers each", e);
    }
    if (promised == 0 || size == 0) {
      throw new IOException(
          file + ":1: expected how many words there are and numbers each, but one is 0");
    }
  }

  private static String word(String line) {
    int end = 0;
    while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
      end++;
    }
    return line.substring(0, end);
  }

  /** A word of GloVe may hold blanks, as in ". . ."; what comes before the numbers is the word. */
  private void vector(String[] fields, String place) throws IOException {
    int first = fields.length - size;
    boolean blanks = first > 1 && !NUMBER.matcher(fields[first - 1]).matches();
    if (fields[0].isEmpty() || (first != 1 && !blanks)) {
      throw new IOException(
          place
              + (": expected a word and " + size + " numbers, but found ")
              + (fields[0].isEmpty()
                  ? "a blank at the beginning"
                  : fields.length - 1 + " numbers"));
    }
    float[] vector = new float[size];
    for (int i = 0; i < size; i++) {
      vector[i] = number(fields[first + i], place);
    }
    String word = String.join(" ", Arrays.asList(fields).subList(0, first));
    if (wanted.test(word)) {
      vectors.putIfAbsent(word, vector);
    }
  }

  private static float number(String field, String place) throws IOException {
    float number;
    try {
      number = Float.parseFloat(field);
    } catch (NumberFormatException e) {
      throw new IOException(place + ": \"" + field + "\" is no number", e);
    }
    if (!Float.isFinite(number)) {
      throw new IOException(place + ": \"" + field + "\" is not finite; expected a finite number");
    }
    return number;
  }

  private void requireWhole() throws IOException {
    if (words == 0) {
      throw new IOException(
          "no word in "
              + file
              + "; expected lines of a word and its numbers, as GloVe writes them");
    }
    if (words < promised) {
      throw new IOException(
          file
              + (" ends after " + words + " words, but its first line says " + promised)
              + "; it is cut off, fetch it again");
    }
  }
}
