package dev.unroll.data.audio;

import dev.unroll.core.check.Check;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Opens files of sound. What a file is, its first bytes say; its name does not matter. */
public final class SoundFile {
  private static final int LOOKED_AT = 64;

  private SoundFile() {}

  /**
   * A recording and what was wrong with its file.
   *
   * @param name of the file, or what else errors call it
   * @param warnings one line each, naming the file
   */
  public record Reading(String name, Sound sound, List<String> warnings) {
    public Reading {
      warnings = List.copyOf(warnings);
    }

    /**
     * The recording at another rate, as {@link Sound#at} makes it.
     *
     * @param rate in Hz, above 0
     * @throws IOException as {@link SoundStream#at} does
     */
    public Sound at(int rate) throws IOException {
      Check.positive("rate", rate);
      try {
        return sound.at(rate);
      } catch (IllegalArgumentException e) {
        throw uneven(name, sound.rate(), rate, e);
      }
    }
  }

  /** The error of a recording whose rate has hardly a common divisor with the one asked for. */
  static IOException uneven(String name, int from, int to, IllegalArgumentException cause) {
    return new IOException(
        name
            + " has "
            + from
            + " Hz, which is not made "
            + to
            + " Hz here; if that is its true rate, convert it (ffmpeg -i IN -ar "
            + to
            + " OUT.wav)",
        cause);
  }

  /**
   * Reads a file whole.
   *
   * @throws IOException as {@link #open(Path)} and {@link SoundStream#read} do
   */
  public static Reading read(Path file) throws IOException {
    try (SoundStream stream = open(file)) {
      Sound sound = stream.rest();
      return new Reading(stream.name(), sound, stream.warnings());
    }
  }

  /**
   * Opens a file.
   *
   * @throws IOException naming the file when it is missing, a directory, may not be read, or holds
   *     no sound that is read here
   */
  public static SoundStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a directory, expected a sound file; name the file in it");
    }
    try {
      return open(Files.newInputStream(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new IOException("no file at " + file + "; check the path", e);
    } catch (AccessDeniedException e) {
      throw new IOException(file + " may not be read (permission denied); change its mode", e);
    }
  }

  /**
   * Opens what another program writes: any format that a file may have.
   *
   * @param in at its first byte; closed with the result, or when this fails
   * @param name what errors and warnings call it, such as "standard input"
   * @throws IOException when it holds no sound that is read here
   */
  public static SoundStream open(InputStream in, String name) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    try {
      buffered.mark(LOOKED_AT);
      byte[] first = buffered.readNBytes(LOOKED_AT);
      buffered.reset();
      return open(buffered, first, name);
    } catch (IOException | RuntimeException e) {
      buffered.close();
      throw e;
    }
  }

  private static SoundStream open(BufferedInputStream in, byte[] first, String name)
      throws IOException {
    String begin = new String(first, StandardCharsets.ISO_8859_1);
    if (begin.matches("(?s)(RIFF|RF64|BW64)....WAVE.*")) {
      return WavFile.open(in, name);
    } else if (begin.startsWith("fLaC")) {
      return new FlacStream(in, name);
    } else if (begin.matches("(?s)(FORM....AIF[FC]|\\.snd).*")) {
      return JavaSound.open(in, name);
    }
    throw new IOException(
        name
            + " is no sound that can be read: "
            + ContentGuess.of(first)
            + "; expected WAV, FLAC, AIFF or AU (ffmpeg -i IN OUT.wav converts)");
  }
}
