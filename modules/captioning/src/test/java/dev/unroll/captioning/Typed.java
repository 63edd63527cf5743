package dev.unroll.captioning;

import dev.unroll.testing.Terminal;
import java.nio.file.Path;

/** What a user types after {@code unroll caption}. */
final class Typed {
  private Typed() {}

  static Terminal run(Object... arguments) {
    return Terminal.of(new CaptionCommand(), arguments);
  }

  /** Writes scenes to train on, with few held out, so that measuring takes no time. */
  static Path scenes(Path folder) {
    Path scenes = folder.resolve("scenes");
    run("scenes", "--out", scenes, "--pictures", 16, "--held-out", 4).works();
    return scenes;
  }

  /** A short training of a tiny network. */
  static Terminal train(Object data, Object run, Object... more) {
    String tiny =
        "train --hidden 8 --embedding 6 --batch 4 --captions 2 --steps 6 --evaluate-every 3"
            + " --min-count 1 --dropout 0.1";
    return run(Terminal.arguments(tiny, data, run, more));
  }
}
