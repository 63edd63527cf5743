package dev.unroll.core.text;

import java.util.List;

/** One token for each code point; a lone surrogate is a token too. The inverse is exact. */
public record CharacterTokeniser() implements Tokeniser {
  static final String NAME = "char";

  @Override
  public List<String> tokens(String text) {
    return text.codePoints().mapToObj(Character::toString).toList();
  }

  @Override
  public String text(List<String> tokens) {
    return String.join("", tokens);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String encode() {
    return TokeniserForm.heading(this);
  }
}
