package dev.unroll.layers.recurrent;

import dev.unroll.core.check.Check;

/**
 * One product of a step: its source times a block of U is added to lanes {@code from} to {@code to}
 * − 1. The source of the first stage is {@link Cell#sourceState()} before the step; that of a later
 * one is what the equations of the stage before put into {@link Step#source()}.
 */
public record Stage(int from, int to) {
  public Stage {
    Check.require(
        from >= 0 && to > from, "a stage must cover a lane, but was " + from + " to " + to);
  }
}
