package dev.unroll.data.synthetic.scene;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says of a scene what is so. */
public final class Captions {
  /** References of a picture, as in COCO. */
  public static final int USUAL = 5;

  private Captions() {}

  /** Always the same of the same scene: see {@link #of(Scene, RandomStream, int)}. */
  public static List<String> of(Scene scene, int count) {
    return of(scene, RandomStream.named(scene.backdrop().seed(), "captions"), count);
  }

  /**
   * True captions, no two the same. First comes which kind of claim, those further on in the order
   * of {@link #trueClaims} more often, then which claim, then how it is said. Counts come early in
   * that order: there are few ways to say one, so that each would be far likelier than any other
   * caption if they were drawn often, and whoever looks for the likeliest would count what is not
   * there.
   *
   * @throws IllegalArgumentException when there are not that many
   */
  public static List<String> of(Scene scene, RandomStream random, int count) {
    List<List<Claim>> kinds = trueClaims(scene);
    long most =
        kinds.stream().flatMap(List::stream).mapToLong(claim -> claim.sentences().size()).sum();
    Check.require(
        Check.notNegative("count", count) <= most,
        "only " + most + " captions are true of the scene, but " + count + " were asked for");
    Set<String> captions = new LinkedHashSet<>();
    while (captions.size() < count) {
      int kind = Math.max(random.nextInt(kinds.size()), random.nextInt(kinds.size()));
      captions.add(any(any(kinds.get(kind), random).sentences(), random));
    }
    return List.copyOf(captions);
  }

  /**
   * Every claim that is true, by its kind, those that are drawn most last; a kind of which none is
   * true is left out.
   */
  static List<List<Claim>> trueClaims(Scene scene) {
    Set<Phrase> phrases = new LinkedHashSet<>();
    for (Thing thing : scene.things()) {
      phrases.add(Phrase.of(thing.kind()));
      phrases.add(Phrase.of(thing.size(), thing.kind()));
    }
    List<Claim> present = new ArrayList<>();
    List<Claim> located = new ArrayList<>();
    List<Claim> related = new ArrayList<>();
    List<Claim> both = new ArrayList<>();
    List<Claim> counted = new ArrayList<>();
    for (Phrase phrase : phrases) {
      present.add(new Claim.Present(phrase));
      for (Place place : Place.values()) {
        located.add(new Claim.Located(phrase, place));
      }
      for (int number = 0; number < Claim.NUMBERS.size(); number++) {
        counted.add(new Claim.Counted(number + 2, phrase));
      }
      for (Phrase other : phrases) {
        both.add(new Claim.Both(phrase, other));
        for (Relation relation : Relation.values()) {
          related.add(new Claim.Related(phrase, relation, other));
        }
      }
    }
    List<List<Claim>> kinds = new ArrayList<>(List.of(present, counted, both, located, related));
    kinds.forEach(claims -> claims.removeIf(claim -> !claim.holds(scene)));
    kinds.removeIf(List::isEmpty);
    return kinds;
  }

  private static <T> T any(List<T> items, RandomStream random) {
    return items.get(random.nextInt(items.size()));
  }
}
