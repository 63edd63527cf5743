package dev.unroll.core.metric;

import dev.unroll.core.check.Check;

/**
 * What METEOR counts of one of two texts.
 *
 * @param content words that are no function words
 * @param function function words
 * @param exactContent of the content words, those matched by the same word
 * @param exactFunction of the function words, those matched by the same word
 * @param stemContent of the content words, those matched by a word of the same stem
 * @param stemFunction of the function words, those matched by a word of the same stem
 */
public record MeteorSide(
    long content,
    long function,
    long exactContent,
    long exactFunction,
    long stemContent,
    long stemFunction)
    implements Tally<MeteorSide> {
  public MeteorSide {
    Check.require(
        exactContent >= 0 && stemContent >= 0 && exactContent + stemContent <= content,
        "matches must be of the " + content + " content words");
    Check.require(
        exactFunction >= 0 && stemFunction >= 0 && exactFunction + stemFunction <= function,
        "matches must be of the " + function + " function words");
  }

  @Override
  public MeteorSide plus(MeteorSide other) {
    return new MeteorSide(
        content + other.content,
        function + other.function,
        exactContent + other.exactContent,
        exactFunction + other.exactFunction,
        stemContent + other.stemContent,
        stemFunction + other.stemFunction);
  }

  long length() {
    return content + function;
  }

  long matched() {
    return exactContent + exactFunction + stemContent + stemFunction;
  }

  /** Weighted matches over weighted length; NaN of an empty text. */
  double matchedShare(double delta, double stemWeight) {
    double matches =
        delta * (exactContent + stemWeight * stemContent)
            + (1 - delta) * (exactFunction + stemWeight * stemFunction);
    return matches / (delta * content + (1 - delta) * function);
  }
}
