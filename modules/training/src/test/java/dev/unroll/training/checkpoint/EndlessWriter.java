package dev.unroll.training.checkpoint;

import java.io.IOException;
import java.nio.file.Path;

/** A process that writes one checkpoint over the other until it is killed. */
final class EndlessWriter {
  static final int BYTES = 1_000_000;

  private EndlessWriter() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    for (int number = 0; ; number++) {
      CheckpointFile.write(file, Samples.checkpoint(number, BYTES));
      System.out.println(number);
    }
  }
}
