package dev.unroll.data.synthetic.speech;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A folder laid out as the real set, with speakers anna and ben and recordings 0 to 11 of each
 * digit. A recording holds one number in all of its samples, which tells it from the others.
 */
final class WavFolder {
  static final List<String> SPEAKERS = List.of("anna", "ben");
  static final int INDICES = 12;

  private WavFolder() {}

  static void write(Path folder) throws IOException {
    for (String part : List.of("train", "test")) {
      Files.createDirectories(folder.resolve(part));
    }
    for (String speaker : SPEAKERS) {
      for (Digit digit : Digit.values()) {
        for (int index = 0; index < INDICES; index++) {
          String part = index < 5 ? "test" : "train";
          Path file =
              folder.resolve(part).resolve(number(digit) + "_" + speaker + "_" + index + ".wav");
          wav(file, 8000, 1, value(digit, speaker, index), length(index));
        }
      }
    }
  }

  /** From 0.1 to 0.9. */
  static short value(Digit digit, String speaker, int index) {
    return (short)
        (3300 + 100 * (INDICES * (10 * SPEAKERS.indexOf(speaker) + number(digit)) + index));
  }

  private static int number(Digit digit) {
    return List.of(Digit.values()).indexOf(digit);
  }

  static int length(int index) {
    return 200 + 10 * index;
  }

  static void wav(Path file, float rate, int channels, short value, int length) throws IOException {
    byte[] bytes = new byte[2 * length * channels];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = (byte) value;
      bytes[i + 1] = (byte) (value >> 8);
    }
    AudioFormat format = new AudioFormat(rate, 16, channels, true, false);
    try (AudioInputStream in =
        new AudioInputStream(new ByteArrayInputStream(bytes), format, length)) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }
}
