package dev.unroll.data.synthetic.scene;

import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws scenes. Middles lie near the nodes of a grid of three by three, so that of two things one
 * is either clearly left of the other or clearly not, and every {@link Place} clearly fits or does
 * not; nothing covers anything.
 */
final class SceneSampler {
  private static final double MIDDLE = 0.5;
  private static final double STEP = 0.25;
  private static final double JITTER = 0.03;

  /** Kept free between things, as a part of the side. */
  private static final double GAP = 0.01;

  private static final List<Combination> SHOWN = Combination.all(false);
  private static final List<Combination> HELD_OUT = Combination.all(true);

  private final RandomStream random;

  SceneSampler(RandomStream random) {
    this.random = random;
  }

  /** One thing, two as often as one and three together, or three; none held out. */
  Scene shown() {
    return scene(SHOWN);
  }

  /** As {@link #shown}, but the first thing drawn is held out. */
  Scene unseen() {
    return scene(HELD_OUT);
  }

  private Scene scene(List<Combination> first) {
    int count = 1 + (random.nextInt(4) + 1) / 2;
    List<Combination> kinds = new ArrayList<>(List.of(any(first)));
    while (kinds.size() < count) {
      // Else two of a kind would be too rare to learn to count.
      kinds.add(random.nextInt(4) == 0 ? kinds.get(0) : any(SHOWN));
    }
    List<Thing> things = things(kinds);
    while (!apart(things)) {
      things = things(kinds);
    }
    return new Scene(
        things, new Backdrop(205 + random.nextInt(41), 2 + random.nextInt(7), random.nextLong()));
  }

  private List<Thing> things(List<Combination> kinds) {
    return kinds.stream().map(this::thing).toList();
  }

  private Thing thing(Combination kind) {
    Size size = random.nextBoolean() ? Size.BIG : Size.SMALL;
    double turn = kind.shape().turn();
    return new Thing(
        kind,
        size,
        new Spot(coordinate(), coordinate()),
        new Finish(1 + 0.07 * spread(), turn * spread(), spread()));
  }

  private double coordinate() {
    return MIDDLE + STEP * (random.nextInt(3) - 1) + JITTER * spread();
  }

  /** Uniform in [−1, 1). */
  private double spread() {
    return 2 * random.nextDouble() - 1;
  }

  private Combination any(List<Combination> combinations) {
    return combinations.get(random.nextInt(combinations.size()));
  }

  private static boolean apart(List<Thing> things) {
    for (int i = 0; i < things.size(); i++) {
      for (int j = 0; j < i; j++) {
        Thing one = things.get(i);
        Thing other = things.get(j);
        if (one.spot().distance(other.spot()) < one.radius() + other.radius() + GAP) {
          return false;
        }
      }
    }
    return true;
  }
}
