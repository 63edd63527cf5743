package dev.unroll.data.synthetic.topic;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A term and the words that come with it.
 *
 * @param term that a note may be about
 * @param words that are said of it, and of no other term
 */
record Topic(String term, List<String> words) {
  private static final String RESOURCE = "terms.txt";

  /** All that there are; the lines of a resource. */
  static List<Topic> all() {
    try (InputStream in = Topic.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new FileNotFoundException(RESOURCE + " is not in the class path; build again");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.split(": ", 2))
          .map(parts -> new Topic(parts[0], List.of(parts[1].split(" "))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
