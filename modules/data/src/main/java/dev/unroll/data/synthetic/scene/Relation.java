package dev.unroll.data.synthetic.scene;

import java.util.List;

/** How one thing may be said to lie to another; what is left of it may be above it, too. */
public enum Relation {
  LEFT_OF(-1, 0, "left of", "to the left of"),
  RIGHT_OF(1, 0, "right of", "to the right of"),
  ABOVE(0, -1, "above", "over"),
  BELOW(0, 1, "below", "under");

  /** Middles must be that far apart, as a part of the side; no sampled ones are nearly so far. */
  private static final double LEAST = 0.125;

  private final int right;
  private final int down;
  private final String wording;
  private final String variant;

  Relation(int right, int down, String wording, String variant) {
    this.right = right;
    this.down = down;
    this.wording = wording;
    this.variant = variant;
  }

  /** The two ways that captions say it. */
  public List<String> wordings() {
    return List.of(wording, variant);
  }

  /** Whether {@code one} lies so to {@code other}. */
  public boolean holds(Spot one, Spot other) {
    return right * (one.x() - other.x()) + down * (one.y() - other.y()) > LEAST;
  }
}
