package dev.unroll.core.metric;

import dev.unroll.core.check.Check;

/**
 * The counts under {@link Meteor}: of captions and of the reference that suits each best.
 *
 * @param chunks runs of matches that follow each other in both texts; 0 for a caption that is its
 *     reference, which is not broken anywhere
 */
public record MeteorTally(MeteorSide hypothesis, MeteorSide reference, long chunks)
    implements Tally<MeteorTally> {
  public MeteorTally {
    Check.notNegative("chunks", chunks);
    Check.require(
        hypothesis.matched() == reference.matched(),
        "matches are of one word each, but "
            + hypothesis.matched()
            + " words match "
            + reference.matched());
  }

  @Override
  public MeteorTally plus(MeteorTally other) {
    return new MeteorTally(
        hypothesis.plus(other.hypothesis), reference.plus(other.reference), chunks + other.chunks);
  }
}
