package dev.unroll.core.metric;

import dev.unroll.core.check.Check;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In how many pictures of a collection an n-gram is said: of each picture all references together
 * are one document (Vedantam et al. 2015, section 3). Immutable.
 */
public final class DocumentFrequencies {
  private final Map<List<String>, Integer> documents = new HashMap<>();
  private final double logPictures;

  private DocumentFrequencies(int pictures) {
    logPictures = Math.log(pictures);
  }

  /**
   * Those of the references of {@code segments}, one segment for each picture; captions to be
   * judged do not count.
   *
   * @throws IllegalArgumentException when there is no segment
   */
  public static DocumentFrequencies ofReferences(Collection<Segment> segments) {
    Check.require(!segments.isEmpty(), "document frequencies need at least one picture");
    DocumentFrequencies frequencies = new DocumentFrequencies(segments.size());
    for (Segment segment : segments) {
      Set<List<String>> said = new HashSet<>();
      for (List<String> reference : CaptionTokens.ofReferences(segment)) {
        WordGrams.count(reference, Cider.MAX_ORDER).forEach(grams -> said.addAll(grams.keySet()));
      }
      said.forEach(gram -> frequencies.documents.merge(gram, 1, Integer::sum));
    }
    return frequencies;
  }

  /** ln(pictures / documents), as if one that nobody says were said of one picture; in nats. */
  double weight(List<String> gram) {
    return logPictures - Math.log(documents.getOrDefault(gram, 1));
  }
}
