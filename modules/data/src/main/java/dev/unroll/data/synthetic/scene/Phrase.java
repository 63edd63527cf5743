package dev.unroll.data.synthetic.scene;

import dev.unroll.core.check.Check;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a caption calls a thing: "a big red star" or "a red star".
 *
 * @param sizes one size, or all when none is said
 */
public record Phrase(Set<Size> sizes, Combination kind) {
  private static final Set<Size> ANY = Set.copyOf(EnumSet.allOf(Size.class));

  public Phrase {
    sizes = Set.copyOf(sizes);
    Check.require(
        sizes.size() == 1 || sizes.equals(ANY),
        "sizes must be one or all of " + ANY + ", but was " + sizes);
  }

  /** Whatever its size. */
  public static Phrase of(Combination kind) {
    return new Phrase(ANY, kind);
  }

  /** Of this size. */
  public static Phrase of(Size size, Combination kind) {
    return new Phrase(Set.of(size), kind);
  }

  /** Whether it fits a thing. */
  public boolean fits(Thing thing) {
    return thing.kind().equals(kind) && sizes.contains(thing.size());
  }

  /** With its article, such as "an orange ring". */
  public String one() {
    String words = adjectives() + kind.shape().word();
    return (startsWithVowel(words) ? "an " : "a ") + words;
  }

  /** Of several, without a number, such as "orange rings". */
  public String several() {
    return adjectives() + kind.shape().plural();
  }

  private String adjectives() {
    String size = sizes.size() == 1 ? sizes.iterator().next().word() + " " : "";
    return size + kind.colour().word() + " ";
  }

  /** Whether English has "an" before these words of ours. */
  static boolean startsWithVowel(String words) {
    return "aeiou".indexOf(words.charAt(0)) >= 0;
  }
}
