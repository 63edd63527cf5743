package dev.unroll.data.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WavLengthTest {
  private static final byte[] FORMAT = TestWav.format(1, 1, 8000, 16);
  private static final byte[] SAMPLES = TestWav.bytes((short) 16384, (short) -16384, (short) 8192);
  private static final float[] LEVELS = {0.5f, -0.5f, 0.25f};

  private static List<String> warnings(byte[] file) throws IOException {
    SoundFile.Reading reading = TestWav.read(file);
    assertArrayEquals(LEVELS, reading.sound().samples());
    return reading.warnings();
  }

  @Test
  void otherChunksArePassedOver() throws IOException {
    byte[] data = TestWav.data(SAMPLES);
    byte[] junk = TestWav.bytes("LIST", 3, "abc", (byte) 0);
    byte[] unpadded = TestWav.bytes("LIST", 3, "abc");
    byte[] after = TestWav.bytes("id3 ", 5, "hello", (byte) 0);
    for (byte[] before : List.of(new byte[0], junk, unpadded)) {
      byte[] file = TestWav.bytes("RIFF", 999, "WAVE", before, FORMAT, before, data, after);
      assertEquals(List.of(), warnings(file));
    }
  }

  @Test
  void samplesOfOddLengthArePadded() throws IOException {
    byte[] format = TestWav.format(1, 1, 8000, 8);
    byte[] after = TestWav.bytes((byte) 0, "LIST", 2, "ab");
    byte[] file =
        TestWav.bytes("RIFF", 60, "WAVE", format, TestWav.data(new byte[] {0, 0, 0}), after);
    SoundFile.Reading reading = TestWav.read(file);
    assertEquals(3, reading.sound().samples().length);
    assertEquals(List.of(), reading.warnings());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 0x7FFFFFFF, 0x7FFFF000, 0x80000000})
  void lengthThatWasNeverFilledInIsTheRest(int length) throws IOException {
    int all = length == 0 ? 0 : -1;
    byte[] file = TestWav.bytes("RIFF", all, "WAVE", FORMAT, "data", length, SAMPLES);
    assertEquals(
        List.of("x.wav does not say how long it is; all 0.00 s were read"), warnings(file));
  }

  @Test
  void wideLengthIsBelieved() throws IOException {
    byte[] wide = TestWav.bytes("ds64", 28, 80L, (long) SAMPLES.length, 3L, 0);
    byte[] after = TestWav.bytes("LIST", 2, "ab");
    for (String name : List.of("RF64", "BW64")) {
      byte[] file = TestWav.bytes(name, -1, "WAVE", wide, FORMAT, "data", -1, SAMPLES, after);
      assertEquals(List.of(), warnings(file));
    }
  }

  @Test
  void fileThatIsCutOffGivesWhatIsThere() throws IOException {
    byte[] file = TestWav.bytes("RIFF", 16036, "WAVE", FORMAT, "data", 16000, SAMPLES);
    assertEquals(
        List.of("x.wav is cut off: 1.00 s are promised, the 0.00 s that are there were read"),
        warnings(file));
    SoundFile.Reading within = TestWav.read(Arrays.copyOf(file, file.length - 1));
    assertArrayEquals(Arrays.copyOf(LEVELS, 2), within.sound().samples());
    assertEquals(
        "x.wav ends within a sample: the last 1 of 2 bytes were left out",
        within.warnings().get(1));
  }

  @Test
  void samplesBeyondTheLengthAreReadToo() throws IOException {
    byte[] file = TestWav.bytes("RIFF", 38, "WAVE", FORMAT, "data", 2, SAMPLES);
    assertEquals(
        List.of(
            "x.wav has a wrong length: 0.00 s are promised, all 0.00 s that are there were read"),
        warnings(file));
  }

  @Test
  void fileWithoutSamplesIsEmpty() throws IOException {
    byte[] after = TestWav.bytes("LIST", 2, "ab");
    for (byte[] file :
        List.of(
            TestWav.file(FORMAT, new byte[0]),
            TestWav.bytes("RIFF", 46, "WAVE", FORMAT, "data", 0, after))) {
      SoundFile.Reading reading = TestWav.read(file);
      assertEquals(0, reading.sound().samples().length);
      assertEquals(List.of(), reading.warnings());
    }
  }

  @Test
  void headerThatIsCutOffIsRefusedWhereverItIs() {
    byte[] file = TestWav.file(FORMAT, SAMPLES);
    for (int length = 12; length < 44; length++) {
      byte[] part = Arrays.copyOf(file, length);
      String message = assertThrows(IOException.class, () -> TestWav.read(part)).getMessage();
      assertTrue(message.startsWith("x.wav ends before its first sample (" + length), message);
    }
  }

  @Test
  void pipeIsHeardAsItComes() throws IOException {
    byte[] header = TestWav.bytes("RIFF", -1, "WAVE", FORMAT, "data", -1);
    byte[] file = TestWav.bytes(header, new byte[20], SAMPLES);
    // Gives one byte a call, as a slow program would, and says that no more is at hand.
    InputStream slow =
        new ByteArrayInputStream(file) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            return super.read(bytes, offset, Math.min(1, length));
          }

          @Override
          public synchronized int available() {
            return 0;
          }
        };
    try (SoundStream stream = SoundFile.open(slow, "pipe")) {
      float[] block = new float[100];
      // The kind of the file is seen by its first 64 bytes.
      assertEquals(10, stream.read(block));
      for (float level : LEVELS) {
        assertEquals(1, stream.read(block));
        assertEquals(level, block[0]);
      }
      assertEquals(-1, stream.read(block));
      assertEquals(-1, stream.read(block));
    }
  }

  @Test
  void twoHoursAreReadInPieces() throws IOException {
    long frames = 2 * 3600 * 16_000;
    int bytes = (int) (2 * frames);
    byte[] format = TestWav.format(1, 1, 16_000, 16);
    byte[] header = TestWav.bytes("RIFF", bytes + 36, "WAVE", format, "data", bytes);
    Silence silence = new Silence(bytes);
    InputStream file = new SequenceInputStream(new ByteArrayInputStream(header), silence);
    long total = 0;
    long ahead = 0;
    float[] block = new float[16_000];
    long before = allocated();
    try (SoundStream stream = SoundFile.open(file, "long.wav")) {
      for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
        total += count;
        ahead = Math.max(ahead, silence.given - 2 * total);
      }
      assertEquals(List.of(), stream.warnings());
    }
    long grown = allocated() - before;
    assertEquals(frames, total);
    assertTrue(ahead <= 1 << 17, "read " + ahead + " bytes ahead");
    assertTrue(grown < 1 << 23, "took " + grown + " bytes of memory for " + bytes);
  }

  /** Bytes that this thread ever took. */
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static final class Silence extends InputStream {
    private final long length;
    private long given;

    Silence(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      return given++ < length ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) {
      int count = (int) Math.min(wanted, length - given);
      Arrays.fill(into, offset, offset + count, (byte) 0);
      given += count;
      return count == 0 ? -1 : count;
    }
  }
}
