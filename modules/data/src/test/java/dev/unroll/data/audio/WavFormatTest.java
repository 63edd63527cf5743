package dev.unroll.data.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavFormatTest {
  private static final float[] LEVELS = {-1, -0.5f, 0, 0.5f};

  @Test
  void everyEncodingGivesTheSameLevels() throws IOException {
    byte[] eight = {0, 64, (byte) 128, (byte) 192};
    byte[] sixteen = TestWav.bytes((short) -32768, (short) -16384, (short) 0, (short) 16384);
    byte[] three = {0, 0, -128, 0, 0, -64, 0, 0, 0, 0, 0, 64};
    byte[] four = TestWav.bytes(-1 << 31, -1 << 30, 0, 1 << 30);
    byte[] real = TestWav.bytes(-1f, -0.5f, 0f, 0.5f);
    byte[] twice = TestWav.bytes(-1.0, -0.5, 0.0, 0.5);
    levels(TestWav.format(1, 1, 8000, 8), eight);
    levels(TestWav.format(1, 1, 8000, 16), sixteen);
    levels(TestWav.format(1, 1, 8000, 24), three);
    levels(TestWav.format(1, 1, 8000, 20), three);
    levels(TestWav.format(1, 1, 8000, 32), four);
    levels(TestWav.format(3, 1, 8000, 32), real);
    levels(TestWav.format(3, 1, 8000, 64), twice);
    levels(extensible(3, 32), real);
    levels(extensible(1, 16), sixteen);
  }

  private static void levels(byte[] format, byte[] samples) throws IOException {
    SoundFile.Reading reading = TestWav.read(TestWav.file(format, samples));
    assertArrayEquals(LEVELS, reading.sound().samples());
    assertEquals(8000, reading.sound().rate());
    assertEquals(List.of(), reading.warnings());
  }

  private static byte[] extensible(int code, int bits) {
    byte[] basic = TestWav.format(0xFFFE, 1, 8000, bits);
    basic[4] = 40;
    byte[] rest = {0, 0, 0, 0, 16, 0, -128, 0, 0, -86, 0, 56, -101, 113};
    return TestWav.bytes(basic, (short) 22, (short) bits, 4, (short) code, rest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALAW", "ULAW"})
  void telephoneLawsAreThoseOfTheJdk(String law) throws IOException {
    byte[] codes = new byte[256];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) i;
    }
    AudioFormat coded = new AudioFormat(new AudioFormat.Encoding(law), 8000, 8, 1, 1, 8000, false);
    AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(codes), coded, 256);
    byte[] decoded =
        AudioSystem.getAudioInputStream(new AudioFormat(8000, 16, 1, true, false), in)
            .readAllBytes();
    float[] expected =
        TestWav.read(TestWav.file(TestWav.format(1, 1, 8000, 16), decoded)).sound().samples();
    int code = law.equals("ALAW") ? 6 : 7;
    float[] found =
        TestWav.read(TestWav.file(TestWav.format(code, 1, 8000, 8), codes)).sound().samples();
    assertArrayEquals(expected, found);
  }

  @Test
  void channelsBecomeTheirMean() throws IOException {
    byte[] samples = TestWav.bytes((short) 16384, (short) 0, (short) -16384, (short) -16384);
    byte[] stereo = TestWav.file(TestWav.format(1, 2, 44100, 16), samples);
    assertArrayEquals(new float[] {0.25f, -0.5f}, TestWav.read(stereo).sound().samples());
    byte[] four = TestWav.file(TestWav.format(1, 4, 44100, 16), samples);
    assertArrayEquals(new float[] {-0.125f}, TestWav.read(four).sound().samples());
  }

  @Test
  void bigEndianSamplesWithoutAHeaderAreDecoded() throws IOException {
    byte[] raw = {64, 0, 0, -64, 0, 0};
    PcmFormat format = new PcmFormat(SampleEncoding.SIGNED_24, 1, 16000, ByteOrder.BIG_ENDIAN);
    try (PcmStream stream = new PcmStream(new ByteArrayInputStream(raw), format, "pipe")) {
      assertArrayEquals(new float[] {0.5f, -0.5f}, stream.rest().samples());
    }
  }

  @Test
  void floatsOutOfRangeAreCutOffWithAWarning() throws IOException {
    byte[] samples = TestWav.bytes(2f, Float.NaN, -3f, 0.25f);
    SoundFile.Reading reading = TestWav.read(TestWav.file(TestWav.format(3, 1, 8000, 32), samples));
    assertArrayEquals(new float[] {1, 0, -1, 0.25f}, reading.sound().samples());
    assertEquals(
        List.of(
            "x.wav holds 1 samples that are no number; they became 0",
            "x.wav holds 2 samples beyond [-1, 1]; they were cut off there"),
        reading.warnings());
  }

  @Test
  void rateThatTheBytesASecondContradictIsAWarning() throws IOException {
    byte[] format = TestWav.format(1, 2, 44100, 16);
    // The rate was changed and the bytes a second, at byte 16 of the chunk, were not.
    byte[] patched = TestWav.bytes(format);
    System.arraycopy(TestWav.bytes(8000), 0, patched, 12, Integer.BYTES);
    SoundFile.Reading reading = TestWav.read(TestWav.file(patched, new byte[8]));
    assertEquals(8000, reading.sound().rate());
    assertEquals(
        List.of(
            "x.wav says 8000 Hz, but also 176400 bytes a second, which are 44100 Hz; read as 8000:"
                + " if it sounds too slow or too fast, mend its header"),
        reading.warnings());
  }

  @Test
  void wrongBlockIsWarnedOfOnce() throws IOException {
    byte[] format =
        TestWav.bytes("fmt ", 16, (short) 1, (short) 1, 8000, 32000, (short) 4, (short) 16);
    assertEquals(
        List.of("x.wav says that 4 bytes hold a sample of each channel; read as 2"),
        TestWav.read(TestWav.file(format, new byte[8])).warnings());
  }

  @Test
  void wrongBlockBesideTheRightBytesASecondIsWarnedOfAlone() throws IOException {
    for (int block : new int[] {0, 1, 4, 65_535}) {
      byte[] format = TestWav.format(1, 1, 8000, 16);
      System.arraycopy(TestWav.bytes((short) block), 0, format, 20, Short.BYTES);
      byte[] samples = TestWav.bytes((short) 16384, (short) -16384);
      SoundFile.Reading reading = TestWav.read(TestWav.file(format, samples));
      assertArrayEquals(new float[] {0.5f, -0.5f}, reading.sound().samples());
      assertEquals(8000, reading.sound().rate());
      assertEquals(
          List.of("x.wav says that " + block + " bytes hold a sample of each channel; read as 2"),
          reading.warnings());
    }
  }

  @Test
  void formatsThatAreNotReadAreNamed() {
    refused(TestWav.format(2, 1, 8000, 4), "x.wav is a WAV file of kind 2 with 4 bits; expected");
    refused(TestWav.format(1, 0, 8000, 16), "x.wav has a wrong header: channels must be in [1");
    String rate = "x.wav has a wrong header: rate must be in [1000, 1000000] Hz, but was ";
    for (int wrong : new int[] {0, 1, 999, 1_000_001, -8000}) {
      refused(TestWav.format(1, 1, wrong, 16), rate + wrong);
    }
    refused(TestWav.bytes("fmt ", 4, 0), "x.wav has a format of 4 bytes");
    refused(new byte[0], "x.wav is no WAV file: its samples have no format before");
  }

  private static void refused(byte[] format, String begin) {
    byte[] file = TestWav.file(format, new byte[8]);
    String message = assertThrows(IOException.class, () -> TestWav.read(file)).getMessage();
    assertEquals(begin, message.substring(0, Math.min(begin.length(), message.length())));
  }
}
