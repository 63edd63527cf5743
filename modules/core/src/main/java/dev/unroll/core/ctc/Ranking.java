package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;

/** What a prefix is ranked by besides what was heard, and where words end. */
record Ranking(int symbols, int space, double alpha, double beta) {
  Ranking(Alphabet alphabet, PrefixBeamOptions options) {
    this(alphabet.size(), alphabet.space(), options.alpha(), options.beta());
  }

  /** Whether {@code label} after {@code last} ends a word; -1 is the start. */
  boolean endsWord(int last, int label) {
    return space < 0 || (label == space && inWord(last));
  }

  /** Whether the end of the utterance after {@code last} ends a word not yet counted. */
  boolean inWord(int last) {
    return space >= 0 && last >= 0 && last != space;
  }

  double bonus(double language, int words) {
    // A weight of 0 asks nothing of the model, but what it forbids stays forbidden.
    return language == Double.NEGATIVE_INFINITY ? language : alpha * language + beta * words;
  }

  /** How much more {@link #bonus} is after {@code label}; -Infinity when that is forbidden. */
  double gain(PrefixNode prefix, int label) {
    double score = prefix.state.score(label);
    Check.require(
        score < Double.POSITIVE_INFINITY,
        "the language model scores label "
            + label
            + " with "
            + score
            + ", expected a finite number or -Infinity");
    return bonus(score, endsWord(prefix.label, label) ? 1 : 0);
  }
}
