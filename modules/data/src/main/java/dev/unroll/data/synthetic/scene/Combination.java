package dev.unroll.data.synthetic.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A colour and a shape together. */
public record Combination(Colour colour, Shape shape) {
  /**
   * The combinations that no picture of any split shows: 6 of 64, no colour and no shape twice.
   * Whoever can caption them has learnt colours apart from shapes.
   */
  public static final Set<Combination> HELD_OUT =
      Set.of(
          new Combination(Colour.RED, Shape.MOON),
          new Combination(Colour.ORANGE, Shape.RING),
          new Combination(Colour.YELLOW, Shape.SQUARE),
          new Combination(Colour.GREEN, Shape.HEART),
          new Combination(Colour.BLUE, Shape.STAR),
          new Combination(Colour.PURPLE, Shape.TRIANGLE));

  /** Whether it is one of {@link #HELD_OUT}. */
  public boolean heldOut() {
    return HELD_OUT.contains(this);
  }

  /** Those that are, or are not, held out, always in the same order. */
  static List<Combination> all(boolean heldOut) {
    List<Combination> all = new ArrayList<>();
    for (Colour colour : Colour.values()) {
      for (Shape shape : Shape.values()) {
        Combination combination = new Combination(colour, shape);
        if (combination.heldOut() == heldOut) {
          all.add(combination);
        }
      }
    }
    return List.copyOf(all);
  }
}
