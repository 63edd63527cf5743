package dev.unroll.seqtoseq;

import dev.unroll.core.check.Check;
import dev.unroll.core.metric.Bleu;
import dev.unroll.core.metric.BleuOptions;
import dev.unroll.core.metric.BleuScore;
import dev.unroll.core.metric.BleuSmoothing;
import dev.unroll.core.metric.BleuTokeniser;
import dev.unroll.core.metric.ChrF;
import dev.unroll.core.metric.ChrFOptions;
import dev.unroll.core.metric.Segment;
import dev.unroll.data.text.Language;
import java.util.List;

/**
 * What translations are worth, each against one reference.
 *
 * @param bleu as sacreBLEU counts it
 * @param chrF as sacreBLEU counts it, in [0, 100]
 * @param exactMatch share of translations that equal the reference, in percent
 * @param sentences how many
 * @param signature of BLEU, as sacreBLEU writes it
 */
record Scores(BleuScore bleu, double chrF, double exactMatch, int sentences, String signature) {

  /** Scores with the tokeniser that suits the language: characters where tokens are characters. */
  static Scores of(List<String> translations, List<String> references, Language language) {
    return of(translations, references, language, standardTokeniser(references));
  }

  /**
   * Scores translations; where the language is lower-cased, the references are too.
   *
   * @throws IllegalArgumentException when there is nothing to score
   */
  static Scores of(
      List<String> translations,
      List<String> references,
      Language language,
      BleuTokeniser tokeniser) {
    Check.require(!translations.isEmpty(), "there is no pair to score");
    boolean lower = language.config().lowerCase();
    List<Segment> segments = Segment.zip(translations, List.of(references));
    BleuOptions options =
        new BleuOptions(tokeniser, lower, new BleuSmoothing.Exponential(), 4, false);
    return new Scores(
        new Bleu(options).corpus(segments),
        new ChrF(ChrFOptions.chrF().withLowercase(lower)).corpus(segments),
        exactMatch(translations, references, language),
        translations.size(),
        options.signature());
  }

  /**
   * Share of translations that equal the reference but for the language's case and spacing, in
   * percent.
   *
   * @param translations one or more
   */
  static double exactMatch(List<String> translations, List<String> references, Language language) {
    int exact = 0;
    for (int i = 0; i < translations.size(); i++) {
      String reference = language.plain(references.get(i));
      exact += language.plain(translations.get(i)).equals(reference) ? 1 : 0;
    }
    return 100.0 * exact / translations.size();
  }

  /** That for Chinese where the references are mostly Chinese, else 13a. */
  static BleuTokeniser standardTokeniser(List<String> references) {
    long letters = 0;
    long han = 0;
    for (String reference : references) {
      letters += reference.codePoints().filter(Character::isLetter).count();
      han += reference.codePoints().filter(Character::isIdeographic).count();
    }
    return 2 * han > letters ? BleuTokeniser.CHINESE : BleuTokeniser.MTEVAL_13A;
  }
}
