package dev.unroll.tagging;

import dev.unroll.core.check.Check;
import dev.unroll.core.tagging.TagScheme;
import dev.unroll.data.batch.TagSequence;
import java.util.List;

/**
 * A text as it is heard: each word is tagged when it comes, by what was said before it, with the
 * tags that {@link TagModel#tag} gives it in the whole text. For one thread.
 */
public final class TagStream {
  private final TagConfig config;
  private final Lexicon lexicon;
  private final Answers answers;
  private final StepTagger steps;
  private int previous;
  private String before = Answers.OUTSIDE;

  TagStream(TagConfig config, Lexicon lexicon, Answers answers, StepTagger steps) {
    this.config = config;
    this.lexicon = lexicon;
    this.answers = answers;
    this.steps = steps;
    this.previous = steps.start();
  }

  /**
   * The tag of the next word; a slot in IOB2.
   *
   * @param word not empty
   */
  public String next(String word) {
    Check.notBlank("word", word);
    TagSequence read = lexicon.sequence(List.of(word));
    previous = steps.step(List.of(read), new int[] {previous}).argMax(1).getInt(0);
    String tag = answers.tags().token(previous);
    if (config.task() != TagConfig.Task.SLOTS) {
      return tag;
    }
    String written = TagScheme.IOB2.repaired(List.of(before, tag)).tags().get(1);
    before = tag;
    return written;
  }

  /** Begins another text. */
  public void reset() {
    steps.reset(1);
    previous = steps.start();
    before = Answers.OUTSIDE;
  }
}
