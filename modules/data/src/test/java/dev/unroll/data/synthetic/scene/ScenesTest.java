package dev.unroll.data.synthetic.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.synthetic.Split;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenesTest {
  private static final Scenes SCENES = new Scenes(11);
  private static final int SIDE = Scene.SIDE;

  @Test
  void sameSeedGivesTheSamePixelsInWhateverOrder() {
    for (Split split : Split.values()) {
      Scene late = new Scenes(11).scene(split, 900);
      Scene early = new Scenes(11).scene(split, 3);
      assertEquals(early, SCENES.scene(split, 3));
      assertEquals(late, SCENES.scene(split, 900));
      assertArrayEquals(pixels(early), pixels(SCENES.scene(split, 3)));
      assertNotEquals(early, new Scenes(12).scene(split, 3));
      assertEquals(Captions.of(early, 5), Captions.of(SCENES.scene(split, 3), 5));
    }
    assertNotEquals(SCENES.scene(Split.DEV, 0), SCENES.scene(Split.TEST, 0));
    assertThrows(IllegalArgumentException.class, () -> SCENES.scene(Split.DEV, -1));
  }

  @Test
  void heldOutCombinationsAreInNoSplitAndInEveryUnseenScene() {
    Set<Combination> shown = new HashSet<>();
    Set<Combination> unseen = new HashSet<>();
    for (int index = 0; index < 1000; index++) {
      for (Split split : Split.values()) {
        Scene scene = SCENES.scene(split, index);
        assertFalse(scene.showsHeldOut());
        scene.things().forEach(thing -> shown.add(thing.kind()));
      }
      Scene scene = SCENES.unseen(index);
      assertTrue(scene.showsHeldOut());
      scene.things().stream().map(Thing::kind).filter(Combination::heldOut).forEach(unseen::add);
    }
    assertEquals(Combination.HELD_OUT, unseen);
    assertEquals(64 - 6, shown.size());
    assertTrue(unseen.stream().noneMatch(shown::contains));
  }

  @Test
  void noPlaceAndNoRelationIsDoubtful() {
    for (int index = 0; index < 1000; index++) {
      List<Thing> things = SCENES.scene(Split.TRAIN, index).things();
      for (Thing one : things) {
        clear(one.spot().x() - 0.5);
        clear(one.spot().y() - 0.5);
        for (Thing other : things) {
          clear(one.spot().x() - other.spot().x());
          clear(one.spot().y() - other.spot().y());
        }
      }
    }
  }

  /** Either hardly off, or far. */
  private static void clear(double difference) {
    double off = Math.abs(difference);
    assertTrue(off <= 0.06 || off >= 0.19, () -> "off by " + off);
  }

  @Test
  void thingsCoverNothingAndLieWithinThePicture() {
    for (int index = 0; index < 1000; index++) {
      List<Thing> things = SCENES.scene(Split.TEST, index).things();
      for (Thing one : things) {
        assertTrue(one.spot().x() - one.radius() > -0.01 && one.spot().x() + one.radius() < 1.01);
        assertTrue(one.spot().y() - one.radius() > -0.01 && one.spot().y() + one.radius() < 1.01);
        for (Thing other : things) {
          double away = one.spot().distance(other.spot());
          assertTrue(one.equals(other) || away > one.radius() + other.radius());
        }
      }
    }
  }

  @Test
  void halfTheScenesHaveTwoThingsAndAQuarterEachOneAndThree() {
    int[] counts = new int[4];
    for (int index = 0; index < 4000; index++) {
      counts[SCENES.scene(Split.TRAIN, index).things().size()]++;
    }
    assertEquals(1000, counts[1], 120);
    assertEquals(2000, counts[2], 120);
    assertEquals(1000, counts[3], 120);
  }

  @Test
  void thingHasTheColourNamedWhereItIsSaidToBe() {
    for (int index = 0; index < 60; index++) {
      Scene scene = SCENES.scene(Split.TRAIN, index);
      BufferedImage picture = scene.render(SIDE);
      for (Thing thing : scene.things()) {
        List<Integer> painted = new ArrayList<>();
        int area = 0;
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
          int x = pixel % SIDE;
          int y = pixel / SIDE;
          Spot spot = new Spot((x + 0.5) / SIDE, (y + 0.5) / SIDE);
          if (spot.distance(thing.spot()) < thing.radius()) {
            int rgb = picture.getRGB(x, y);
            int toGrey = away(rgb, 0x010101 * scene.backdrop().grey());
            area++;
            if (away(rgb, nearest(rgb).rgb()) < toGrey) {
              painted.add(rgb);
            }
          }
        }
        Colour said = thing.kind().colour();
        long named = painted.stream().filter(rgb -> nearest(rgb) == said).count();
        // Edges, which are half of a small star, are mixed with grey.
        assertTrue(2 * named > painted.size(), thing + ": " + named + " of " + painted.size());
        assertTrue(painted.size() > 0.25 * area, thing + " covers too little");
      }
    }
  }

  @Test
  void pictureIsBackdropWhereNothingIs() {
    for (int index = 0; index < 30; index++) {
      Scene scene = SCENES.scene(Split.DEV, index);
      int grey = 0x010101 * scene.backdrop().grey();
      BufferedImage picture = scene.render(SIDE);
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        int x = pixel % SIDE;
        int y = pixel / SIDE;
        Spot spot = new Spot((x + 0.5) / SIDE, (y + 0.5) / SIDE);
        if (scene.things().stream()
            .allMatch(t -> t.spot().distance(spot) > 1.2 * t.radius() + 1.0 / SIDE)) {
          int noise = scene.backdrop().noise();
          assertTrue(away(picture.getRGB(x, y), grey) <= 3 * noise * noise);
        }
      }
    }
  }

  @Test
  void everyShapeLooksUnlikeEveryOther() {
    for (Shape one : Shape.values()) {
      for (Shape other : Shape.values()) {
        if (one.compareTo(other) < 0) {
          int[] a = pixels(plain(one));
          int[] b = pixels(plain(other));
          long differing = 0;
          for (int i = 0; i < a.length; i++) {
            differing += away(a[i], b[i]) > 10_000 ? 1 : 0;
          }
          // A small one has about 150 pixels.
          assertTrue(differing >= 15, one + " and " + other + " differ in " + differing);
        }
      }
    }
  }

  @Test
  void whatCannotBePaintedIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> plain(Shape.STAR).render(15));
    assertThrows(IllegalArgumentException.class, () -> new Backdrop(100, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Spot(1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new Scene(List.of(), new Backdrop(220, 0, 0)));
    assertEquals(200, plain(Shape.STAR).render(200).getWidth());
  }

  private static Scene plain(Shape shape) {
    Combination kind = new Combination(Colour.BLACK, shape);
    return new Scene(
        List.of(new Thing(kind, Size.SMALL, new Spot(0.5, 0.5), Finish.PLAIN)),
        new Backdrop(240, 0, 0));
  }

  private static int[] pixels(Scene scene) {
    return scene.render(SIDE).getRGB(0, 0, SIDE, SIDE, new int[SIDE * SIDE], 0, SIDE);
  }

  private static Colour nearest(int rgb) {
    return Arrays.stream(Colour.values())
        .min(Comparator.comparingInt(colour -> away(rgb, colour.rgb())))
        .orElseThrow();
  }

  /** The squared distance of two colours, over the three channels. */
  private static int away(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (one >> shift & 0xFF) - (other >> shift & 0xFF);
      sum += difference * difference;
    }
    return sum;
  }
}
