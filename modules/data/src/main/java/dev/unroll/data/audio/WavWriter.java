package dev.unroll.data.audio;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes WAV files of 16 bits, mono, which every program reads. */
public final class WavWriter {
  private static final int HEADER = 44;
  private static final int FULL = 32768;

  private WavWriter() {}

  /**
   * Writes or replaces a file.
   *
   * @param sound rounded to 16 bits; 1 becomes 32767
   * @throws IOException when it cannot be written
   */
  public static void write(Path file, Sound sound) throws IOException {
    int bytes = Math.multiplyExact(sound.samples().length, Short.BYTES);
    ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
    name(header, "RIFF").putInt(Math.addExact(HEADER - 8, bytes));
    name(name(header, "WAVE"), "fmt ").putInt(16).putShort((short) 1).putShort((short) 1);
    header.putInt(sound.rate()).putInt(sound.rate() * Short.BYTES);
    header.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
    name(header, "data").putInt(bytes);
    ByteBuffer samples = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : sound.samples()) {
      int level = Math.round(sample * FULL);
      samples.putShort((short) Math.max(-FULL, Math.min(FULL - 1, level)));
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(header.array());
      out.write(samples.array());
    }
  }

  private static ByteBuffer name(ByteBuffer header, String letters) {
    return header.put(letters.getBytes(StandardCharsets.US_ASCII));
  }
}
