package dev.unroll.data.conll;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of one sentence as they come in. */
final class ConlluBlock {
  private static final int COLUMNS = 10;
  private static final String OPEN = "_";
  private static final Pattern COMMENT = Pattern.compile("#\\s*(sent_id|text)\\s*=\\s*(.*?)\\s*");
  private static final Pattern WORD = Pattern.compile("[1-9]\\d{0,8}");
  private static final Pattern RANGE = Pattern.compile("([1-9]\\d{0,8})-([1-9]\\d{0,8})");
  private static final Pattern EMPTY_NODE = Pattern.compile("\\d+\\.[1-9]\\d*");

  private final List<ConlluToken> tokens = new ArrayList<>();
  private final Map<String, String> comments = new HashMap<>();
  private final StringBuilder surface = new StringBuilder();
  private int covered;
  private String coveredAt = "";

  /**
   * Adds a line that is not blank.
   *
   * @param place file and line, for errors
   */
  void add(String line, String place) throws IOException {
    if (line.startsWith("#")) {
      Matcher comment = COMMENT.matcher(line);
      if (comment.matches()) {
        comments.putIfAbsent(comment.group(1), comment.group(2));
      }
      return;
    }
    String[] columns = line.split("\t", -1);
    if (columns.length != COLUMNS || Arrays.asList(columns).contains("")) {
      throw new IOException(
          place
              + (": expected "
                  + COLUMNS
                  + " columns with tabs between them, none empty, but found ")
              + (columns.length == COLUMNS ? "an empty one" : columns.length + " columns"));
    }
    Matcher range = RANGE.matcher(columns[0]);
    if (range.matches()) {
      cover(range, place);
      write(columns);
    } else if (!EMPTY_NODE.matcher(columns[0]).matches()) {
      requireNext(columns[0], place);
      tokens.add(token(columns, place));
      if (tokens.size() > covered) {
        write(columns);
      }
    }
  }

  /** The words of a range follow it, and are in no other. */
  private void cover(Matcher range, String place) throws IOException {
    int next = tokens.size() + 1;
    int to = Integer.parseInt(range.group(2));
    if (Integer.parseInt(range.group(1)) != next || to < next || next <= covered) {
      throw new IOException(
          place
              + (": expected a range from word " + next + ", which comes next and is in no other")
              + (", but found \"" + range.group() + "\""));
    }
    covered = to;
    coveredAt = place;
  }

  private void requireNext(String number, String place) throws IOException {
    int next = tokens.size() + 1;
    if (!number.equals(Integer.toString(next))) {
      throw new IOException(
          place + ": expected word " + next + " of the sentence, but found \"" + number + "\"");
    }
  }

  /** What people see: words, and contractions instead of the words in them. */
  private void write(String[] columns) {
    boolean glued = Arrays.asList(columns[9].split("\\|")).contains("SpaceAfter=No");
    surface.append(columns[1]).append(glued ? "" : " ");
  }

  private static ConlluToken token(String[] columns, String place) throws IOException {
    boolean open = columns[6].equals(OPEN);
    if (!open && !columns[6].equals("0") && !WORD.matcher(columns[6]).matches()) {
      throw new IOException(
          place
              + (": expected the head's number, 0 or _ in column 7, but found \"" + columns[6])
              + "\"");
    }
    return new ConlluToken(
        columns[1],
        columns[2],
        columns[3],
        columns[4],
        features(columns[5], place),
        open ? ConlluToken.OPEN : Integer.parseInt(columns[6]),
        columns[7]);
  }

  private static Map<String, String> features(String column, String place) throws IOException {
    Map<String, String> features = new LinkedHashMap<>();
    if (column.equals(OPEN)) {
      return features;
    }
    for (String feature : column.split("\\|", -1)) {
      int equals = feature.indexOf('=');
      if (equals < 1
          || features.put(feature.substring(0, equals), feature.substring(equals + 1)) != null) {
        throw new IOException(
            place + ": expected features as Name=Value, each once, but found \"" + column + "\"");
      }
    }
    return features;
  }

  /** Whether no word came in yet, nor a range of words. */
  boolean isEmpty() {
    return tokens.isEmpty() && covered == 0;
  }

  /**
   * The sentence.
   *
   * @param first its first line
   * @throws IOException when a head is not in it, or a word of a range
   */
  ConlluSentence sentence(Path file, long first) throws IOException {
    if (covered > tokens.size()) {
      throw new IOException(
          coveredAt
              + (": the range goes to word " + covered)
              + (", but the sentence has " + tokens.size() + " words"));
    }
    String place = file + ":" + first;
    try {
      return new ConlluSentence(
          first,
          comments.getOrDefault("sent_id", place),
          comments.getOrDefault("text", surface.toString().strip()),
          tokens);
    } catch (IllegalArgumentException e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    }
  }
}
