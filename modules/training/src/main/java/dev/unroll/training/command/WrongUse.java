package dev.unroll.training.command;

import java.util.function.Supplier;

/** What the user typed cannot be; a command that throws it exits with 2. */
public final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * For what no record checks.
   *
   * @param message one line: what was typed, what was expected
   */
  public WrongUse(String message) {
    super(message);
  }

  private WrongUse(IllegalArgumentException cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * Makes a configuration out of options. Its complaints are about what was typed, unlike those of
   * the same kind that data or a checkpoint cause later.
   *
   * @throws WrongUse with the message of the record that did not like its values
   */
  public static <T> T unless(Supplier<T> configuration) {
    try {
      return configuration.get();
    } catch (IllegalArgumentException e) {
      throw new WrongUse(e);
    }
  }
}
