package dev.unroll.autoencoder;

import dev.unroll.core.check.Check;
import dev.unroll.data.text.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sentences as token ids. Tokeniser and vocabulary are made from the training sentences alone.
 *
 * @param language of all sentences
 * @param train sentences to learn from
 * @param dev held-out sentences
 * @param tooLong sentences of both that were left out because they are longer than allowed
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
   * Sentences in stretches: those that follow each other in one are neighbours.
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
    Part train = part(config, language, text.train());
    Part dev = part(config, language, text.dev());
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
            + " tokens, but both need some; raise --max-length");
    int tooLong = count(text.train()) + count(text.dev()) - train.size() - dev.size();
    return new AutoencoderData(language, train, dev, tooLong);
  }

  private static int count(List<List<String>> stretches) {
    return stretches.stream().mapToInt(List::size).sum();
  }

  /** Where a sentence is left out, those about it are no neighbours. */
  static Part part(AutoencoderConfig config, Language language, List<List<String>> stretches) {
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
    return new Part(kept);
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
