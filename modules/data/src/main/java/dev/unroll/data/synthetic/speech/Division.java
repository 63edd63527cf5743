package dev.unroll.data.synthetic.speech;

import dev.unroll.core.check.Check;
import dev.unroll.data.synthetic.Split;

/**
 * Which recordings may be heard in which split. In every division the three share none. The authors
 * of the set name no recordings to choose a model by; those numbered {@value Recording#TESTED} to 9
 * are kept for that, and from training.
 */
public sealed interface Division {
  /** Whether a recording belongs to a split. */
  boolean holds(Split split, Recording recording);

  /** Its name, for random streams and ids. */
  String name();

  /** The split of the set's authors: every speaker in each part, recordings 0 to 4 to test on. */
  record Official() implements Division {
    @Override
    public boolean holds(Split split, Recording recording) {
      return split == splitOf(recording);
    }

    @Override
    public String name() {
      return "official";
    }
  }

  /**
   * One speaker is heard in the test only, with all recordings; the others in training and dev
   * only, without those that the official split tests on.
   */
  record Without(String speaker) implements Division {
    public Without {
      Check.notBlank("speaker", speaker);
    }

    @Override
    public boolean holds(Split split, Recording recording) {
      boolean left = recording.speaker().equals(speaker);
      return split == Split.TEST ? left : !left && split == splitOf(recording);
    }

    @Override
    public String name() {
      return "without-" + speaker;
    }
  }

  private static Split splitOf(Recording recording) {
    if (recording.tested()) {
      return Split.TEST;
    }
    return recording.index() < 2 * Recording.TESTED ? Split.DEV : Split.TRAIN;
  }
}
