package dev.unroll.autoencoder.index;

import dev.unroll.autoencoder.SentenceVectors;
import dev.unroll.core.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Finds the sentences whose vectors point most nearly where a query's does: every cosine is
 * computed, as one matrix product for all queries, so what is found is exact. Immutable,
 * thread-safe.
 */
public final class SentenceIndex {
  /** Cosines at once, 256 MiB of them. */
  private static final int BLOCK = 1 << 26;

  private static final int MOST_NUMBERS = (1 << 29) - 64;

  private final String modelHash;
  private final List<String> sentences;
  private final float[][] vectors;

  /** float [M, D], each row of length 1, or 0. */
  private final INDArray directions;

  private SentenceIndex(String modelHash, List<String> sentences, float[][] vectors) {
    Check.notBlank("hash of the model", modelHash);
    Check.require(!sentences.isEmpty(), "an index needs at least one sentence");
    Rows.require(sentences, vectors);
    Check.require(
        (long) vectors.length * vectors[0].length < MOST_NUMBERS,
        "an index holds up to 2 GiB of vectors, but these are "
            + vectors.length
            + " of "
            + vectors[0].length
            + " numbers; index the sentences in parts");
    this.modelHash = modelHash;
    this.sentences = List.copyOf(sentences);
    this.vectors = vectors;
    this.directions = directions(vectors);
  }

  /**
   * An index of sentences.
   *
   * @param modelHash identifies the model that made the vectors, 64 hexadecimal digits
   * @param sentences M, each on one line
   * @param vectors [M, D], finite; copied
   */
  public static SentenceIndex of(String modelHash, List<String> sentences, float[][] vectors) {
    float[][] copy = vectors.clone();
    for (int m = 0; m < copy.length; m++) {
      copy[m] = copy[m].clone();
    }
    return new SentenceIndex(modelHash, sentences, copy);
  }

  /** An index of sentences, whose vectors are made now. */
  public static SentenceIndex build(
      String modelHash, List<String> sentences, SentenceVectors encoder) {
    return new SentenceIndex(modelHash, sentences, encoder.of(sentences));
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param modelHash of the model that will make the queries' vectors
   * @throws IOException naming the file when it is missing, damaged, no index, or built by another
   *     model
   */
  public static SentenceIndex load(Path file, String modelHash) throws IOException {
    IndexFile.Content content = IndexFile.read(file, modelHash);
    return new SentenceIndex(modelHash, content.sentences(), content.vectors());
  }

  /**
   * Writes the index to one file, replacing it at once and whole.
   *
   * @throws IOException naming the file when it cannot be written; the old one stays
   */
  public void save(Path file) throws IOException {
    IndexFile.write(file, modelHash, new IndexFile.Content(sentences, vectors));
  }

  /** M. */
  public int sentences() {
    return sentences.size();
  }

  /** D. */
  public int size() {
    return vectors[0].length;
  }

  /** The nearest sentences of one query; see {@link #nearest(float[][], int)}. */
  public List<Neighbour> nearest(float[] query, int count) {
    return nearest(new float[][] {query}, count).get(0);
  }

  /**
   * The nearest sentences of each query, nearest first, of equal ones the earlier.
   *
   * @param queries [N, D], finite; a query that is 0 has the cosine 0 with all
   * @param count &gt; 0; all sentences if there are fewer
   * @return N lists
   */
  public List<List<Neighbour>> nearest(float[][] queries, int count) {
    Check.positive("neighbours", count);
    for (float[] query : queries) {
      Check.require(
          query.length == size(),
          "a query must have " + size() + " numbers as the index has, but has " + query.length);
    }
    List<List<Neighbour>> found = new ArrayList<>();
    int block = Math.max(1, BLOCK / sentences.size());
    for (int from = 0; from < queries.length; from += block) {
      int rows = Math.min(block, queries.length - from);
      float[][] some = new float[rows][];
      System.arraycopy(queries, from, some, 0, rows);
      float[][] cosines = Nd4j.gemm(directions(some), directions, false, true).toFloatMatrix();
      for (float[] row : cosines) {
        found.add(best(row, count));
      }
    }
    return found;
  }

  private List<Neighbour> best(float[] cosines, int count) {
    Comparator<Integer> better =
        Comparator.<Integer>comparingDouble(m -> -cosines[m]).thenComparing(m -> m);
    PriorityQueue<Integer> kept = new PriorityQueue<>(better.reversed());
    for (int m = 0; m < cosines.length; m++) {
      kept.add(m);
      if (kept.size() > count) {
        kept.remove();
      }
    }
    return kept.stream()
        .sorted(better)
        .map(m -> new Neighbour(m, sentences.get(m), Math.max(-1, Math.min(1, cosines[m]))))
        .toList();
  }

  private static INDArray directions(float[][] vectors) {
    float[][] directions = new float[vectors.length][];
    for (int m = 0; m < vectors.length; m++) {
      double squares = 0;
      for (float number : vectors[m]) {
        squares += (double) number * number;
      }
      double scale = squares == 0 ? 0 : 1 / Math.sqrt(squares);
      directions[m] = new float[vectors[m].length];
      for (int d = 0; d < directions[m].length; d++) {
        directions[m][d] = (float) (vectors[m][d] * scale);
      }
    }
    return Nd4j.createFromArray(directions);
  }
}
