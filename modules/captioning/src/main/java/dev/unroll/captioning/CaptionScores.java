package dev.unroll.captioning;

import dev.unroll.core.check.Check;
import dev.unroll.core.metric.CaptionBleu;
import dev.unroll.core.metric.Cider;
import dev.unroll.core.metric.CiderForm;
import dev.unroll.core.metric.Meteor;
import dev.unroll.core.metric.RougeL;
import dev.unroll.core.metric.Segment;
import dev.unroll.data.text.EnglishStemmer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What captions are worth beside what people say, as coco-caption counts it (Chen et al. 2015).
 *
 * @param bleu of n-grams up to 1, 2, 3 and 4, in [0, 100]
 * @param rougeL in [0, 100]
 * @param meteor of words that are equal or have one stem, in [0, 100]
 * @param cider CIDEr-D, where the reference program has it times 10, in [0, 1000]
 * @param captions how many
 */
record CaptionScores(List<Double> bleu, double rougeL, double meteor, double cider, int captions) {
  CaptionScores {
    bleu = List.copyOf(bleu);
  }

  /**
   * Scores captions; rare n-grams are those of these references.
   *
   * @param references of each caption, one or more
   * @throws IllegalArgumentException when there is nothing to score
   */
  static CaptionScores of(List<String> captions, List<List<String>> references) {
    Check.require(!captions.isEmpty(), "there is no picture to score");
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < captions.size(); i++) {
      segments.add(new Segment(captions.get(i), references.get(i)));
    }
    return new CaptionScores(
        new CaptionBleu().corpus(segments).stream().map(one -> 100 * one).toList(),
        100 * new RougeL().corpus(segments),
        100 * Meteor.english(new EnglishStemmer()).corpus(segments),
        100 * Cider.of(CiderForm.D, segments).corpus(segments),
        captions.size());
  }

  /** BLEU of n-grams up to 4. */
  double bleu4() {
    return bleu.get(3);
  }

  /** Names of what {@link #row} lists. */
  static String header() {
    return String.format(
        Locale.ROOT,
        "%7s %7s %7s %7s %8s %7s %8s",
        "BLEU-1",
        "BLEU-2",
        "BLEU-3",
        "BLEU-4",
        "ROUGE-L",
        "METEOR",
        "CIDEr-D");
  }

  /** All figures. */
  String row() {
    return String.format(
        Locale.ROOT,
        "%7.1f %7.1f %7.1f %7.1f %8.1f %7.1f %8.1f",
        bleu.get(0),
        bleu.get(1),
        bleu.get(2),
        bleu.get(3),
        rougeL,
        meteor,
        cider);
  }
}
