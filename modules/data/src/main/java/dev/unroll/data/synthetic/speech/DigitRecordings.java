package dev.unroll.data.synthetic.speech;

import dev.unroll.data.audio.SoundFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The recordings of the Free Spoken Digit Dataset in a folder, which has those to test on in {@code
 * test} and the others in {@code train}. Files are listed at once, and each is read when it is
 * first needed and then kept (all of them take 42 MB). Thread-safe.
 */
public final class DigitRecordings {
  /** Samples a second of every recording. */
  public static final int RATE = 8000;

  private final List<Recording> all;
  private final Map<Recording, float[]> kept = new ConcurrentHashMap<>();

  /**
   * Lists a folder.
   *
   * @throws IOException when it has not both parts, or a file in them has another name than those
   *     of the set, or lies in the wrong part
   */
  public DigitRecordings(Path folder) throws IOException {
    List<Recording> found = new ArrayList<>();
    for (String part : List.of("train", "test")) {
      Path side = folder.resolve(part);
      if (!Files.isDirectory(side)) {
        throw new IOException(
            "there is no folder "
                + side
                + ", expected free-spoken-digit with its folders train and test, which hold files"
                + " such as 7_jackson_32.wav; fetch it, or name the folder that has both");
      }
      found.addAll(list(side, part.equals("test")));
    }
    all = List.copyOf(found);
  }

  private static List<Recording> list(Path side, boolean tested) throws IOException {
    List<Path> files;
    try (Stream<Path> entries = Files.list(side)) {
      files = entries.filter(file -> file.toString().endsWith(".wav")).sorted().toList();
    }
    List<Recording> recordings = new ArrayList<>();
    for (Path file : files) {
      Recording recording = Recording.of(file);
      if (recording.tested() != tested) {
        throw new IOException(
            file
                + ": recordings numbered 0 to "
                + (Recording.TESTED - 1)
                + " belong into test and the others into train; move it, or fetch the set again");
      }
      recordings.add(recording);
    }
    return recordings;
  }

  /** All of them, those of {@code train} first, by name; the same list in whatever folder. */
  public List<Recording> all() {
    return all;
  }

  /** Who is heard, in the order of the alphabet. */
  public List<String> speakers() {
    return all.stream().map(Recording::speaker).distinct().sorted().toList();
  }

  /**
   * What is in a file.
   *
   * @return [T] from -1 to 1 at {@value #RATE} Hz, to be read only
   * @throws IOException naming the file when it cannot be read, is damaged or has another rate
   */
  public float[] samples(Recording recording) throws IOException {
    float[] samples = kept.get(recording);
    if (samples == null) {
      samples = read(recording.file());
      kept.put(recording, samples);
    }
    return samples;
  }

  private static float[] read(Path file) throws IOException {
    SoundFile.Reading reading = SoundFile.read(file);
    // Whoever measures on the set says so of all of it, not of what is left of it.
    if (!reading.warnings().isEmpty()) {
      throw new IOException(reading.warnings().get(0) + "; fetch the set again");
    }
    if (reading.sound().rate() != RATE) {
      throw new IOException(
          file + ": expected " + RATE + " Hz, but has " + reading.sound().rate() + " Hz");
    }
    return reading.sound().samples();
  }
}
