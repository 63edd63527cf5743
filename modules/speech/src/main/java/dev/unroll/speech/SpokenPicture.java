package dev.unroll.speech;

import dev.unroll.data.audio.Sound;
import dev.unroll.training.picture.EmissionPicture;
import dev.unroll.training.picture.Emissions;
import java.util.Arrays;

/** What a recogniser hears in a recording, drawn over its waveform. */
final class SpokenPicture {
  private SpokenPicture() {}

  /** Of the first {@value Segments#MOST_SECONDS} seconds of a recording, which has a frame. */
  static EmissionPicture draw(SpeechModel model, Sound whole) {
    int most = Segments.MOST_SECONDS * whole.rate();
    Sound sound =
        whole.samples().length <= most
            ? whole
            : new Sound(Arrays.copyOf(whole.samples(), most), whole.rate());
    float[][] emissions = model.emissions(sound);
    float[][] probabilities = new float[emissions.length][];
    for (int t = 0; t < emissions.length; t++) {
      probabilities[t] = new float[emissions[t].length];
      for (int k = 0; k < emissions[t].length; k++) {
        probabilities[t][k] = (float) Math.exp(emissions[t][k]);
      }
    }
    return new EmissionPicture(
        sound.samples(),
        sound.rate(),
        new Emissions(
            model.alphabet().symbols(),
            model.alphabet().blank(),
            probabilities,
            model.clock().step()));
  }
}
