package dev.unroll.data.audio.augment;

import dev.unroll.core.random.RandomStream;
import dev.unroll.data.audio.Sound;

/** A change to a recording. */
public sealed interface SoundChange permits Speed, WhiteNoise, Volume {
  /**
   * The changed recording, at the same rate.
   *
   * @param sound not changed
   * @param chance decides; equal states give equal results
   */
  Sound apply(Sound sound, RandomStream chance);
}
