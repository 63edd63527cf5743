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
   */
  record Part(List<List<Sentence>> stretches) {
    Part {
      stretches = stretches.stream().map(List::copyOf).toList();
    }

    List<Sentence> sentences() {
      return stretches.stream().flatMap(List::stream).toList();
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
    List<List<Sentence>> train = cut(config, fitting(config, language, text.train()));
    List<List<Sentence>> dev = cut(config, fitting(config, language, text.dev()));
    Check.require(
        !train.isEmpty() && !dev.isEmpty(),
        "of "
            + count(text.train())
            + " sentences to train on and "
            + count(text.dev())
            + " held out, "
            + count(train)
            + " and "
            + count(dev)
            + " have at most "
            + config.maximumLength()
            + " tokens"
            + (config.documents().whole()
                ? " and are in documents of " + config.documents().fewest() + " sentences or more"
                : "")
            + ", but both need some; raise --max-length"
            + (config.documents().whole() ? " or lower --min-sentences" : ""));
    int tooLong = count(text.train()) + count(text.dev()) - count(train) - count(dev);
    return new AutoencoderData(
        language, joined(config, language, train), joined(config, language, dev), tooLong);
  }

  private static <T> int count(List<List<T>> stretches) {
    return stretches.stream().mapToInt(List::size).sum();
  }

  /** The sentences that a model can be trained on or measured by. */
  static Part part(AutoencoderConfig config, Language language, List<List<String>> stretches) {
    return joined(config, language, cut(config, fitting(config, language, stretches)));
  }

  private static List<List<Sentence>> cut(
      AutoencoderConfig config, List<List<Sentence>> stretches) {
    if (!config.documents().whole()) {
      return stretches;
    }
    return stretches.stream().flatMap(stretch -> config.documents().cut(stretch).stream()).toList();
  }

  /** Documents as one long sentence each, unless they are not to be. */
  private static Part joined(
      AutoencoderConfig config, Language language, List<List<Sentence>> stretches) {
    if (!config.documents().whole() || config.hierarchical()) {
      return new Part(stretches);
    }
    List<String> texts =
        stretches.stream()
            .map(document -> DocumentText.joined(document.stream().map(Sentence::text).toList()))
            .toList();
    List<int[]> ids = language.ids(texts);
    return new Part(
        IntStream.range(0, texts.size())
            .mapToObj(i -> List.of(new Sentence(texts.get(i), ids.get(i))))
            .toList());
  }

  /** Where a sentence is left out, those about it are no neighbours. */
  private static List<List<Sentence>> fitting(
      AutoencoderConfig config, Language language, List<List<String>> stretches) {
    List<List<Sentence>> kept = new ArrayList<>();
    for (List<String> stretch : stretches) {
      List<int[]> ids = language.ids(stretch);
      List<Sentence> next = new ArrayList<>();
      for (int i = 0; i <= ids.size(); i++) {
        boolean fits =
            i < ids.size() && ids.get(i).length > 0 && ids.get(i).length <= config.maximumLength();
        if (fits) {
          next.add(new Sentence(stretch.get(i), ids.get(i)));
        } else if (!next.isEmpty()) {
          kept.add(next);
          next = new ArrayList<>();
        }
      }
    }
    return kept;
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
