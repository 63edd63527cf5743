package dev.unroll.tagging;

import java.util.Locale;

/** How answers are shown, by the names that users type in lower case. */
enum TagFormat {
  /** A line for each text, slots in brackets. */
  TEXT,
  /** A line for each word with its tag, and an empty line after the text. */
  IOB,
  /** An object in a line for each text. */
  JSON,
  /** As text, but in colours. */
  COLOUR;

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
