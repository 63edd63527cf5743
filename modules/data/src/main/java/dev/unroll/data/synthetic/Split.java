package dev.unroll.data.synthetic;

import java.util.Locale;

/** Which part of a corpus: to learn from, to choose by, or to report on. */
public enum Split {
  TRAIN,
  DEV,
  TEST;

  /** The name in lower case, as random streams and files use it. */
  public String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }
}
