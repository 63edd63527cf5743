package dev.unroll.cli;

/**
 * One line of what the doctor found.
 *
 * @param level how bad it is
 * @param text what it is, and what to do when it is not well
 */
record Finding(Level level, String text) {
  enum Level {
    /** As it should be. */
    OK,
    /** Works, but something will not. */
    WARNING,
    /** Nothing can be trained until this is mended. */
    PROBLEM
  }

  static Finding ok(String text) {
    return new Finding(Level.OK, text);
  }

  static Finding warning(String text) {
    return new Finding(Level.WARNING, text);
  }

  static Finding problem(String text) {
    return new Finding(Level.PROBLEM, text);
  }

  static Finding when(boolean well, String fine, String not) {
    return well ? ok(fine) : warning(not);
  }
}
