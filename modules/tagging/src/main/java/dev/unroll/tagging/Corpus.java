package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.core.tagging.TagScheme;
import dev.unroll.data.tagging.TaggingLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Texts to learn from, to choose by and to report on; slots are in IOB2.
 *
 * @param layout by which words are cut
 * @param train texts to learn from
 * @param dev held-out texts
 * @param test test texts
 * @param empty sentences left out because they have no word
 * @param repaired tags that were no proper ones of their scheme, such as I without B
 */
record Corpus(
    TaggingLayout layout,
    List<Example> train,
    List<Example> dev,
    List<Example> test,
    int empty,
    int repaired) {
  /**
   * Slots of sentences as IOB2, read as conlleval does.
   *
   * @param scheme that they were written in
   * @param repaired tags that had to change although they were in that scheme
   */
  record Slots(List<Example> examples, TagScheme scheme, int repaired) {
    /** For people. */
    String description() {
      return String.format(
          Locale.ROOT, "%,d tags repaired, such as I without B, of %s", repaired, scheme);
    }
  }

  Corpus {
    train = List.copyOf(train);
    dev = List.copyOf(dev);
    test = List.copyOf(test);
  }

  /**
   * Writes all slots in IOB2.
   *
   * @throws IllegalArgumentException naming the first sentence with a tag of no scheme
   */
  Corpus withSlots() {
    TagScheme scheme = scheme(train);
    Slots learnt = slots(train, scheme);
    Slots chosen = slots(dev, scheme);
    Slots tested = slots(test, scheme);
    return new Corpus(
        layout,
        learnt.examples(),
        chosen.examples(),
        tested.examples(),
        empty,
        repaired + learnt.repaired() + chosen.repaired() + tested.repaired());
  }

  /** As {@link #withSlots} does, of sentences whose scheme is seen from all of them. */
  static Slots slots(List<Example> examples) {
    return slots(examples, scheme(examples));
  }

  private static Slots slots(List<Example> examples, TagScheme scheme) {
    List<Example> written = new ArrayList<>();
    int repaired = 0;
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      try {
        repaired += scheme.repaired(example.tags()).changed();
        written.add(example.withTags(TagScheme.IOB2.repaired(example.tags()).tags()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "sentence " + (i + 1) + ", \"" + example.text() + "\": " + e.getMessage(), e);
      }
    }
    return new Slots(written, scheme, repaired);
  }

  /** The scheme of tags: BIOES by its letters, IOB1 if it fits and IOB2 does not, else IOB2. */
  private static TagScheme scheme(List<Example> examples) {
    boolean ends =
        examples.stream()
            .flatMap(example -> example.tags().stream())
            .anyMatch(tag -> tag.startsWith("E-") || tag.startsWith("S-"));
    if (ends) {
      return TagScheme.BIOES;
    }
    return !fits(TagScheme.IOB2, examples) && fits(TagScheme.IOB1, examples)
        ? TagScheme.IOB1
        : TagScheme.IOB2;
  }

  private static boolean fits(TagScheme scheme, List<Example> examples) {
    try {
      return examples.stream().allMatch(one -> scheme.repaired(one.tags()).changed() == 0);
    } catch (IllegalArgumentException e) {
      return false; // said better where the sentence is known
    }
  }

  /**
   * Requires what a task learns to be there.
   *
   * @throws IllegalArgumentException naming the first text that lacks it
   */
  void require(TagConfig.Task task) {
    Check.require(
        !train.isEmpty() && !dev.isEmpty(),
        ("there are " + train.size() + " texts to train on and " + dev.size() + " held out, but ")
            + "both need some; give more, or --dev and --test");
    for (List<Example> part : List.of(train, dev, test)) {
      require(task, part);
    }
  }

  /** As {@link #require(TagConfig.Task)}, of some. */
  static void require(TagConfig.Task task, List<Example> examples) {
    for (Example example : examples) {
      boolean there =
          switch (task) {
            case SLOTS, POS -> !example.tags().isEmpty();
            case SENTIMENT -> !example.label().isEmpty();
            case KEYTERMS -> !example.terms().isEmpty();
          };
      Check.require(
          there,
          ("--task " + task + " needs " + needed(task) + " for each text, but there is none for \"")
              + (example.text() + "\"; choose another task, or other data"));
    }
  }

  private static String needed(TagConfig.Task task) {
    return switch (task) {
      case SLOTS, POS -> "tags";
      case SENTIMENT -> "a label";
      case KEYTERMS -> "terms";
    };
  }
}
