package dev.unroll.core.keyterm;

import dev.unroll.core.check.Check;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Ranks the single words of a document by how often they stand in it and in how few others (Spärck
 * Jones 1972), with the smooth weights of scikit-learn: as if one more document held every word.
 *
 * <pre>
 * score(w, d) = tf(w, d) · idf(w)        idf(w) = ln((1 + n) / (1 + df(w))) + 1
 * </pre>
 *
 * <p>tf counts w in d, df the documents with w among n that were counted. scikit-learn then divides
 * the scores of a document by their Euclidean length, which changes no ranking and is left out.
 * Immutable, thread-safe.
 */
public final class TfIdf {
  private final int documents;
  private final Map<String, Integer> frequencies = new HashMap<>();

  private TfIdf(int documents) {
    this.documents = documents;
  }

  /**
   * Counts documents, each the words of one in any order.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static TfIdf of(Collection<List<String>> documents) {
    Check.require(!documents.isEmpty(), "document frequencies need at least one document");
    TfIdf counted = new TfIdf(documents.size());
    for (List<String> words : documents) {
      new HashSet<>(words).forEach(word -> counted.frequencies.merge(word, 1, Integer::sum));
    }
    return counted;
  }

  /** The weight of a word, in nats and at least 1; greatest of one that no document had. */
  public double idf(String word) {
    return Math.log((1.0 + documents) / (1.0 + frequencies.getOrDefault(word, 0))) + 1;
  }

  /** The words of a document, each once, the best first; ties by code units. */
  public List<RankedTerm> rank(List<String> words) {
    Map<String, Double> scores = new HashMap<>();
    words.forEach(word -> scores.merge(word, 1.0, Double::sum));
    scores.replaceAll((word, count) -> count * idf(word));
    return RankedTerm.ranking(scores);
  }
}
