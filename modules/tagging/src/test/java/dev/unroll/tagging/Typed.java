package dev.unroll.tagging;

import dev.unroll.testing.Terminal;

/** What a user types after {@code unroll tag}. */
final class Typed {
  private Typed() {}

  static Terminal run(Object... arguments) {
    return Terminal.of(new TagCommand(), arguments);
  }

  /** A short training of a tiny network. */
  static Terminal train(Object data, Object run, Object... more) {
    String tiny =
        "train --hidden 8 --embedding 6 --batch 4 --steps 6 --evaluate-every 3 --dropout 0.1"
            + " --letter-embedding 3 --letter-units 4 --letter-bits 6";
    return run(Terminal.arguments(tiny, data, run, more));
  }
}
