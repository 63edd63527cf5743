package dev.unroll.core.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * CIDEr (Vedantam, Zitnick and Parikh 2015): how alike a caption and its references are in n-grams,
 * each weighted by how few pictures it is said of; equal to coco-caption and to its authors' code.
 *
 * <pre>
 * g_n(c) = count · ln(pictures / documents), for each n-gram of c
 * plain:  10/4 Σ_n 1/m Σ_r g_n(h) · g_n(r) / (|g_n(h)| |g_n(r)|)
 * D:      10/4 Σ_n 1/m Σ_r e^(−(b(h) − b(r))² / 2σ²) min(g_n(h), g_n(r)) · g_n(r) / (|…| |…|)
 * </pre>
 *
 * n is 1 to 4, r one of m references, and σ is 6. The length b is the number of bigrams that the
 * code counts, not the words of the paper: one less for every caption, so only empty ones differ.
 * With one picture every weight, and so the score, is 0. A corpus has the mean of its captions.
 */
public final class Cider implements SegmentMetric<MeanTally, Double> {
  static final int MAX_ORDER = 4;

  private static final double SIGMA = 6;
  private static final double SCALE = 10;

  private final CiderForm form;
  private final DocumentFrequencies frequencies;

  /** Judges by frequencies that are known, such as those of a whole test set. */
  public Cider(CiderForm form, DocumentFrequencies frequencies) {
    this.form = form;
    this.frequencies = frequencies;
  }

  /** As coco-caption does: frequencies from the references of what is to be judged. */
  public static Cider of(CiderForm form, Collection<Segment> segments) {
    return new Cider(form, DocumentFrequencies.ofReferences(segments));
  }

  @Override
  public MeanTally tally(Segment segment) {
    Weighted hypothesis = weighted(CaptionTokens.of(segment.hypothesis()));
    List<List<String>> references = CaptionTokens.ofReferences(segment);
    double sum = 0;
    for (List<String> reference : references) {
      sum += likeness(hypothesis, weighted(reference));
    }
    return MeanTally.of(SCALE * sum / references.size());
  }

  /** The mean over the captions, in [0, 10]. */
  @Override
  public Double score(MeanTally tally) {
    return tally.mean();
  }

  /** The mean over the orders. */
  private double likeness(Weighted hypothesis, Weighted reference) {
    double sum = 0;
    for (int n = 0; n < MAX_ORDER; n++) {
      double lengths = hypothesis.norms.get(n) * reference.norms.get(n);
      if (lengths > 0) {
        sum += product(hypothesis.orders.get(n), reference.orders.get(n)) / lengths;
      }
    }
    double difference = hypothesis.bigrams - reference.bigrams;
    double penalty =
        form == CiderForm.D ? Math.exp(-difference * difference / (2 * SIGMA * SIGMA)) : 1;
    return penalty * sum / MAX_ORDER;
  }

  private double product(
      Map<List<String>, Double> hypothesis, Map<List<String>, Double> reference) {
    double sum = 0;
    for (Map.Entry<List<String>, Double> gram : hypothesis.entrySet()) {
      double other = reference.getOrDefault(gram.getKey(), 0.0);
      sum += other * (form == CiderForm.D ? Math.min(gram.getValue(), other) : gram.getValue());
    }
    return sum;
  }

  private Weighted weighted(List<String> words) {
    List<Map<List<String>, Double>> orders = new ArrayList<>();
    List<Double> norms = new ArrayList<>();
    for (Map<List<String>, Integer> counts : WordGrams.count(words, MAX_ORDER)) {
      Map<List<String>, Double> weights = new HashMap<>();
      double squares = 0;
      for (Map.Entry<List<String>, Integer> gram : counts.entrySet()) {
        double weight = gram.getValue() * frequencies.weight(gram.getKey());
        weights.put(gram.getKey(), weight);
        squares += weight * weight;
      }
      orders.add(weights);
      norms.add(Math.sqrt(squares));
    }
    return new Weighted(orders, norms, Math.max(0, words.size() - 1));
  }

  /** g_n of one text and its Euclidean length, by order, and how many bigrams it has. */
  private record Weighted(
      List<Map<List<String>, Double>> orders, List<Double> norms, int bigrams) {}
}
