package dev.unroll.data.audio.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unroll.data.audio.AudioReference;
import dev.unroll.data.audio.Sound;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** librosa, run in double precision, gives the same. */
class LibrosaReferenceTest {
  private static final JsonNode FILE = AudioReference.of("audio_librosa");
  private static final double TOLERANCE = 1e-6;

  static Stream<JsonNode> references() {
    return StreamSupport.stream(FILE.get("cases").spliterator(), false);
  }

  private static FeatureOptions options(JsonNode reference, FeatureKind kind, Form form) {
    JsonNode parameters = reference.get("params");
    int rate = parameters.get("sr").intValue();
    Framing framing =
        new Framing(
            rate,
            1000.0 * parameters.get("win_length").intValue() / rate,
            1000.0 * parameters.get("hop_length").intValue() / rate,
            WindowShape.PERIODIC_HANN,
            0,
            parameters.get("center").booleanValue() ? Edges.ZEROS : Edges.SNIP);
    return new FeatureOptions(
        kind,
        framing,
        parameters.get("n_mels").intValue(),
        parameters.get("n_mfcc").intValue(),
        parameters.get("fmin").doubleValue(),
        parameters.get("fmax").doubleValue(),
        parameters.get("lifter").doubleValue(),
        Energy.NONE,
        0,
        Normalisation.NONE,
        form);
  }

  private static Form form(JsonNode reference, Level level, Slopes slopes) {
    JsonNode parameters = reference.get("params");
    return new Form(
        Program.LIBROSA,
        parameters.get("n_fft").intValue(),
        true,
        parameters.get("power").doubleValue() == 1 ? Lines.AMPLITUDE : Lines.POWER,
        parameters.get("htk").booleanValue() ? MelScale.HTK : MelScale.SLANEY,
        parameters.get("norm").asText().equals("slaney"),
        level,
        0,
        0,
        slopes);
  }

  private static float[][] frames(JsonNode reference, FeatureOptions options) {
    JsonNode signal = FILE.get("signals").get(reference.get("signal").textValue());
    float[] samples = AudioReference.floats(signal.get("samples"), 32768);
    return new FeatureExtractor(options).frames(new Sound(samples, options.framing().rate()));
  }

  @ParameterizedTest
  @MethodSource("references")
  void bandsAreThoseOfLibrosa(JsonNode reference) {
    Form linear = form(reference, Level.LINEAR, Slopes.FITTED);
    float[][] bands = frames(reference, options(reference, FeatureKind.LOG_MEL, linear));
    check(reference.get("mel"), bands, 0, 0);
  }

  @ParameterizedTest
  @MethodSource("references")
  void decibelsAreThoseOfLibrosa(JsonNode reference) {
    Form form = form(reference, Level.LOGARITHM, Slopes.FITTED);
    FeatureOptions options = options(reference, FeatureKind.LOG_MEL, form);
    float[][] frames = frames(reference, options);
    check(reference.get("mel_db"), frames, 0, 1);
    // Relative to the greatest value, and no more than 80 dB below it.
    double[] range = range(frames(reference, options.with(form.withRange(80))));
    JsonNode expected = reference.get("mel_db_refmax_top80_min_max");
    assertEquals(expected.get(0).doubleValue(), range[0] - range[1], 1e-4);
    assertEquals(0, expected.get(1).doubleValue());
  }

  @ParameterizedTest
  @MethodSource("references")
  void cepstraAndSlopesAreThoseOfLibrosa(JsonNode reference) {
    Form fitted = form(reference, Level.LOGARITHM, Slopes.FITTED);
    FeatureOptions options = options(reference, FeatureKind.MFCC, fitted);
    float[][] frames = frames(reference, options.withDeltas(2));
    int columns = options.columns();
    check(reference.get("mfcc"), frames, 0, 1);
    check(reference.get("delta_interp"), frames, columns, 1);
    check(reference.get("delta2_interp"), frames, 2 * columns, 1);
    Form held = form(reference, Level.LOGARITHM, Slopes.HELD);
    check(
        reference.get("delta_nearest"),
        frames(reference, options.withDeltas(1).with(held)),
        columns,
        1);
  }

  private static double[] range(float[][] frames) {
    double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (float[] frame : frames) {
      for (float value : frame) {
        range[0] = Math.min(range[0], value);
        range[1] = Math.max(range[1], value);
      }
    }
    return range;
  }

  /** librosa has frames last. The tolerance is relative, to values of {@code least} at least. */
  private static void check(JsonNode expected, float[][] frames, int from, double least) {
    int columns = expected.get("shape").get(0).intValue();
    assertEquals(expected.get("shape").get(1).intValue(), frames.length);
    for (int f = 0; f < columns; f++) {
      for (int t = 0; t < frames.length; t++) {
        double value = expected.get("data").get(f * frames.length + t).doubleValue();
        double tolerance = TOLERANCE * (least + Math.abs(value));
        assertEquals(value, frames[t][from + f], tolerance, "frame " + t + " column " + f);
      }
    }
  }
}
