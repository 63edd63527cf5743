package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * The K symbols that a CTC network chooses from in each frame: labels, and the blank that stands
 * for no label (Graves et al. 2006, section 3).
 *
 * @param symbols the text of each, all different; that of the blank is for pictures only
 * @param blank index of the blank, in [0, K)
 */
public record Alphabet(List<String> symbols, int blank) {
  private static final String SPACE = " ";

  public Alphabet {
    symbols = List.copyOf(symbols);
    Check.require(
        blank >= 0 && blank < symbols.size(),
        "blank must be in [0, " + symbols.size() + "), but was " + blank);
    HashSet<String> seen = new HashSet<>();
    for (String symbol : symbols) {
      Check.require(!symbol.isEmpty(), "a symbol of the alphabet must not be empty");
      Check.require(seen.add(symbol), "symbol '" + symbol + "' is twice in the alphabet");
    }
  }

  /**
   * The blank at 0, and after it one label for each code point of {@code letters}. The blank is
   * called φ, or {@code <blank>} where φ is itself a letter, as in Greek.
   *
   * @throws IllegalArgumentException naming a letter that is there twice
   */
  public static Alphabet ofLetters(String letters) {
    // A name of several letters is no code point, so no label can be called the same.
    String blank = letters.contains("φ") ? "<blank>" : "φ";
    Stream<String> labels = letters.codePoints().mapToObj(Character::toString);
    return new Alphabet(Stream.concat(Stream.of(blank), labels).toList(), 0);
  }

  /** K, the blank counted. */
  public int size() {
    return symbols.size();
  }

  /** The label " " that separates words; -1 when there is none, so that each label is a word. */
  public int space() {
    int found = symbols.indexOf(SPACE);
    return found == blank ? -1 : found;
  }

  /** The text that {@code labels} spell. */
  public String text(List<Integer> labels) {
    StringBuilder text = new StringBuilder();
    labels.forEach(label -> text.append(symbols.get(label)));
    return text.toString();
  }

  /**
   * The labels that spell {@code text}, one for each code point.
   *
   * @throws IllegalArgumentException naming the first letter that is no label
   */
  public int[] encode(String text) {
    int[] letters = text.codePoints().toArray();
    int[] labels = new int[letters.length];
    for (int i = 0; i < letters.length; i++) {
      String letter = Character.toString(letters[i]);
      labels[i] = symbols.indexOf(letter);
      Check.require(
          labels[i] >= 0 && labels[i] != blank,
          "letter "
              + (i + 1)
              + " of '"
              + text
              + "' is '"
              + letter
              + "', which is not in the"
              + " alphabet; spell it otherwise, or train with an alphabet that holds it");
    }
    return labels;
  }
}
