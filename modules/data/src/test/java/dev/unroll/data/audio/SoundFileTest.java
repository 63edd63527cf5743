package dev.unroll.data.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundFileTest {
  @TempDir Path folder;

  /** The signal that the FLAC files among the resources were made of, by flac 1.4.2. */
  private static int triangle(int i, int step, int amplitude) {
    return Math.abs(i * step % (4 * amplitude) - 2 * amplitude) - amplitude;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = SoundFileTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static SoundFile.Reading read(byte[] file) throws IOException {
    try (SoundStream stream = SoundFile.open(new ByteArrayInputStream(file), "x")) {
      Sound sound = stream.rest();
      return new SoundFile.Reading(stream.name(), sound, stream.warnings());
    }
  }

  @Test
  void flacGivesWhatWentIn() throws IOException {
    float[] stereo = new float[300];
    for (int i = 0; i < stereo.length; i++) {
      stereo[i] = (triangle(i, 997, 12000) + triangle(i, 331, 7000)) / 65536f;
    }
    SoundFile.Reading reading = read(resource("stereo16.flac"));
    assertArrayEquals(stereo, reading.sound().samples());
    assertEquals(16000, reading.sound().rate());
    float[] mono = new float[500];
    for (int i = 0; i < mono.length; i++) {
      mono[i] = triangle(i, 256 * 331, 256 * 20000) / 8388608f;
    }
    SoundFile.Reading fine = read(resource("mono24.flac"));
    assertArrayEquals(mono, fine.sound().samples());
    assertEquals(48000, fine.sound().rate());
    assertEquals(List.of(), fine.warnings());
  }

  @Test
  void flacThatIsCutOffGivesItsWholeBlocks() throws IOException {
    byte[] file = resource("stereo16.flac");
    float[] whole = read(file).sound().samples();
    SoundFile.Reading part = read(Arrays.copyOf(file, file.length - 10));
    assertArrayEquals(Arrays.copyOf(whole, 256), part.sound().samples());
    assertEquals(
        List.of("x is cut off: 0.02 s are promised, the 0.02 s that are whole were read"),
        part.warnings());
  }

  @Test
  void damagedFlacNeverFailsButWithAClearError() throws IOException {
    byte[] file = resource("mono24.flac");
    float[] whole = read(file).sound().samples();
    for (int at = 4; at < file.length; at += 3) {
      byte[] damaged = file.clone();
      damaged[at] ^= 0x55;
      try {
        SoundFile.Reading reading = read(damaged);
        boolean same = Arrays.equals(whole, reading.sound().samples());
        // The header ends before byte 50; a checksum guards each block.
        assertTrue(at < 100 || same || !reading.warnings().isEmpty(), "byte " + at);
      } catch (IOException e) {
        assertTrue(e.getMessage().startsWith("x is FLAC with a damaged header"), e.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"AIFF", "AU"})
  void formatsOfTheJdkAreRead(String type) throws IOException {
    byte[] samples = {64, 0, 32, 0, -64, 0, 32, 0};
    AudioFormat format = new AudioFormat(22050, 16, 2, true, true);
    AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(samples), format, 2);
    AudioFileFormat.Type target =
        type.equals("AU") ? AudioFileFormat.Type.AU : AudioFileFormat.Type.AIFF;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioSystem.write(in, target, out);
    Sound sound = read(out.toByteArray()).sound();
    // The JDK divides by 32767.
    assertArrayEquals(new float[] {0.375f, -0.125f}, sound.samples(), 1e-4f);
    assertEquals(22050, sound.rate());
  }

  @Test
  void whatIsNoSoundIsNamed() {
    looks("", "it is empty");
    looks("OggS\0\2", "it looks like Ogg (Vorbis or Opus)");
    looks("ID3\4", "it looks like MP3 or AAC");
    looks("\u00FF\u00FB\u0090d", "it looks like MP3 or AAC");
    looks("\0\0\0 ftypM4A ", "it looks like MP4 or M4A");
    looks("%PDF-1.7", "it looks like a PDF document");
    looks("PK\3\4", "it looks like an archive");
    looks("<!DOCTYPE html>", "it looks like a web page or XML");
    looks("path\ttranscript\n", "it looks like text");
    looks("\0\1\2\3", "it looks like binary data of an unknown kind");
    looks("RIFF\0\0\0\0AVI LIST", "it looks like an AVI film");
  }

  private static void looks(String begin, String words) {
    byte[] bytes = begin.getBytes(StandardCharsets.ISO_8859_1);
    String message = assertThrows(IOException.class, () -> read(bytes)).getMessage();
    assertEquals(
        "x is no sound that can be read: "
            + words
            + "; expected WAV, FLAC, AIFF or AU (ffmpeg -i IN OUT.wav converts)",
        message);
  }

  @Test
  void missingFilesAndFoldersAreNamed() {
    Path missing = folder.resolve("no.wav");
    assertEquals(
        "no file at " + missing + "; check the path",
        assertThrows(IOException.class, () -> SoundFile.open(missing)).getMessage());
    assertTrue(
        assertThrows(IOException.class, () -> SoundFile.open(folder))
            .getMessage()
            .startsWith(folder + " is a directory"));
  }

  @Test
  void writtenFileIsReadAlike() throws IOException {
    float[] samples = {0, 0.5f, -0.25f, -1, 1};
    Path file = folder.resolve("x.wav");
    WavWriter.write(file, new Sound(samples, 16000));
    SoundFile.Reading reading = SoundFile.read(file);
    samples[4] = 32767 / 32768f;
    assertArrayEquals(samples, reading.sound().samples());
    assertEquals(List.of(), reading.warnings());
    assertEquals(44 + 10, Files.size(file));
  }
}
