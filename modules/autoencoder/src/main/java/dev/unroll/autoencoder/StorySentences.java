package dev.unroll.autoencoder;

import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.StoryCorpus;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Sentences of the embedded grammar's stories, each story a stretch.
 *
 * @param seed of the stories
 */
record StorySentences(long seed) {
  private static final int HELD_OUT = 300;

  /** In these stories a point ends each sentence, and nothing else has one. */
  private static final Pattern END = Pattern.compile("(?<=\\.)\\s+");

  /**
   * So many stories to learn from and others held out.
   *
   * @param unit when it is a sentence, those held out are new to the letter
   */
  HeldOutText text(int count, HeldOutText.Unit unit) {
    List<List<String>> train = stories(Split.TRAIN, count);
    List<List<String>> dev = stories(Split.DEV, HELD_OUT);
    if (unit != HeldOutText.Unit.SENTENCE) {
      return new HeldOutText(train, dev);
    }
    Set<String> known = new HashSet<>();
    train.forEach(known::addAll);
    Set<String> fresh = new LinkedHashSet<>();
    dev.forEach(fresh::addAll);
    fresh.removeAll(known);
    return new HeldOutText(train, List.of(List.copyOf(fresh)));
  }

  /** The sentences of the stories to learn from. */
  List<String> sentences(int count) {
    return stories(Split.TRAIN, count).stream().flatMap(List::stream).toList();
  }

  private List<List<String>> stories(Split split, int count) {
    StoryCorpus corpus = new StoryCorpus(seed, split);
    return IntStream.range(0, count)
        .mapToObj(index -> Arrays.asList(END.split(corpus.story(index).strip())))
        .toList();
  }
}
