package dev.unroll.data.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResamplerTest {
  static Stream<JsonNode> references() {
    JsonNode cases = AudioReference.of("audio_resample").get("cases");
    return StreamSupport.stream(cases.spliterator(), false);
  }

  @ParameterizedTest
  @MethodSource("references")
  void sciPysFilterGivesSciPysValues(JsonNode reference) {
    float[] samples = AudioReference.floats(reference.get("samples"), 1);
    Resampler resampler =
        new Resampler(
            reference.get("from_rate").intValue(),
            reference.get("to_rate").intValue(),
            ResamplingFilter.SCIPY);
    JsonNode expected = reference.get("out").get("data");
    float[] found = Resampler.resample(samples, resampler);
    assertEquals(expected.size(), found.length);
    for (int i = 0; i < found.length; i++) {
      // Of signals up to some 10,000 a float leaves 5e-4.
      assertEquals(expected.get(i).doubleValue(), found[i], 1e-3, "sample " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"44100,16000", "8000,16000", "16000,8000", "48000,16000", "22050,16000", "11,10"})
  void piecesGiveTheBitsOfTheWhole(int from, int to) {
    Random random = new Random(from);
    float[] samples = new float[4000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat() - 0.5f;
    }
    float[] whole = Resampler.resample(samples, new Resampler(from, to, ResamplingFilter.SPEECH));
    Resampler resampler = new Resampler(from, to, ResamplingFilter.SPEECH);
    float[] joined = new float[0];
    for (int at = 0; at < samples.length; ) {
      int count = Math.min(samples.length - at, random.nextInt(200));
      joined = join(joined, resampler.accept(Arrays.copyOfRange(samples, at, at + count), count));
      at += count;
    }
    assertArrayEquals(whole, join(joined, resampler.finish()));
  }

  private static float[] join(float[] first, float[] second) {
    float[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @ParameterizedTest
  @CsvSource({"44100,16000,7000", "8000,16000,3500", "48000,16000,100", "16000,8000,3600"})
  void tonesThatBothRatesHoldStay(int from, int to, double hertz) {
    float[] found = tone(from, to, hertz);
    for (int i = found.length / 4; i < found.length * 3 / 4; i++) {
      assertEquals(0.5 * Math.sin(2 * Math.PI * hertz * i / to), found[i], 1e-4, "sample " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({"44100,16000,8010", "48000,16000,9000", "16000,8000,4010", "48000,8000,20000"})
  void tonesThatTheNewRateCannotHoldVanish(int from, int to, double hertz) {
    float[] found = tone(from, to, hertz);
    for (int i = found.length / 4; i < found.length * 3 / 4; i++) {
      // 80 dB below the tone.
      assertEquals(0, found[i], 5e-5, "sample " + i);
    }
  }

  private static float[] tone(int from, int to, double hertz) {
    float[] samples = new float[from / 4];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / from));
    }
    return new Sound(samples, from).at(to).samples();
  }

  @Test
  void streamIsResampledAsTheWhole() throws IOException {
    byte[] raw = new byte[20_000];
    new Random(1).nextBytes(raw);
    PcmFormat format = new PcmFormat(SampleEncoding.SIGNED_16, 1, 44100, ByteOrder.LITTLE_ENDIAN);
    try (SoundStream plain = new PcmStream(new ByteArrayInputStream(raw), format, "x");
        SoundStream slower = new PcmStream(new ByteArrayInputStream(raw), format, "x").at(16000)) {
      Sound whole = plain.rest().at(16000);
      assertEquals(16000, slower.rate());
      float[] block = new float[37];
      float[] joined = new float[0];
      for (int count = slower.read(block); count >= 0; count = slower.read(block)) {
        joined = join(joined, Arrays.copyOf(block, count));
      }
      assertArrayEquals(whole.samples(), joined);
      assertTrue(joined.length == 3629, "length " + joined.length);
    }
  }

  @Test
  void blocksOfASlowStreamDoNotGrow() throws IOException {
    int[] longest = new int[1];
    SoundStream slow =
        new SoundStream() {
          @Override
          public int rate() {
            return 1;
          }

          @Override
          public int read(float[] block) {
            longest[0] = Math.max(longest[0], block.length);
            return block.length;
          }

          @Override
          public List<String> warnings() {
            return List.of();
          }

          @Override
          public void close() {}
        };
    try (SoundStream fast = slow.at(8_000)) {
      float[] block = new float[16_384];
      for (int i = 0; i < 20; i++) {
        int count = fast.read(block);
        assertTrue(count > 0 && count <= block.length, "gave " + count);
      }
    }
    assertEquals(2, longest[0]);
  }

  @Test
  void recordingOfARateThatNoFilterFitsNamesItsFile() throws IOException {
    byte[] file = TestWav.file(TestWav.format(1, 1, 999_983, 16), new byte[8]);
    String said =
        " has 999983 Hz, which is not made 16000 Hz here; if that is its true rate, convert it"
            + " (ffmpeg -i IN -ar 16000 OUT.wav)";
    SoundFile.Reading whole = TestWav.read(file);
    assertEquals(
        "x.wav" + said, assertThrows(IOException.class, () -> whole.at(16_000)).getMessage());
    try (SoundStream odd = SoundFile.open(new ByteArrayInputStream(file), "odd.wav")) {
      assertEquals(
          "odd.wav" + said, assertThrows(IOException.class, () -> odd.at(16_000)).getMessage());
    }
  }

  @Test
  void sameRateChangesNothingAndNoSampleGivesNone() {
    Sound sound = new Sound(new float[] {1, 2}, 8000);
    assertSame(sound, sound.at(8000));
    assertEquals(0, new Sound(new float[0], 8000).at(44100).samples().length);
  }

  @Test
  void ratesWithoutACommonDivisorAreRefused() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Resampler(999_983, 16_000, ResamplingFilter.SPEECH))
            .getMessage();
    assertEquals(
        "the rates 999983 and 16000 Hz have no common divisor to speak of; round one", message);
  }
}
