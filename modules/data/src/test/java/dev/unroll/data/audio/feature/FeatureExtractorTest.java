package dev.unroll.data.audio.feature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.audio.Sound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureExtractorTest {
  private static final int RATE = 8000;

  static Stream<FeatureOptions> every() {
    List<FeatureOptions> all = new ArrayList<>();
    for (Normalisation normalisation : Normalisation.values()) {
      for (Edges edges : Edges.values()) {
        for (int deltas = 0; deltas <= 2; deltas++) {
          Framing framing = Framing.kaldi(RATE).with(edges);
          FeatureOptions mel = FeatureOptions.logMel(RATE, 10);
          FeatureOptions mfcc = FeatureOptions.mfcc(RATE, 5);
          all.add(mel.withDeltas(deltas).with(normalisation).with(framing));
          all.add(mfcc.withDeltas(deltas).with(normalisation).with(framing));
          all.add(librosa(deltas, edges).with(normalisation));
        }
      }
    }
    return all.stream();
  }

  private static FeatureOptions librosa(int deltas, Edges edges) {
    FeatureOptions options = FeatureOptions.mfcc(RATE, 5, Program.LIBROSA).withDeltas(deltas);
    Form form = edges == Edges.MIRROR ? Form.LIBROSA.withRange(30) : Form.LIBROSA;
    return options.with(options.framing().with(edges)).with(form);
  }

  static float[] noise(int seed, int length) {
    Random random = new Random(seed);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian() * Math.sin(i / 1000.0));
    }
    return samples;
  }

  @ParameterizedTest
  @MethodSource("every")
  void piecesGiveTheBitsOfTheWhole(FeatureOptions options) {
    FeatureExtractor extractor = new FeatureExtractor(options);
    for (int length : new int[] {0, 1, 60, 150, 199, 200, 279, 280, 500, 9000}) {
      float[] samples = noise(length, length);
      float[][] whole = extractor.frames(new Sound(samples, RATE));
      assertEquals(options.framing().frames(length), whole.length, "of " + length);
      Random random = new Random(1);
      FeatureStream stream = extractor.stream();
      List<float[]> joined = new ArrayList<>();
      for (int at = 0; at < length; ) {
        int count = Math.min(length - at, random.nextInt(500));
        joined.addAll(List.of(stream.accept(Arrays.copyOfRange(samples, at, at + count))));
        at += count;
      }
      joined.addAll(List.of(stream.finish()));
      assertArrayEquals(whole, joined.toArray(float[][]::new), "of " + length);
      for (float[] frame : whole) {
        assertEquals(options.width(), frame.length);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("every")
  void silenceGivesNumbers(FeatureOptions options) {
    for (float level : new float[] {0, 1, -0.5f}) {
      float[] samples = new float[4000];
      Arrays.fill(samples, level);
      for (float[] frame : new FeatureExtractor(options).frames(new Sound(samples, RATE))) {
        for (float value : frame) {
          assertTrue(Math.abs(value) < 1000, "value " + value);
        }
      }
    }
  }

  @Test
  void framesOfAStreamComeAsSoonAsTheyCan() {
    FeatureOptions options = FeatureOptions.logMel(RATE, 10).withDeltas(2).with(Normalisation.NONE);
    FeatureStream stream = new FeatureExtractor(options).stream();
    // Frame t ends at sample 200 + 80 t, and two orders of deltas look four frames ahead.
    assertEquals(0, stream.accept(noise(1, 200 + 4 * 80 - 1)).length);
    assertEquals(1, stream.accept(noise(2, 1)).length);
    assertEquals(1, stream.accept(noise(3, 80)).length);
    assertEquals(4, stream.finish().length);
  }

  @Test
  void framesOfAStreamInLibrosasFormComeAsSoonAsTheyCan() {
    FeatureOptions options =
        FeatureOptions.logMel(RATE, 10, Program.LIBROSA).withDeltas(2).with(Normalisation.NONE);
    FeatureStream stream = new FeatureExtractor(options).stream();
    // Frame t ends at sample 100 + 80 t; the first fit, which is that of the edge, needs nine.
    assertEquals(0, stream.accept(noise(1, 100 + 8 * 80 - 1)).length);
    assertEquals(5, stream.accept(noise(2, 1)).length);
    assertEquals(1, stream.accept(noise(3, 80)).length);
    assertEquals(5, stream.finish().length);
  }

  @Test
  void runningNormalisationWaitsForHalfASecondOnly() {
    FeatureOptions options = FeatureOptions.logMel(RATE, 10).with(Normalisation.RUNNING);
    FeatureStream stream = new FeatureExtractor(options).stream();
    assertEquals(0, stream.accept(noise(1, 200 + 48 * 80)).length);
    assertEquals(50, stream.accept(noise(2, 80)).length);
    assertEquals(1, stream.accept(noise(3, 80)).length);
    assertEquals(0, stream.finish().length);
  }

  @ParameterizedTest
  @EnumSource(
      value = Normalisation.class,
      names = {"UTTERANCE", "RUNNING"})
  void loudnessDoesNotChangeNormalisedFrames(Normalisation normalisation) {
    FeatureExtractor extractor =
        new FeatureExtractor(FeatureOptions.logMel(RATE, 10).with(normalisation));
    float[] loud = noise(4, 16000);
    float[] soft = new float[loud.length];
    for (int i = 0; i < loud.length; i++) {
      loud[i] += 0.01f * (i % 7);
      soft[i] = loud[i] / 4;
    }
    float[][] first = extractor.frames(new Sound(loud, RATE));
    float[][] second = extractor.frames(new Sound(soft, RATE));
    for (int t = 0; t < first.length; t++) {
      assertArrayEquals(first[t], second[t], 1e-3f);
    }
  }

  @Test
  void utteranceHasMeanZeroAndVarianceOne() {
    FeatureExtractor extractor = new FeatureExtractor(FeatureOptions.mfcc(RATE, 5));
    float[][] frames = extractor.frames(new Sound(noise(5, 16000), RATE));
    for (int f = 0; f < 15; f++) {
      double sum = 0;
      double squares = 0;
      for (float[] frame : frames) {
        sum += frame[f];
        squares += frame[f] * frame[f];
      }
      assertEquals(0, sum / frames.length, 1e-5);
      assertEquals(1, squares / frames.length, 1e-4);
    }
  }

  @Test
  void runningScaleIsThatOfTheLastSeconds() {
    RunningNormaliser normaliser = new RunningNormaliser(1);
    Random random = new Random(6);
    List<double[]> frames = new ArrayList<>();
    for (int t = 0; t < 3000; t++) {
      frames.add(new double[] {(t < 1000 ? 0 : 50) + 2 * random.nextGaussian()});
    }
    double[] raw = frames.stream().mapToDouble(frame -> frame[0]).toArray();
    List<double[]> scaled = normaliser.accept(frames);
    assertEquals(3000, scaled.size());
    double weight = 0;
    double sum = 0;
    double squares = 0;
    for (int t = 0; t < raw.length; t++) {
      double factor = Math.exp((t - raw.length + 1) / 300.0);
      weight += factor;
      sum += factor * raw[t];
      squares += factor * raw[t] * raw[t];
    }
    double mean = sum / weight;
    double deviation = Math.sqrt(squares / weight - mean * mean);
    assertEquals((raw[2999] - mean) / deviation, scaled.get(2999)[0], 1e-9);
  }

  @Test
  void wrongRateAndTooManyBandsAreNamed() {
    FeatureExtractor extractor = new FeatureExtractor(FeatureOptions.logMel(16000, 40));
    assertEquals(
        "the sound has 8000 Hz, expected 16000; resample it: sound.at(rate)",
        message(() -> extractor.frames(new Sound(new float[1], RATE))));
    assertTrue(
        message(() -> new FeatureExtractor(FeatureOptions.logMel(RATE, 200)))
            .startsWith("mels 200 are too many: band "));
    assertEquals(
        "coefficients must be in [1, mels 23], but was 0",
        message(() -> FeatureOptions.mfcc(RATE, 0)));
    assertEquals(
        "hopMs must be <= windowMs 10.0, but was 25.0",
        message(() -> new Framing(RATE, 10, 25, WindowShape.HANN, 0, Edges.SNIP)));
  }

  private static String message(Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }
}
