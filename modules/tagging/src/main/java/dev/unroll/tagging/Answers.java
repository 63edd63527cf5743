package dev.unroll.tagging;

import dev.unroll.core.text.Vocabulary;
import dev.unroll.layers.crf.AllowedTags;
import java.util.List;

/**
 * What a network can say.
 *
 * @param tags of words, of the scheme that the network writes
 * @param labels of texts
 * @param terms of texts
 */
record Answers(Vocabulary tags, Vocabulary labels, Vocabulary terms) {
  /** For what training does not have. */
  static final int NONE = -1;

  /** The tag of a word that is in no slot. */
  static final String OUTSIDE = "O";

  /** All that is said of these texts, as far as the task asks for it. */
  static Answers of(TagConfig config, List<Example> examples) {
    Vocabulary.Builder tags = Vocabulary.builder();
    Vocabulary.Builder labels = Vocabulary.builder();
    Vocabulary.Builder terms = Vocabulary.builder();
    boolean labelled = config.intents() || config.task() == TagConfig.Task.SENTIMENT;
    for (Example example : examples) {
      if (config.task().tagsWords()) {
        tags.addAll(written(config, example.tags()));
      }
      if (labelled && !example.label().isEmpty()) {
        labels.add(example.label());
      }
      if (config.task() == TagConfig.Task.KEYTERMS) {
        terms.addAll(example.terms());
      }
    }
    return new Answers(tags.build(), labels.build(), terms.build());
  }

  /** Tags as the network writes them. */
  private static List<String> written(TagConfig config, List<String> tags) {
    return config.task() == TagConfig.Task.SLOTS ? config.scheme().repaired(tags).tags() : tags;
  }

  /** Ids of tags as they are in the data; {@link #NONE} of one that training lacks. */
  int[] tagIds(TagConfig config, List<String> given) {
    return written(config, given).stream().mapToInt(tag -> id(tags, tag)).toArray();
  }

  /** The id of something, or {@link #NONE}. */
  static int id(Vocabulary vocabulary, String name) {
    return vocabulary.contains(name) ? vocabulary.id(name) : NONE;
  }

  /** Sequences of tags that the scheme of slots allows; all where tags are no slots. */
  AllowedTags allowed(TagConfig config) {
    int count = tags.size();
    boolean[] first = new boolean[count];
    boolean[] last = new boolean[count];
    boolean[][] next = new boolean[count][count];
    for (int i = 0; i < count; i++) {
      first[i] = allows(config, OUTSIDE, tags.token(i));
      last[i] = allows(config, tags.token(i), OUTSIDE);
      for (int j = 0; j < count; j++) {
        next[i][j] = allows(config, tags.token(i), tags.token(j));
      }
    }
    return new AllowedTags(first, next, last);
  }

  private static boolean allows(TagConfig config, String from, String to) {
    return config.task() != TagConfig.Task.SLOTS || config.scheme().allows(from, to);
  }
}
