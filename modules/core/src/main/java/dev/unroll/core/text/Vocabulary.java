package dev.unroll.core.text;

import dev.unroll.core.check.Check;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Numbers tokens from 0 without gaps: first the special symbols that are there, always in the order
 * {@link #UNKNOWN}, {@link #START}, {@link #END}, {@link #PADDING}, then the other tokens by
 * falling frequency, ties by code points. Immutable, thread-safe.
 */
public final class Vocabulary {
  /** Stands for every token that the vocabulary does not hold. */
  public static final String UNKNOWN = "<unk>";

  /** Stands before the first token of a sentence. */
  public static final String START = "<s>";

  /** Stands after the last token of a sentence. */
  public static final String END = "</s>";

  /** Fills up a batch. */
  public static final String PADDING = "<pad>";

  static final List<String> SPECIAL = List.of(UNKNOWN, START, END, PADDING);

  private final List<String> special;
  private final String[] tokens;
  private final Map<String, Integer> ids;

  /** {@code tokens} in the order of their ids, all different, the special ones first. */
  Vocabulary(List<String> special, List<String> tokens) {
    this.special = List.copyOf(special);
    this.tokens = tokens.toArray(String[]::new);
    ids = new HashMap<>(2 * this.tokens.length);
    for (int id = 0; id < this.tokens.length; id++) {
      ids.put(this.tokens[id], id);
    }
  }

  /** A builder without tokens and special symbols. */
  public static Builder builder() {
    return new Builder();
  }

  /** V, the number of tokens with the special symbols. */
  public int size() {
    return tokens.length;
  }

  /** Whether {@code token} has an id of its own. */
  public boolean contains(String token) {
    return ids.containsKey(token);
  }

  /**
   * The id of {@code token}, or that of {@link #UNKNOWN}.
   *
   * @throws IllegalArgumentException naming the token when neither is there
   */
  public int id(String token) {
    Integer id = ids.get(token);
    if (id == null) {
      id = ids.get(UNKNOWN);
      Check.require(
          id != null && hasUnknown(),
          "token '" + Escape.escape(token) + "' is not in the vocabulary, which has no <unk>");
    }
    return id;
  }

  /**
   * The token with {@code id}.
   *
   * @throws IllegalArgumentException unless {@code 0 <= id < size()}
   */
  public String token(int id) {
    Check.require(
        id >= 0 && id < tokens.length, "id must be in [0, " + tokens.length + "), but was " + id);
    return tokens[id];
  }

  /** The ids of {@code tokens}, as {@link #id} gives them. */
  public int[] ids(List<String> tokens) {
    return tokens.stream().mapToInt(this::id).toArray();
  }

  /** The tokens of {@code ids}, as {@link #token} gives them. */
  public List<String> tokens(int[] ids) {
    return Arrays.stream(ids).mapToObj(this::token).toList();
  }

  public boolean hasUnknown() {
    return special.contains(UNKNOWN);
  }

  public boolean hasStart() {
    return special.contains(START);
  }

  public boolean hasEnd() {
    return special.contains(END);
  }

  public boolean hasPadding() {
    return special.contains(PADDING);
  }

  /**
   * The id of {@link #UNKNOWN}.
   *
   * @throws IllegalStateException when the vocabulary was built without it
   */
  public int unknown() {
    return specialId(UNKNOWN);
  }

  /** The id of {@link #START}; fails as {@link #unknown} does. */
  public int start() {
    return specialId(START);
  }

  /** The id of {@link #END}; fails as {@link #unknown} does. */
  public int end() {
    return specialId(END);
  }

  /** The id of {@link #PADDING}; fails as {@link #unknown} does. */
  public int padding() {
    return specialId(PADDING);
  }

  private int specialId(String symbol) {
    int id = special.indexOf(symbol);
    if (id < 0) {
      throw new IllegalStateException(
          "the vocabulary has no " + symbol + "; build it with special(\"" + symbol + "\")");
    }
    return id;
  }

  /** These tokens with their ids, then {@code more} in their order, all of which must be new. */
  public Vocabulary with(List<String> more) {
    List<String> all = Stream.concat(Arrays.stream(tokens), more.stream()).toList();
    Check.require(new HashSet<>(all).size() == all.size(), "a token is in the vocabulary already");
    return new Vocabulary(special, all);
  }

  /** The whole vocabulary as text, one token a line, for {@link #decode}. */
  public String encode() {
    return VocabularyForm.write(special, tokens);
  }

  /**
   * Reads what {@link #encode} gave.
   *
   * @throws IllegalArgumentException naming the line when it is damaged
   */
  public static Vocabulary decode(String encoded) {
    return VocabularyForm.read(SavedLines.of("vocabulary", encoded));
  }

  /**
   * Writes {@link #encode} as UTF-8.
   *
   * @throws java.io.UncheckedIOException naming the file when it cannot be written
   */
  public void save(Path file) {
    SavedLines.write(file, encode());
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws java.io.UncheckedIOException naming the file when it cannot be read
   * @throws IllegalArgumentException naming file and line when it is damaged
   */
  public static Vocabulary load(Path file) {
    return VocabularyForm.read(SavedLines.read(file));
  }

  /**
   * The SHA-256 of {@link #encode} in UTF-8, 64 hexadecimal digits; equal for equal vocabularies.
   */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(encode().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary that
        && special.equals(that.special)
        && Arrays.equals(tokens, that.tokens);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tokens);
  }

  @Override
  public String toString() {
    return "Vocabulary of " + tokens.length + " tokens, special " + special;
  }

  /**
   * Counts tokens and numbers them. Tokens that are special symbols are never counted twice. Not
   * thread-safe.
   */
  public static final class Builder {
    private final Map<String, Long> counts = new HashMap<>();
    private final Set<String> special = new HashSet<>();
    private long minimumCount = 1;
    private int maximumSize = Integer.MAX_VALUE;

    private Builder() {}

    /** Counts one token; it must not be empty. */
    public Builder add(String token) {
      Check.require(!token.isEmpty(), "a token must not be empty");
      counts.merge(token, 1L, Long::sum);
      return this;
    }

    /** Counts each of {@code tokens} once for every time it is there. */
    public Builder addAll(Iterable<String> tokens) {
      tokens.forEach(this::add);
      return this;
    }

    /** Puts these symbols in, out of {@code <unk> <s> </s> <pad>}; their ids come first. */
    public Builder special(String... symbols) {
      for (String symbol : symbols) {
        Check.require(
            SPECIAL.contains(symbol),
            "a special symbol must be one of " + SPECIAL + ", but was '" + symbol + "'");
        special.add(symbol);
      }
      return this;
    }

    /** Leaves out tokens that were added fewer than {@code count} times; 1 unless set. */
    public Builder minimumCount(int count) {
      minimumCount = Check.positive("minimum count", count);
      return this;
    }

    /** Keeps the first {@code size} entries, special symbols included; no limit unless set. */
    public Builder maximumSize(int size) {
      maximumSize = Check.positive("maximum size", size);
      return this;
    }

    /**
     * The vocabulary of what was added.
     *
     * @throws IllegalArgumentException when the maximum size does not hold the special symbols
     */
    public Vocabulary build() {
      List<String> first = SPECIAL.stream().filter(special::contains).toList();
      Check.require(
          first.size() <= maximumSize,
          "maximum size must hold the special symbols " + first + ", but was " + maximumSize);
      Comparator<Map.Entry<String, Long>> byCount = Map.Entry.comparingByValue();
      List<String> others =
          counts.entrySet().stream()
              .filter(entry -> entry.getValue() >= minimumCount)
              .filter(entry -> !special.contains(entry.getKey()))
              .sorted(byCount.reversed().thenComparing(Map.Entry::getKey, Builder::byCodePoints))
              .limit(maximumSize - first.size())
              .map(Map.Entry::getKey)
              .toList();
      return new Vocabulary(first, Stream.concat(first.stream(), others.stream()).toList());
    }

    private static int byCodePoints(String left, String right) {
      return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }
  }
}
