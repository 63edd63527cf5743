package dev.unroll.training.backend;

/** The ND4J backend on the class path cannot work on this machine; the message says what can. */
public final class UnusableBackend extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableBackend(String message) {
    super(message);
  }

  UnusableBackend(String message, Throwable cause) {
    super(message, cause);
  }
}
