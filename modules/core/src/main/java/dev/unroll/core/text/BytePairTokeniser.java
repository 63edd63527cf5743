package dev.unroll.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Byte pair encoding over UTF-8 bytes (Sennrich, Haddow and Birch 2016, algorithm 1; bytes as in
 * Radford et al. 2019), so that no text is unknown. Text is first cut into runs of letters, of
 * digits, of other signs (each with the space before it) and of white space, of at most 64
 * characters; no token reaches over such a run. Within a run the pair that was learnt first is
 * merged first.
 *
 * <p>A token is written with one printable letter a byte, a space as Ġ. {@link #text} is the exact
 * inverse; tokens whose bytes are no UTF-8, as a model may draw them, give U+FFFD. Text with a lone
 * surrogate is refused with an {@link IllegalArgumentException}.
 */
public final class BytePairTokeniser implements Tokeniser {
  static final String NAME = "bpe";
  static final int BYTES = 256;

  private static final Pattern RUN =
      Pattern.compile(
          " ?[\\p{L}\\p{M}]{1,64}| ?\\p{N}{1,64}| ?[^\\s\\p{L}\\p{M}\\p{N}]{1,64}"
              + "|\\s{1,64}(?!\\S)|\\s{1,64}",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final List<BytePair> merges;
  private final List<String> pieces;
  private final Map<BytePair, Integer> ranks;

  /** {@code merges} in the order learnt; merge {@code r} makes the piece {@code 256 + r}. */
  BytePairTokeniser(List<BytePair> merges) {
    this.merges = List.copyOf(merges);
    ranks = new HashMap<>(2 * merges.size());
    List<String> made = new ArrayList<>();
    IntStream.range(0, BYTES).mapToObj(ByteLetters::letter).forEach(made::add);
    for (BytePair pair : merges) {
      ranks.put(pair, ranks.size());
      made.add(made.get(pair.left()) + made.get(pair.right()));
    }
    pieces = List.copyOf(made);
  }

  /**
   * Learns merges until there are {@code vocabularySize} different tokens, or no pair is left that
   * occurs twice. The most frequent pair comes first; of equal ones that with the older left piece,
   * then the older right piece, bytes being the oldest in their order.
   *
   * @param text lines, documents or any other parts; no token reaches over two of them
   * @param vocabularySize at least 256, the number of bytes
   * @throws IllegalArgumentException when the size is smaller, or text holds a lone surrogate
   */
  public static BytePairTokeniser train(Iterable<String> text, int vocabularySize) {
    Map<String, Integer> runs = new HashMap<>();
    for (String part : text) {
      runs(part).forEach(run -> runs.merge(run, 1, Integer::sum));
    }
    return new BytePairTokeniser(new BytePairTraining(runs).merges(vocabularySize));
  }

  /** Every token there can be: the 256 bytes, then the merges in order, each string once. */
  public List<String> pieces() {
    return pieces.stream().distinct().toList();
  }

  /** The runs of {@code text}; together they are the text. */
  static List<String> runs(String text) {
    List<String> runs = new ArrayList<>();
    Matcher matcher = RUN.matcher(text);
    while (matcher.find()) {
      runs.add(matcher.group());
    }
    return runs;
  }

  @Override
  public List<String> tokens(String text) {
    Map<String, List<String>> known = new HashMap<>();
    List<String> tokens = new ArrayList<>();
    for (String run : runs(text)) {
      tokens.addAll(known.computeIfAbsent(run, this::merged));
    }
    return tokens;
  }

  private List<String> merged(String run) {
    int[] ids = ByteLetters.bytes(run);
    int length = ids.length;
    for (int rank = firstRank(ids, length); rank >= 0; rank = firstRank(ids, length)) {
      length = merges.get(rank).merge(ids, length, BYTES + rank);
    }
    return Arrays.stream(ids, 0, length).mapToObj(pieces::get).toList();
  }

  private int firstRank(int[] ids, int length) {
    int first = Integer.MAX_VALUE;
    for (int i = 1; i < length; i++) {
      first = Math.min(first, ranks.getOrDefault(new BytePair(ids[i - 1], ids[i]), first));
    }
    return first == Integer.MAX_VALUE ? -1 : first;
  }

  /**
   * The text that {@code tokens} spell.
   *
   * @throws IllegalArgumentException naming a character that no token of this kind has
   */
  @Override
  public String text(List<String> tokens) {
    return ByteLetters.text(String.join("", tokens));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String encode() {
    StringBuilder text = new StringBuilder(TokeniserForm.heading(this));
    text.append("merges ").append(merges.size()).append('\n');
    for (BytePair pair : merges) {
      text.append(pair.left()).append(' ').append(pair.right()).append('\n');
    }
    return text.toString();
  }

  static BytePairTokeniser read(SavedLines lines) {
    int count = lines.number("merges");
    List<BytePair> merges = new ArrayList<>();
    for (int rank = 0; rank < count; rank++) {
      String[] ids = lines.next("merge " + rank + " of " + count).split(" ", -1);
      String expected = "two numbers of earlier pieces, below " + (BYTES + rank);
      if (ids.length != 2) {
        throw lines.damaged("expected " + expected);
      }
      BytePair pair = new BytePair(lines.number(ids[0], expected), lines.number(ids[1], expected));
      if (Math.max(pair.left(), pair.right()) >= BYTES + rank) {
        throw lines.damaged("expected " + expected + ", but found " + ids[0] + " " + ids[1]);
      }
      merges.add(pair);
    }
    return new BytePairTokeniser(merges);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BytePairTokeniser that && merges.equals(that.merges);
  }

  @Override
  public int hashCode() {
    return merges.hashCode();
  }

  @Override
  public String toString() {
    return "BytePairTokeniser of " + merges.size() + " merges";
  }
}
