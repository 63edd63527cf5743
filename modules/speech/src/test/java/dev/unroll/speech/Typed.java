package dev.unroll.speech;

import dev.unroll.testing.Terminal;

/** What a user types after {@code unroll speech}. */
final class Typed {
  private Typed() {}

  static Terminal run(Object... arguments) {
    return Terminal.of(new SpeechCommand(), arguments);
  }

  /** A short training of a tiny network. */
  static Terminal train(Object data, Object run, Object... more) {
    String tiny =
        "train --hidden 8 --layers 1 --batch 4 --steps 6 --evaluate-every 3 --rate 8000"
            + " --mels 8 --convolution 5x2x6";
    return run(Terminal.arguments(tiny, data, run, more));
  }
}
