package dev.unroll.core.text;

import java.nio.file.Path;
import java.util.List;

/** Splits text into tokens and joins tokens to text. Immutable, thread-safe. */
public sealed interface Tokeniser permits CharacterTokeniser, WordTokeniser, BytePairTokeniser {
  /** The tokens of {@code text} in order; none of them is empty. */
  List<String> tokens(String text);

  /**
   * The text of {@code tokens}. For characters and byte pairs {@code text(tokens(s)).equals(s)};
   * for words the result is {@code s} with its spacing made regular, and cuts into the same tokens.
   */
  String text(List<String> tokens);

  /** The kind of tokeniser: "char", "word" or "bpe". */
  String name();

  /** All there is to know of this tokeniser as text, for {@link #decode(String)}. */
  String encode();

  /**
   * Writes {@link #encode()} as UTF-8.
   *
   * @throws java.io.UncheckedIOException naming the file when it cannot be written
   */
  default void save(Path file) {
    SavedLines.write(file, encode());
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws java.io.UncheckedIOException naming the file when it cannot be read
   * @throws IllegalArgumentException naming file and line when it is damaged
   */
  static Tokeniser load(Path file) {
    return TokeniserForm.read(SavedLines.read(file));
  }

  /**
   * Reads what {@link #encode} gave.
   *
   * @throws IllegalArgumentException naming the line when it is damaged
   */
  static Tokeniser decode(String encoded) {
    return TokeniserForm.read(SavedLines.of("tokeniser", encoded));
  }
}
