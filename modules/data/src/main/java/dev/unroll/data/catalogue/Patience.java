package dev.unroll.data.catalogue;

import dev.unroll.core.check.Check;
import java.time.Duration;

/**
 * How long a download bears with a network.
 *
 * @param connect time to reach the server
 * @param stall time in which at least one byte must come
 * @param attempts how often to try before giving up, at least 1
 * @param pause wait before the second attempt; it doubles for each one after
 */
public record Patience(Duration connect, Duration stall, int attempts, Duration pause) {
  /** For the public internet: half a minute of silence is borne, and four attempts are made. */
  public static final Patience STANDARD =
      new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30), 4, Duration.ofSeconds(1));

  public Patience {
    Check.positive("connect seconds", connect.toNanos() * 1e-9);
    Check.positive("stall seconds", stall.toNanos() * 1e-9);
    Check.positive("attempts", attempts);
    Check.notNegative("pause milliseconds", pause.toMillis());
  }

  Duration pauseAfter(int attempt) {
    return pause.multipliedBy(1L << Math.min(attempt - 1, 6));
  }
}
