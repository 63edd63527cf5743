package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * Labels that a {@link PrefixBeam} found.
 *
 * @param spans where each label is on the likeliest single path that the beam saw
 * @param acoustic ln P(labels | audio) in nats, summed over the paths that the beam saw. Where
 *     labels were cut off, that of the labels with them: the audio is not explained without
 * @param language the score of the language model in nats for the labels that are left; -Infinity
 *     when it lets not even the empty labelling end
 * @param words how many: runs of labels between spaces, or all labels without a space
 * @param cut labels heard after these and left out, since the language model lets no utterance end
 *     within them; 0 when all are there
 * @param score what it was ranked by, acoustic + alpha language + beta words
 */
public record PrefixHypothesis(
    List<Span> spans, double acoustic, double language, int words, int cut, double score) {
  public PrefixHypothesis {
    spans = List.copyOf(spans);
    Check.notNegative("cut", cut);
  }

  /** The labels alone. */
  public List<Integer> labels() {
    return spans.stream().map(Span::label).toList();
  }
}
