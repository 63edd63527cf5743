package dev.unroll.languagemodel;

import dev.unroll.testing.Terminal;

/** What a user types after {@code unroll lm}. */
final class Typed {
  private Typed() {}

  static Terminal run(String... arguments) {
    return Terminal.of(new LanguageModelCommand(), (Object[]) arguments);
  }

  /** A short training of a tiny network. */
  static Terminal train(Object data, Object run, String... more) {
    String tiny = "train --hidden 8 --batch 4 --bptt 16 --steps 4 --evaluate-every 2";
    return Terminal.of(
        new LanguageModelCommand(), Terminal.arguments(tiny, data, run, (Object[]) more));
  }
}
