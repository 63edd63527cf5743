package dev.unroll.data.similarity;

import dev.unroll.core.check.Check;
import dev.unroll.data.text.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Pairs of sentences with relatedness and entailment as SICK has them (Marelli et al. 2014, "A SICK
 * cure for the evaluation of compositional distributional semantic models"): columns with tabs
 * between them, whose names in the first line say which is which; further columns are ignored.
 *
 * @param pairs in the order of the lines, at least one
 */
public record SimilarityPairs(List<SimilarityPair> pairs) {
  private static final List<String> COLUMNS =
      List.of("pair_ID", "sentence_A", "sentence_B", "relatedness_score", "entailment_judgment");

  public SimilarityPairs {
    pairs = List.copyOf(pairs);
    Check.require(!pairs.isEmpty(), "there is no sentence pair");
  }

  /**
   * Reads a file.
   *
   * @throws IOException naming file and line when it cannot be read or is no UTF-8, when a column
   *     is missing, a score is no number from 1 to 5, a judgement is none, or no pair is there
   */
  public static SimilarityPairs read(Path file) throws IOException {
    List<SimilarityPair> pairs = new ArrayList<>();
    try (TextLines lines = new TextLines(file, false)) {
      List<String> names = fields(lines.read().orElse(""));
      int[] places = places(names, file);
      for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
        if (!line.get().isBlank()) {
          pairs.add(pair(fields(line.get()), places, names.size(), file + ":" + lines.number()));
        }
      }
    }
    if (pairs.isEmpty()) {
      throw new IOException(
          "no sentence pair in " + file + ": nothing stands below its first line");
    }
    return new SimilarityPairs(pairs);
  }

  private static List<String> fields(String line) {
    return Arrays.stream(line.split("\t", -1)).map(String::strip).toList();
  }

  private static int[] places(List<String> names, Path file) throws IOException {
    for (String column : COLUMNS) {
      if (!names.contains(column)) {
        throw new IOException(
            file
                + (":1: expected the names of columns with tabs between them, among them " + column)
                + ", but it is not there");
      }
    }
    return COLUMNS.stream().mapToInt(names::indexOf).toArray();
  }

  private static SimilarityPair pair(List<String> fields, int[] places, int columns, String place)
      throws IOException {
    if (fields.size() != columns) {
      throw new IOException(
          place + ": expected " + columns + " columns as in line 1, but found " + fields.size());
    }
    String[] found = Arrays.stream(places).mapToObj(fields::get).toArray(String[]::new);
    try {
      return new SimilarityPair(
          found[0], found[1], found[2], score(found[3]), entailment(found[4]));
    } catch (IllegalArgumentException e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    }
  }

  private static double score(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "relatedness_score must be a number, but was \"" + field + "\"", e);
    }
  }

  private static Entailment entailment(String field) {
    try {
      return Entailment.valueOf(field.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "entailment_judgment must be one of "
              + Arrays.toString(Entailment.values())
              + (", but was \"" + field + "\""),
          e);
    }
  }
}
