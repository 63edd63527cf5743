package dev.unroll.data.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** AIFF, AIFF-C and AU, which the JDK reads and turns into floats. */
final class JavaSound {
  private JavaSound() {}

  /**
   * The samples of such a file.
   *
   * @param in at its first byte; closed with the result
   * @throws IOException naming {@code name} when the JDK does not know its form
   */
  static SoundStream open(BufferedInputStream in, String name) throws IOException {
    try {
      AudioInputStream raw = AudioSystem.getAudioInputStream(in);
      AudioFormat found = raw.getFormat();
      PcmFormat format =
          new PcmFormat(
              SampleEncoding.FLOAT_32,
              found.getChannels(),
              Math.round(found.getSampleRate()),
              ByteOrder.LITTLE_ENDIAN);
      AudioFormat floats =
          new AudioFormat(
              AudioFormat.Encoding.PCM_FLOAT,
              found.getSampleRate(),
              Float.SIZE,
              found.getChannels(),
              format.frameBytes(),
              found.getSampleRate(),
              false);
      return new PcmStream(AudioSystem.getAudioInputStream(floats, raw), format, name);
    } catch (UnsupportedAudioFileException | IllegalArgumentException e) {
      throw new IOException(
          name
              + " is AIFF or AU of a form that is not read here ("
              + e.getMessage()
              + "); convert it (ffmpeg -i IN OUT.wav)",
          e);
    }
  }
}
