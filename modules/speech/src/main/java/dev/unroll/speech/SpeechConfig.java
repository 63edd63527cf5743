package dev.unroll.speech;

import dev.unroll.core.check.Check;
import dev.unroll.data.audio.feature.FeatureOptions;
import dev.unroll.training.checkpoint.JsonText;

/**
 * What a recogniser is made of. Saved with it as JSON.
 *
 * @param features what the network sees of a recording
 * @param network sizes and parts
 * @param augmentation of training recordings
 * @param maximumSeconds longest training recording; longer ones are left out and counted
 * @param batch recordings of a batch
 */
public record SpeechConfig(
    FeatureOptions features,
    NetworkConfig network,
    AugmentConfig augmentation,
    double maximumSeconds,
    int batch) {
  static final JsonText<SpeechConfig> JSON =
      JsonText.of("the configuration of the model", SpeechConfig.class);

  public SpeechConfig {
    Check.require(maximumSeconds > 0, "max-seconds must be > 0, but was " + maximumSeconds);
    Check.positive("batch", batch);
  }

  /** A few words for the head of a report. */
  String description() {
    return "Speech: "
        + features.width()
        + " features, "
        + (network.convolutions().isEmpty() ? "" : network.convolutions() + ", ")
        + network.cell()
        + " "
        + network.layers()
        + " × "
        + network.hidden()
        + (network.bidirectional() ? " in both directions" : "")
        + ", CTC";
  }
}
