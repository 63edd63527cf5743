package dev.unroll.data.synthetic.scene;

import dev.unroll.core.metric.CaptionTokens;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what {@link Claim#sentences} writes, word by word and by its own rules. Capitals and
 * punctuation do not matter.
 *
 * <pre>
 * caption  = ["there is"] thing ["and" thing] | "there is" thing where | thing ["is"] where
 *          | ["there are"] ("two" | "three") [size] colour shapes
 * where    = place | relation thing
 * thing    = ("a" | "an") [size] colour shape
 * </pre>
 */
public final class CaptionReader {
  private final List<String> words;
  private int next;

  private CaptionReader(List<String> words) {
    this.words = words;
  }

  /** What a caption claims; nothing when it is no sentence of the grammar. */
  public static Optional<Claim> read(String caption) {
    CaptionReader reader = new CaptionReader(CaptionTokens.of(caption));
    return reader.caption().filter(claim -> reader.ended());
  }

  private Optional<Claim> caption() {
    if (take("there are")) {
      return counted();
    }
    boolean there = take("there is");
    Optional<Claim> counted = there ? Optional.empty() : counted();
    return counted.isPresent() ? counted : thing().flatMap(thing -> rest(thing, there));
  }

  private Optional<Claim> rest(Phrase thing, boolean there) {
    if (ended()) {
      return Optional.of(new Claim.Present(thing));
    }
    if (take("and")) {
      return thing().map(other -> new Claim.Both(thing, other));
    }
    if (!there) {
      take("is");
    }
    for (Relation relation : Relation.values()) {
      if (relation.wordings().stream().anyMatch(this::take)) {
        return thing().map(other -> new Claim.Related(thing, relation, other));
      }
    }
    String where = String.join(" ", words.subList(next, words.size()));
    next = words.size();
    return one(Place.values(), Place::words, where).map(place -> new Claim.Located(thing, place));
  }

  private Optional<Claim> counted() {
    int number = ended() ? -1 : Claim.NUMBERS.indexOf(words.get(next));
    if (number < 0) {
      return Optional.empty();
    }
    next++;
    return phrase(Shape::plural).map(phrase -> new Claim.Counted(number + 2, phrase));
  }

  private Optional<Phrase> thing() {
    boolean an = take("an");
    if ((!an && !take("a")) || ended() || Phrase.startsWithVowel(words.get(next)) != an) {
      return Optional.empty();
    }
    return phrase(Shape::word);
  }

  private Optional<Phrase> phrase(Function<Shape, String> form) {
    Optional<Size> size = one(Size.values(), Size::word);
    Optional<Colour> colour = one(Colour.values(), Colour::word);
    Optional<Shape> shape = one(Shape.values(), form);
    if (colour.isEmpty() || shape.isEmpty()) {
      return Optional.empty();
    }
    Combination kind = new Combination(colour.get(), shape.get());
    return Optional.of(size.map(s -> Phrase.of(s, kind)).orElseGet(() -> Phrase.of(kind)));
  }

  /** The value that the next word names, and steps over the word; else stays. */
  private <T> Optional<T> one(T[] values, Function<T, String> form) {
    Optional<T> found = ended() ? Optional.empty() : one(values, form, words.get(next));
    next += found.isPresent() ? 1 : 0;
    return found;
  }

  private static <T> Optional<T> one(T[] values, Function<T, String> form, String words) {
    return Arrays.stream(values).filter(value -> form.apply(value).equals(words)).findFirst();
  }

  /** Steps over these words if they come next. */
  private boolean take(String expected) {
    List<String> wanted = List.of(expected.split(" "));
    int end = next + wanted.size();
    boolean found = end <= words.size() && words.subList(next, end).equals(wanted);
    next = found ? end : next;
    return found;
  }

  private boolean ended() {
    return next == words.size();
  }
}
