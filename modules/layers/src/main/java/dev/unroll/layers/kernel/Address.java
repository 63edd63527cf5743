package dev.unroll.layers.kernel;

import org.bytedeco.javacpp.Pointer;

/** A pointer that can be moved, so that a call needs no new object. */
final class Address extends Pointer {
  Address() {
    super((Pointer) null);
  }

  Address at(long where) {
    address = where;
    return this;
  }
}
