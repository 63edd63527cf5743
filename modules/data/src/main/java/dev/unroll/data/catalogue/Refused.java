package dev.unroll.data.catalogue;

import java.io.IOException;

/** A download that would end the same way however often it were tried. */
final class Refused extends IOException {
  private static final long serialVersionUID = 1;

  Refused(String message) {
    super(message);
  }
}
