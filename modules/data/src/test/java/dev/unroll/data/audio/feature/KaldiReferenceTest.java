package dev.unroll.data.audio.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.data.audio.AudioReference;
import dev.unroll.data.audio.Sound;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** torchaudio's port of Kaldi, run in double precision, gives the same. */
class KaldiReferenceTest {
  private static final JsonNode FILE = AudioReference.of("audio_kaldi");
  private static final double TOLERANCE = 1e-6;

  static Stream<JsonNode> references() {
    return StreamSupport.stream(FILE.get("cases").spliterator(), false);
  }

  private static FeatureOptions options(JsonNode reference) {
    JsonNode parameters = reference.get("params");
    boolean mfcc = reference.get("kind").textValue().equals("mfcc");
    int rate = parameters.get("sample_frequency").intValue();
    String shape = parameters.get("window_type").textValue().toUpperCase(Locale.ROOT);
    Framing framing =
        new Framing(
            rate,
            parameters.get("frame_length_ms").doubleValue(),
            parameters.get("frame_shift_ms").doubleValue(),
            WindowShape.valueOf(shape.equals("HANNING") ? "HANN" : shape),
            parameters.get("preemphasis_coefficient").doubleValue(),
            parameters.get("snip_edges").booleanValue() ? Edges.SNIP : Edges.MIRROR);
    double high = parameters.get("high_freq").doubleValue();
    Energy energy = parameters.get("raw_energy").booleanValue() ? Energy.RAW : Energy.WINDOWED;
    return new FeatureOptions(
        mfcc ? FeatureKind.MFCC : FeatureKind.LOG_MEL,
        framing,
        parameters.get("num_mel_bins").intValue(),
        mfcc ? parameters.get("num_ceps").intValue() : 0,
        parameters.get("low_freq").doubleValue(),
        high < 0 ? rate / 2.0 + high : high,
        mfcc ? parameters.get("cepstral_lifter").doubleValue() : 0,
        parameters.get("use_energy").booleanValue() ? energy : Energy.NONE,
        mfcc ? 2 : 0,
        parameters.get("subtract_mean").booleanValue() ? Normalisation.MEAN : Normalisation.NONE,
        form(parameters, framing.window()));
  }

  /** MFCC has no choice of lines and level. */
  private static Form form(JsonNode parameters, int window) {
    return new Form(
        Program.KALDI,
        parameters.get("round_to_power_of_two").booleanValue() ? 0 : window,
        !parameters.get("remove_dc_offset").booleanValue(),
        parameters.path("use_power").asBoolean(true) ? Lines.POWER : Lines.AMPLITUDE,
        MelScale.HTK,
        false,
        parameters.path("use_log_fbank").asBoolean(true) ? Level.LOGARITHM : Level.LINEAR,
        0,
        parameters.get("energy_floor").doubleValue(),
        Slopes.FURUI);
  }

  @ParameterizedTest
  @MethodSource("references")
  void valuesAreThoseOfKaldi(JsonNode reference) {
    FeatureOptions options = options(reference);
    JsonNode signal = FILE.get("signals").get(reference.get("signal").textValue());
    Sound sound =
        new Sound(AudioReference.floats(signal.get("samples"), 32768), options.framing().rate());
    float[][] frames = new FeatureExtractor(options).frames(sound);
    int columns = options.columns();
    check(reference.get("out"), frames, 0);
    if (options.deltas() == 2) {
      check(reference.get("delta"), frames, columns);
      check(reference.get("delta_delta"), frames, 2 * columns);
    }
  }

  private static void check(JsonNode expected, float[][] frames, int from) {
    int columns = expected.get("shape").get(1).intValue();
    assertEquals(expected.get("shape").get(0).intValue(), frames.length);
    for (int t = 0; t < frames.length; t++) {
      for (int f = 0; f < columns; f++) {
        double value = expected.get("data").get(t * columns + f).doubleValue();
        double tolerance = TOLERANCE * (1 + Math.abs(value));
        assertEquals(value, frames[t][from + f], tolerance, "frame " + t + " column " + f);
      }
    }
  }
}
