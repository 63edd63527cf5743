package dev.unroll.data.vector;

import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Vectors of words that were learnt elsewhere, read from text as word2vec writes it (Mikolov et al.
 * 2013; the first line says how many words there are and how long the vectors) or as GloVe does
 * (Pennington, Socher and Manning 2014; no such line): a word, then its numbers. The file may be
 * packed by gzip. Immutable, thread-safe.
 */
public final class WordVectors {
  private final int size;
  private final Map<String, float[]> vectors;

  /** Vectors of {@code size} numbers each, in the order of the file. */
  WordVectors(int size, Map<String, float[]> vectors) {
    this.size = Check.positive("size", size);
    this.vectors = Collections.unmodifiableMap(new LinkedHashMap<>(vectors));
  }

  /**
   * The vectors of the words that are asked for, as far as the file has them; of a word that it has
   * twice, the first. Lines of other words are passed over and not checked.
   *
   * @param lenient replaces bytes that are no UTF-8 by U+FFFD instead of refusing them
   * @throws IOException naming file and line when the file cannot be read, is no UTF-8, has another
   *     count of numbers in a line, what is no number, or fewer words than its first line says
   */
  public static WordVectors of(Path file, Set<String> words, boolean lenient) throws IOException {
    Check.require(!words.isEmpty(), "no words were asked for; name at least one");
    return VectorReader.read(file, lenient, words.size(), words::contains);
  }

  /**
   * The vectors of the first words of a file, which in most files are the most frequent ones.
   *
   * @param limit how many words at most
   * @throws IOException as {@link #of} does
   */
  public static WordVectors first(Path file, int limit, boolean lenient) throws IOException {
    return VectorReader.read(file, lenient, Check.positive("limit", limit), word -> true);
  }

  /** Numbers of a vector. */
  public int size() {
    return size;
  }

  /** The words that have a vector, in the order of the file. */
  public Set<String> words() {
    return vectors.keySet();
  }

  /** The vector of a word, of {@link #size} finite numbers, not to be changed. */
  public Optional<float[]> vector(String word) {
    return Optional.ofNullable(vectors.get(word));
  }
}
