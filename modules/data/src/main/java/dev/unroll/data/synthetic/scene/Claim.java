package dev.unroll.data.synthetic.scene;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** What a caption says, whatever its words: true or false of every scene. */
public sealed interface Claim {
  /** Numbers that captions say: item 0 is two. */
  List<String> NUMBERS = List.of("two", "three");

  /** Whether it is so in {@code scene}. */
  boolean holds(Scene scene);

  /** All the ways to say it, without a full stop. */
  List<String> sentences();

  /** There is such a thing. */
  record Present(Phrase phrase) implements Claim {
    @Override
    public boolean holds(Scene scene) {
      return scene.things().stream().anyMatch(phrase::fits);
    }

    @Override
    public List<String> sentences() {
      return List.of(phrase.one(), "there is " + phrase.one());
    }
  }

  /** There is such a thing at that place. */
  record Located(Phrase phrase, Place place) implements Claim {
    @Override
    public boolean holds(Scene scene) {
      return scene.things().stream()
          .anyMatch(thing -> phrase.fits(thing) && place.holds(thing.spot()));
    }

    @Override
    public List<String> sentences() {
      return said(phrase.one(), place.words());
    }
  }

  /** There is such a thing, and it lies so to another such thing. */
  record Related(Phrase phrase, Relation relation, Phrase other) implements Claim {
    @Override
    public boolean holds(Scene scene) {
      return anyPair(
          scene,
          (one, two) ->
              phrase.fits(one) && other.fits(two) && relation.holds(one.spot(), two.spot()));
    }

    @Override
    public List<String> sentences() {
      List<String> sentences = new ArrayList<>();
      for (String wording : relation.wordings()) {
        sentences.addAll(said(phrase.one(), wording + " " + other.one()));
      }
      return sentences;
    }
  }

  /** There are two things, one of each. */
  record Both(Phrase phrase, Phrase other) implements Claim {
    @Override
    public boolean holds(Scene scene) {
      return anyPair(scene, (one, two) -> phrase.fits(one) && other.fits(two));
    }

    @Override
    public List<String> sentences() {
      String both = phrase.one() + " and " + other.one();
      return List.of(both, "there is " + both);
    }
  }

  /** There are so many such things, no more and no fewer. */
  record Counted(int count, Phrase phrase) implements Claim {
    public Counted {
      Check.within("count", count, 2, 2 + NUMBERS.size());
    }

    @Override
    public boolean holds(Scene scene) {
      return scene.things().stream().filter(phrase::fits).count() == count;
    }

    @Override
    public List<String> sentences() {
      String counted = NUMBERS.get(count - 2) + " " + phrase.several();
      return List.of(counted, "there are " + counted);
    }
  }

  private static List<String> said(String subject, String where) {
    return List.of(
        subject + " " + where, subject + " is " + where, "there is " + subject + " " + where);
  }

  private static boolean anyPair(Scene scene, BiPredicate<Thing, Thing> fits) {
    List<Thing> things = scene.things();
    for (int i = 0; i < things.size(); i++) {
      for (int j = 0; j < things.size(); j++) {
        if (i != j && fits.test(things.get(i), things.get(j))) {
          return true;
        }
      }
    }
    return false;
  }
}
