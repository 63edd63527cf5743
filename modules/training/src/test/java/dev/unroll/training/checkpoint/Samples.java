package dev.unroll.training.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.training.LoopState;
import java.util.Map;
import java.util.Random;

/** Checkpoints to write, and whether one came back. */
final class Samples {
  private Samples() {}

  /** Every entry is a function of {@code number}, so that a mixture of two shows. */
  static Checkpoint checkpoint(int number, int bytes) {
    byte[] parameters = new byte[bytes];
    new Random(number).nextBytes(parameters);
    return new Checkpoint(
        new LoopState(
            number, 3, 7, 1L << 40, 0.1 + number, 2.5, Double.NaN, 2, 1, 0, 0.25, 11, 1 / 3.0, 9),
        Map.of(
            "parameters",
            parameters,
            "empty",
            new byte[0],
            "number",
            Integer.toString(number).getBytes(UTF_8)),
        Map.of("vocabulary.txt", "a\n\u00e4\n\ud83d\ude00 " + number, "config.json", "{}"));
  }

  static void assertSame(Checkpoint expected, Checkpoint actual) {
    assertEquals(expected.state(), actual.state());
    assertEquals(expected.model(), actual.model());
    assertEquals(expected.task().keySet(), actual.task().keySet());
    expected.task().forEach((name, bytes) -> assertArrayEquals(bytes, actual.task().get(name)));
  }
}
