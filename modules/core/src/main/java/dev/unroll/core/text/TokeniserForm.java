package dev.unroll.core.text;

/** The saved form of all tokenisers: a versioned first line, the name, then what the kind needs. */
final class TokeniserForm {
  private static final String FIRST_LINE = "unroll-tokeniser 1";

  private TokeniserForm() {}

  /** The lines that every saved tokeniser starts with. */
  static String heading(Tokeniser tokeniser) {
    return FIRST_LINE + "\n" + tokeniser.name() + "\n";
  }

  static Tokeniser read(SavedLines lines) {
    lines.expect(FIRST_LINE);
    String name = lines.next("the name of a tokeniser");
    Tokeniser tokeniser =
        switch (name) {
          case CharacterTokeniser.NAME -> new CharacterTokeniser();
          case WordTokeniser.NAME -> WordTokeniser.read(lines);
          case BytePairTokeniser.NAME -> BytePairTokeniser.read(lines);
          default -> throw lines.damaged("expected char, word or bpe, but found '" + name + "'");
        };
    lines.expectEnd();
    return tokeniser;
  }
}
