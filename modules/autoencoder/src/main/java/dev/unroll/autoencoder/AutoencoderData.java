package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import dev.unroll.data.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sentences as token ids. Tokeniser and vocabulary are made from the training sentences alone.
 *
 * @param language of all sentences
 * @param train sentences to learn from
 * @param dev held-out sentences
 * @param tooLong sentences of both that were left out because they are longer than allowed, or of
 *     documents because those have too few
 */
record AutoencoderData(Language language, Part train, Part dev, int tooLong) {
  /**
   * A sentence.
   *
   * @param text as it was read
   * @param ids of its tokens, without special symbols
   */
  @SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
  record Sentence(String text, int[] ids) {}

  /**
   * Sentences in stretches: those that follow each other in one are neighbours. Where texts are
   * documents, each stretch is one; where such a text is learnt as one long sentence, it has that
   * alone.
   *
   * @param stretches of at least one sentence each
   * @param longer sentences that are too long to be among them; pieces of them may be learnt
   */
  record Part(List<List<Sentence>> stretches, List<Sentence> longer) {
    Part {
      stretches = stretches.stream().map(List::copyOf).toList();
      longer = List.copyOf(longer);
    }

    List<Sentence> sentences() {
      return stretches.stream().flatMap(List::stream).toList();
    }

    /** Sentences without a neighbour. */
    int alone() {
      return (int) stretches.stream().filter(stretch -> stretch.size() == 1).count();
    }

    int size() {
      return stretches.stream().mapToInt(List::size).sum();
    }
  }

  /**
   * @throws IllegalArgumentException when nothing is left to learn from or to measure by
   */
  static AutoencoderData of(AutoencoderConfig config, HeldOutText text) {
    Check.require(
        !text.train().isEmpty() && !text.dev().isEmpty(),
        "there are "
            + count(text.train())
            + " sentences to train on and "
            + count(text.dev())
            + " held out, but both need some; give more text, or --dev");
    Language language =
        Language.of(config.text(), text.train().stream().flatMap(List::stream).toList());
    Part train = fitting(config, language, text.train());
    Part dev = fitting(config, language, text.dev());
    Check.require(
        train.size() > 0 && dev.size() > 0,
        "of "
            + count(text.train())
            + " sentences to train on and "
            + count(text.dev())
            + " held out, "
            + train.size()
            + " and "
            + dev.size()
            + " have at most "
            + config.maximumLength()
            + " tokens"
            + (config.documents().whole()
                ? " and are in documents of " + config.documents().fewest() + " sentences or more"
                : "")
            + ", but both need some; raise --max-length"
            + (config.documents().whole() ? " or lower --min-sentences" : ""));
    int tooLong = count(text.train()) + count(text.dev()) - train.size() - dev.size();
    return new AutoencoderData(
        language, joined(config, language, train), joined(config, language, dev), tooLong);
  }

  private static <T> int count(List<List<T>> stretches) {
    return stretches.stream().mapToInt(List::size).sum();
  }

  /** The sentences that a model can be trained on or measured by. */
  static Part part(AutoencoderConfig config, Language language, List<List<String>> stretches) {
    return joined(config, language, fitting(config, language, stretches));
  }

  private static List<List<Sentence>> cut(
      AutoencoderConfig config, List<List<Sentence>> stretches) {
    if (!config.documents().whole()) {
      return stretches;
    }
    return stretches.stream().flatMap(stretch -> config.documents().cut(stretch).stream()).toList();
  }

  /** Documents as one long sentence each, unless they are not to be. */
  private static Part joined(AutoencoderConfig config, Language language, Part part) {
    if (!config.documents().whole() || config.hierarchical()) {
      return part;
    }
    List<String> texts =
        part.stretches().stream()
            .map(document -> DocumentText.joined(document.stream().map(Sentence::text).toList()))
            .toList();
    List<int[]> ids = language.ids(texts);
    return new Part(
        IntStream.range(0, texts.size())
            .mapToObj(i -> List.of(new Sentence(texts.get(i), ids.get(i))))
            .toList(),
        part.longer());
  }

  /** Where a sentence is left out, those about it are no neighbours. */
  private static Part fitting(
      AutoencoderConfig config, Language language, List<List<String>> stretches) {
    List<List<Sentence>> kept = new ArrayList<>();
    List<Sentence> longer = new ArrayList<>();
    for (List<String> stretch : stretches) {
      List<int[]> ids = language.ids(stretch);
      List<Sentence> next = new ArrayList<>();
      for (int i = 0; i < ids.size(); i++) {
        Sentence sentence = new Sentence(stretch.get(i), ids.get(i));
        int tokens = sentence.ids().length;
        if (tokens > 0 && tokens <= config.maximumLength()) {
          next.add(sentence);
          continue;
        }
        if (tokens > 0) {
          longer.add(sentence);
        }
        kept.add(next);
        next = new ArrayList<>();
      }
      kept.add(next);
    }
    kept.removeIf(List::isEmpty);
    return new Part(cut(config, kept), longer);
  }

  /**
   * What the encoder reads: the ids and the end symbol.
   *
   * @param ids of a sentence, which may be empty
   */
  static int[] read(Language language, int[] ids) {
    int[] read = Arrays.copyOf(ids, ids.length + 1);
    read[ids.length] = language.vocabulary().end();
    return read;
  }
}
