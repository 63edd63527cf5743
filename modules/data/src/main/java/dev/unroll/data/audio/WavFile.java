package dev.unroll.data.audio;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the header of a WAV file: RIFF, and RF64 or BW64 whose lengths have 64 bits (EBU Tech 3306,
 * ITU-R BS.2088). What stands in the header is believed only where nothing contradicts it.
 */
final class WavFile {
  private static final int FORMAT = 16;
  private static final int EXTENSIBLE_FORMAT = 40;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  private final WavChunks chunks;
  private final String name;
  private final List<String> warnings = new ArrayList<>();
  private Optional<PcmFormat> format = Optional.empty();
  private long wideLength;

  private WavFile(BufferedInputStream in, String name) {
    this.chunks = new WavChunks(in);
    this.name = name;
  }

  /**
   * The samples of a WAV file.
   *
   * @param in at its first byte; closed with the result
   * @throws IOException naming {@code name} when the header ends early or holds no format that is
   *     read here
   */
  static SoundStream open(BufferedInputStream in, String name) throws IOException {
    WavFile file = new WavFile(in, name);
    try {
      WavData data = file.data(in);
      return new PcmStream(data, file.format.orElseThrow(), name, file.warnings);
    } catch (EOFException e) {
      throw new IOException(
          name
              + " ends before its first sample ("
              + file.chunks.position()
              + " bytes); expected a WAV file with "
              + (file.format.isEmpty() ? "a format" : "samples"),
          e);
    }
  }

  private WavData data(BufferedInputStream in) throws IOException {
    boolean wide = !chunks.name().equals("RIFF");
    long all = chunks.length();
    chunks.name();
    while (true) {
      String chunk = chunks.name();
      long length = chunks.length();
      if (chunk.equals("data")) {
        PcmFormat found =
            format.orElseThrow(
                () -> new IOException(name + " is no WAV file: its samples have no format before"));
        boolean inWide = wide && length == 0xFFFFFFFFL && wideLength > 0;
        // Who writes to a pipe cannot know the length, and puts 0 or nearly the greatest there.
        boolean unknown =
            length == 0 ? all == 0 || all <= chunks.position() : length >= 0x7FFF0000L;
        long samples = inWide ? wideLength : unknown ? WavData.UNKNOWN : length;
        return new WavData(in, found, samples, name, warnings);
      }
      long read = 0;
      if (chunk.equals("fmt ")) {
        read = readFormat(length);
      } else if (chunk.equals("ds64") && length >= 16) {
        chunks.next(8);
        wideLength = chunks.next(8).getLong();
        read = 16;
      }
      chunks.leave(length, read);
    }
  }

  private long readFormat(long length) throws IOException {
    if (length < FORMAT) {
      throw new IOException(
          name + " has a format of " + length + " bytes; expected a WAV file with 16 or more");
    }
    int read = (int) Math.min(length, EXTENSIBLE_FORMAT);
    ByteBuffer fields = chunks.next(read);
    int code = fields.getShort(0) & 0xFFFF;
    int channels = fields.getShort(2) & 0xFFFF;
    int block = fields.getShort(12) & 0xFFFF;
    int bits = fields.getShort(14) & 0xFFFF;
    if (code == EXTENSIBLE && read == EXTENSIBLE_FORMAT) {
      code = fields.getShort(24) & 0xFFFF;
    }
    SampleEncoding encoding = encoding(code, bits);
    try {
      PcmFormat found =
          new PcmFormat(encoding, channels, fields.getInt(4), ByteOrder.LITTLE_ENDIAN);
      compare(found, block, fields.getInt(8) & 0xFFFFFFFFL);
      format = Optional.of(found);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + " has a wrong header: " + e.getMessage(), e);
    }
    return read;
  }

  /** Warns of what the header says twice, and differently. */
  private void compare(PcmFormat found, int block, long bytesPerSecond) {
    if (block != found.frameBytes()) {
      warnings.add(
          name
              + " says that "
              + block
              + " bytes hold a sample of each channel; read as "
              + found.frameBytes());
    }
    long expected = (long) found.rate() * found.frameBytes();
    // A wrong block was told of, and the bytes a second may follow from it.
    if (bytesPerSecond != expected && bytesPerSecond != (long) found.rate() * block) {
      warnings.add(
          name
              + " says "
              + found.rate()
              + " Hz, but also "
              + bytesPerSecond
              + " bytes a second, which are "
              + bytesPerSecond / found.frameBytes()
              + " Hz; read as "
              + found.rate()
              + ": if it sounds too slow or too fast, mend its header");
    }
  }

  private SampleEncoding encoding(int code, int bits) throws IOException {
    // Samples of fewer bits than their bytes hold stand at the top of them.
    int bytes = (bits + 7) / 8;
    if (code == PCM && bytes >= 1 && bytes <= 4) {
      return List.of(
              SampleEncoding.UNSIGNED_8,
              SampleEncoding.SIGNED_16,
              SampleEncoding.SIGNED_24,
              SampleEncoding.SIGNED_32)
          .get(bytes - 1);
    } else if (code == FLOAT && (bits == 32 || bits == 64)) {
      return bits == 32 ? SampleEncoding.FLOAT_32 : SampleEncoding.FLOAT_64;
    } else if ((code == A_LAW || code == MU_LAW) && bits == 8) {
      return code == A_LAW ? SampleEncoding.A_LAW : SampleEncoding.MU_LAW;
    }
    throw new IOException(
        name
            + " is a WAV file of kind "
            + code
            + " with "
            + bits
            + " bits; expected whole numbers of 8 to 32 bits, floats, A-law or µ-law: convert it"
            + " (ffmpeg -i IN -c:a pcm_s16le OUT.wav)");
  }
}
