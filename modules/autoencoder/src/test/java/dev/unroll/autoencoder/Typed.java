package dev.unroll.autoencoder;

import dev.unroll.testing.Terminal;

/** What a user types after {@code unroll autoencoder}. */
final class Typed {
  private Typed() {}

  static Terminal run(Object... arguments) {
    return Terminal.of(new AutoencoderCommand(), arguments);
  }

  /** A short training of a tiny network. */
  static Terminal train(Object data, Object run, Object... more) {
    String tiny =
        "train --hidden 8 --embedding 6 --vector 8 --batch 8 --steps 6 --evaluate-every 3"
            + " --level word --min-count 1 --layout lines";
    return run(Terminal.arguments(tiny, data, run, more));
  }
}
