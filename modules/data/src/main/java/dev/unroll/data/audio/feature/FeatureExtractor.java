package dev.unroll.data.audio.feature;

import dev.unroll.core.check.Check;
import dev.unroll.data.audio.Sound;

/** Makes frames of recordings. Thread-safe: each recording has its own {@link FeatureStream}. */
public final class FeatureExtractor {
  private final FeatureOptions options;

  /**
   * Makes frames as {@code options} say.
   *
   * @throws IllegalArgumentException when there are more bands than the spectrum can feed
   */
  public FeatureExtractor(FeatureOptions options) {
    this.options = options;
    stream();
  }

  public FeatureOptions options() {
    return options;
  }

  /**
   * The frames of a recording; none when it is shorter than a window and its edges are snipped.
   *
   * @return float [T, F] where F is {@code options().width()}; the caller's own
   * @throws IllegalArgumentException naming both rates when the recording has not that of the
   *     options
   */
  public float[][] frames(Sound sound) {
    int rate = options.framing().rate();
    Check.require(
        sound.rate() == rate,
        "the sound has "
            + sound.rate()
            + " Hz, expected "
            + rate
            + "; resample it: sound.at(rate)");
    FeatureStream stream = stream();
    float[][] begin = stream.accept(sound.samples());
    float[][] end = stream.finish();
    float[][] frames = new float[begin.length + end.length][];
    System.arraycopy(begin, 0, frames, 0, begin.length);
    System.arraycopy(end, 0, frames, begin.length, end.length);
    return frames;
  }

  /** A new stream, at the first sample of a recording. */
  public FeatureStream stream() {
    return new FeatureStream(options);
  }
}
