package dev.unroll.core.ctc;

import java.util.List;

/**
 * Labels that a {@link PrefixBeam} found.
 *
 * @param spans where each label is on the likeliest single path of these labels that the beam saw
 * @param acoustic ln P(labels | audio) in nats, summed over the paths that the beam saw
 * @param language the score of the language model in nats; -Infinity when it does not let the
 *     labels end here
 * @param words how many: runs of labels between spaces, or all labels without a space
 * @param score what it was ranked by, acoustic + alpha language + beta words
 */
public record PrefixHypothesis(
    List<Span> spans, double acoustic, double language, int words, double score) {
  public PrefixHypothesis {
    spans = List.copyOf(spans);
  }

  /** The labels alone. */
  public List<Integer> labels() {
    return spans.stream().map(Span::label).toList();
  }
}
