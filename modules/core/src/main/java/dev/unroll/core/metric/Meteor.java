package dev.unroll.core.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * METEOR of captions by the same words and by the same stems (Denkowski and Lavie 2014, sections 2
 * and 3), equal to METEOR 1.5 run with modules {@code exact stem}, or {@code exact} with the
 * stemmer {@link UnaryOperator#identity}. Not the number that coco-caption prints: that also counts
 * synonyms of WordNet and a table of paraphrases, which nobody may pass on with this code.
 *
 * <pre>
 * P = Σ w m(h) / Σ w |h|    R likewise of the reference    w = δ for content words, 1 − δ for others
 * F = 1 / ((1 − α) / P + α / R)     score = F (1 − γ (chunks / matches)^β)
 * </pre>
 *
 * α = 0.85, β = 0.2, γ = 0.6, δ = 0.75, and a match of stems counts 0.6: the parameters of METEOR
 * for English. A caption has the score of the reference that suits it best; a corpus is scored from
 * the sums of its counts.
 */
public final class Meteor implements SegmentMetric<MeteorTally, Double> {
  /**
   * English words that are said so often that they count less. METEOR's own list has the words with
   * a share of more than 0.001 in news; these are the ones that its answers show, and those of
   * their kind.
   */
  public static final Set<String> FUNCTION_WORDS =
      Set.of(
          ("a after an and are as at be but by for from has have in is it its no not of on over"
                  + " people said some that the their there this to two was were will with . ,")
              .split(" "));

  private static final double ALPHA = 0.85;
  private static final double BETA = 0.2;
  private static final double GAMMA = 0.6;
  private static final double DELTA = 0.75;
  private static final double STEM_WEIGHT = 0.6;

  private final MeteorAligner aligner;
  private final Set<String> functionWords;

  /**
   * Of any language whose words white space parts.
   *
   * @param stemmer the stem of a word in lower case; METEOR has Snowball's for English
   * @param functionWords words in lower case that count less
   */
  public Meteor(UnaryOperator<String> stemmer, Set<String> functionWords) {
    this.aligner = new MeteorAligner(stemmer);
    this.functionWords = Set.copyOf(functionWords);
  }

  /** English, with {@link #FUNCTION_WORDS}. */
  public static Meteor english(UnaryOperator<String> stemmer) {
    return new Meteor(stemmer, FUNCTION_WORDS);
  }

  @Override
  public MeteorTally tally(Segment segment) {
    return tally(CaptionTokens.of(segment.hypothesis()), CaptionTokens.ofReferences(segment));
  }

  /** The counts with the best of the references, the first of several. */
  MeteorTally tally(List<String> hypothesis, List<List<String>> references) {
    List<MeteorTally> tallies = new ArrayList<>();
    references.forEach(reference -> tallies.add(pair(hypothesis, reference)));
    return tallies.stream().min(Comparator.comparingDouble(tally -> -score(tally))).orElseThrow();
  }

  /** In [0, 1]; 0 when nothing matches. */
  @Override
  public Double score(MeteorTally tally) {
    long matches = tally.hypothesis().matched();
    if (matches == 0) {
      return 0.0;
    }
    double precision = tally.hypothesis().matchedShare(DELTA, STEM_WEIGHT);
    double recall = tally.reference().matchedShare(DELTA, STEM_WEIGHT);
    double mean = 1 / ((1 - ALPHA) / precision + ALPHA / recall);
    return mean * (1 - GAMMA * Math.pow((double) tally.chunks() / matches, BETA));
  }

  private MeteorTally pair(List<String> hypothesis, List<String> reference) {
    MeteorAlignment alignment = aligner.align(hypothesis, reference);
    int matches = alignment.matches().size();
    boolean whole =
        alignment.chunks() == 1 && matches == hypothesis.size() && matches == reference.size();
    int[] matched = new int[hypothesis.size()];
    int[] answered = new int[reference.size()];
    for (WordMatch match : alignment.matches()) {
      matched[match.hypothesis()] = match.exact() ? 1 : 2;
      answered[match.reference()] = match.exact() ? 1 : 2;
    }
    return new MeteorTally(
        side(hypothesis, matched), side(reference, answered), whole ? 0 : alignment.chunks());
  }

  /** Item i of {@code kinds} is 0 for a word without a match, 1 for exact, 2 for stem. */
  private MeteorSide side(List<String> words, int[] kinds) {
    long[] content = new long[3];
    long[] function = new long[3];
    for (int i = 0; i < kinds.length; i++) {
      (functionWords.contains(words.get(i)) ? function : content)[kinds[i]]++;
    }
    return new MeteorSide(
        content[0] + content[1] + content[2],
        function[0] + function[1] + function[2],
        content[1],
        function[1],
        content[2],
        function[2]);
  }
}
