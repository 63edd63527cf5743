package dev.unroll.seqtoseq;

import dev.unroll.core.check.Check;
import dev.unroll.data.parallel.SentencePair;
import dev.unroll.data.text.Language;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs as token ids. Tokenisers and vocabularies are made from the training pairs alone.
 *
 * @param source language that is read
 * @param target language that is written
 * @param train pairs to learn from, none longer than the longest allowed
 * @param dev held-out pairs
 * @param test test pairs
 * @param tooLong training pairs that were left out because a side is longer than allowed
 */
record SeqToSeqData(
    Language source, Language target, Part train, Part dev, Part test, int tooLong) {

  /**
   * Pairs of one split, by place.
   *
   * @param sources ids as the encoder reads them: reversed if asked for, the end symbol last
   * @param targets ids with start and end symbol
   * @param pairs as they were read
   */
  record Part(List<int[]> sources, List<int[]> targets, List<SentencePair> pairs) {
    Part {
      sources = List.copyOf(sources);
      targets = List.copyOf(targets);
      pairs = List.copyOf(pairs);
    }

    int size() {
      return pairs.size();
    }

    Part first(int count) {
      int kept = Math.min(count, size());
      return new Part(sources.subList(0, kept), targets.subList(0, kept), pairs.subList(0, kept));
    }

    /** The pairs in these places, in the order of the places, which may occur more than once. */
    Part pick(List<Integer> places) {
      return new Part(
          places.stream().map(sources::get).toList(),
          places.stream().map(targets::get).toList(),
          places.stream().map(pairs::get).toList());
    }
  }

  /**
   * @throws IllegalArgumentException when no training pair is left
   */
  static SeqToSeqData of(
      SeqToSeqConfig config,
      List<SentencePair> train,
      List<SentencePair> dev,
      List<SentencePair> test) {
    Check.require(
        !train.isEmpty() && !dev.isEmpty(),
        "there are "
            + train.size()
            + " pairs to train on and "
            + dev.size()
            + " held out, but both need some; give more pairs, or --dev and --test");
    Language source = Language.of(config.source(), sources(train));
    Language target = Language.of(config.target(), targets(train));
    Part all = part(config, source, target, train);
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      // The symbols at the ends do not count.
      boolean fits =
          all.sources().get(i).length - 1 <= config.maximumLength()
              && all.targets().get(i).length - 2 <= config.maximumLength();
      if (fits) {
        kept.add(i);
      }
    }
    Check.require(
        !kept.isEmpty(),
        "none of the "
            + all.size()
            + " training pairs has at most "
            + config.maximumLength()
            + " tokens on both sides; raise --max-length");
    return new SeqToSeqData(
        source,
        target,
        all.pick(kept),
        part(config, source, target, dev),
        part(config, source, target, test),
        all.size() - kept.size());
  }

  private static Part part(
      SeqToSeqConfig config, Language source, Language target, List<SentencePair> pairs) {
    List<int[]> sources =
        source.ids(sources(pairs)).stream()
            .map(ids -> encoderIds(ids, config.reversed(), source.vocabulary().end()))
            .toList();
    List<int[]> targets = target.ids(targets(pairs)).stream().map(target::framed).toList();
    return new Part(sources, targets, pairs);
  }

  /** What the encoder reads: the ids, from the end if reversed, and the end symbol. */
  static int[] encoderIds(int[] ids, boolean reversed, int end) {
    int[] read = new int[ids.length + 1];
    for (int i = 0; i < ids.length; i++) {
      read[i] = ids[reversed ? ids.length - 1 - i : i];
    }
    read[ids.length] = end;
    return read;
  }

  private static List<String> sources(List<SentencePair> pairs) {
    return pairs.stream().map(SentencePair::source).toList();
  }

  private static List<String> targets(List<SentencePair> pairs) {
    return pairs.stream().map(SentencePair::target).toList();
  }
}
