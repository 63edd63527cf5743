package dev.unroll.data.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files written byte by byte, right and wrong ones. */
final class TestWav {
  private TestWav() {}

  /** Little-endian bytes: strings as they are, bytes, shorts, ints, longs, floats, doubles. */
  static byte[] bytes(Object... parts) {
    ByteBuffer out = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    for (Object part : parts) {
      if (part instanceof String text) {
        out.put(text.getBytes(StandardCharsets.ISO_8859_1));
      } else if (part instanceof byte[] raw) {
        out.put(raw);
      } else if (part instanceof Byte one) {
        out.put(one);
      } else if (part instanceof Short two) {
        out.putShort(two);
      } else if (part instanceof Integer four) {
        out.putInt(four);
      } else if (part instanceof Float real) {
        out.putFloat(real);
      } else if (part instanceof Double real) {
        out.putDouble(real);
      } else {
        out.putLong((Long) part);
      }
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  static byte[] format(int code, int channels, int rate, int bits) {
    int block = channels * ((bits + 7) / 8);
    return bytes(
        "fmt ",
        16,
        (short) code,
        (short) channels,
        rate,
        rate * block,
        (short) block,
        (short) bits);
  }

  static byte[] file(byte[] format, byte[] samples) {
    return bytes("RIFF", 4 + format.length + 8 + samples.length, "WAVE", format, data(samples));
  }

  static byte[] data(byte[] samples) {
    return bytes("data", samples.length, samples);
  }

  static SoundFile.Reading read(byte[] file) throws IOException {
    try (SoundStream stream = SoundFile.open(new ByteArrayInputStream(file), "x.wav")) {
      Sound sound = stream.rest();
      return new SoundFile.Reading(stream.name(), sound, stream.warnings());
    }
  }
}
