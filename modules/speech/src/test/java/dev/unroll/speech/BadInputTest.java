package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.audio.Sound;
import dev.unroll.data.audio.WavWriter;
import dev.unroll.testing.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings with something wrong, beside a good one, which is always transcribed. */
class BadInputTest {
  /** Where {@link WavWriter} writes the rate, bytes a second and the length of the samples. */
  private static final int RATE = 24;

  private static final int BYTES_A_SECOND = 28;
  private static final int LENGTH = 40;
  private static final int HEADER = 44;

  @TempDir static Path folder;
  private static Path run;
  private static Path good;
  private static String goodText;

  @BeforeAll
  static void train() throws IOException {
    run = folder.resolve("run");
    Typed.train(Spoken.table(folder, 24), run).works();
    good = folder.resolve("1.wav");
    goodText = text(good);
  }

  private static String text(Path file) {
    return Typed.run("transcribe", "--run", run, file).works().out().strip();
  }

  /** The bytes of a good recording with a number in the header changed. */
  private static byte[] patched(int at, int value) throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve("2.wav"));
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return file;
  }

  private static Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  /** Transcribes {@code bad} and the good one, which is heard as it is alone. */
  private static Terminal beside(Path... bad) {
    List<Object> arguments = new ArrayList<>(List.of("transcribe", "--run", run));
    arguments.addAll(Arrays.asList(bad));
    arguments.add(good);
    Terminal found = Typed.run(arguments.toArray());
    assertEquals(
        good + "\t" + goodText, found.out().lines().reduce("", (a, b) -> b).stripTrailing());
    return found;
  }

  /** The text of a file that is heard with a warning; the good one has none. */
  private static String warned(Path bad, String warning) {
    Terminal found = beside(bad).worksAndNotes(warning);
    String line = found.out().lines().findFirst().orElseThrow();
    assertTrue(line.startsWith(bad + "\t"), line);
    return line.substring(bad.toString().length()).strip();
  }

  /** Each of these is refused with one line. */
  private static void refused(List<Path> bad, String... parts) {
    Terminal found = beside(bad.toArray(Path[]::new));
    List<String> said = found.err().lines().toList();
    assertEquals(bad.size(), said.size(), found.err());
    for (int i = 0; i < said.size(); i++) {
      assertTrue(said.get(i).startsWith("unroll: "), said.get(i));
      assertTrue(said.get(i).contains(bad.get(i).toString()), said.get(i));
      assertTrue(said.get(i).contains(parts[i]), parts[i] + " in " + said.get(i));
    }
    assertEquals(1, found.code());
    assertEquals(1, found.out().lines().count());
  }

  @Test
  void aCutOffFileIsHeardAsFarAsItGoes() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("2.wav"));
    int left = (whole.length - HEADER) / 4 * 2;
    byte[] half = Arrays.copyOf(whole, HEADER + left);
    Path cut = file("cut.wav", half);
    Path mended = file("mended.wav", half.clone());
    byte[] length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(left).array();
    System.arraycopy(length, 0, half, LENGTH, 4);
    Files.write(mended, half);
    String warning =
        "%s is cut off: %.2f s are promised, the %.2f s that are there were read"
            .formatted(cut, (whole.length - HEADER) / 32_000.0, left / 32_000.0);
    assertEquals(text(mended), warned(cut, warning));
  }

  @Test
  void aWrongLengthInTheHeaderIsOvercome() throws IOException {
    Path right = folder.resolve("2.wav");
    double seconds = (Files.size(right) - HEADER) / 32_000.0;
    Path little = file("short.wav", patched(LENGTH, 16_000));
    assertEquals(
        text(right),
        warned(
            little,
            "%s has a wrong length: 0.50 s are promised, all %.2f s that are there were read"
                .formatted(little, seconds)));
    Path unknown = file("unknown.wav", patched(LENGTH, -1));
    assertEquals(
        text(right),
        warned(
            unknown,
            "%s does not say how long it is; all %.2f s were read".formatted(unknown, seconds)));
  }

  @Test
  void noSamplesAreNoTextAndSaid() throws IOException {
    Path empty = folder.resolve("empty.wav");
    WavWriter.write(empty, new Sound(new float[0], 16_000));
    String said = " seconds of sound, less than one frame; nothing can be heard in it";
    assertEquals("", warned(empty, empty + " holds 0.000" + said));
    Path click = folder.resolve("click.wav");
    WavWriter.write(click, new Sound(new float[80], 16_000));
    assertEquals("", warned(click, click + " holds 0.005" + said));
  }

  @Test
  void silenceIsHeardAsAnyRecordingIs() throws IOException {
    Path silent = folder.resolve("silent.wav");
    WavWriter.write(silent, new Sound(new float[32_000], 16_000));
    assertEquals(2, beside(silent).works().out().lines().count());
  }

  @Test
  void ratesThatNoRecordingHasAreRefused() throws IOException {
    List<Path> wrong = new ArrayList<>();
    for (int rate : new int[] {0, 1, 10_000_000, 999_983}) {
      wrong.add(file(rate + "hz.wav", patched(RATE, rate)));
    }
    refused(
        wrong,
        "rate must be in [1000, 1000000] Hz, but was 0",
        "but was 1",
        "but was 10000000",
        "has 999983 Hz, which is not made 8000 Hz here");
  }

  @Test
  void aRateThatTheHeaderItselfContradictsIsWarnedOf() throws IOException {
    Path slow = file("slow.wav", patched(RATE, 8_000));
    warned(
        slow,
        slow
            + " says 8000 Hz, but also 32000 bytes a second, which are 16000 Hz; read as 8000: if"
            + " it sounds too slow or too fast, mend its header");
    Path bytes = file("bytes.wav", patched(BYTES_A_SECOND, 16_000));
    String warning =
        warned(
            bytes,
            bytes
                + " says 16000 Hz, but also 16000 bytes a second,"
                + " which are 8000 Hz; read as 16000: if it sounds too slow or too fast, mend its header");
    assertEquals(text(folder.resolve("2.wav")), warning);
  }

  @Test
  void whatIsNoSoundOrNoFileIsRefused() throws IOException {
    Path text = file("letter.wav", "Dear all,".getBytes(StandardCharsets.UTF_8));
    Path missing = folder.resolve("missing.wav");
    Path header = file("header.wav", Arrays.copyOf(Files.readAllBytes(good), 30));
    refused(
        List.of(text, missing, folder, header),
        "is no sound that can be read: it looks like text; expected WAV",
        "no file at",
        "is a directory, expected a sound file",
        "ends before its first sample (30 bytes)");
  }

  @Test
  void aPictureOfAFileThatIsNoSoundIsLeftOut() throws IOException {
    Path text = file("no.wav", "Dear all,".getBytes(StandardCharsets.UTF_8));
    Path picture = folder.resolve("no.png");
    Typed.run("transcribe", "--run", run, "--picture", picture, text, good).failsWith(1, "no.wav");
    assertTrue(Files.notExists(picture));
  }

  @Test
  void whatComesFromAnotherProgramIsNamedStandardInput() {
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("Dear all,".getBytes(StandardCharsets.UTF_8)));
      Typed.run("transcribe", "--run", run, "-")
          .failsWith(1, "standard input is no sound", "it looks like text");
      System.setIn(new ByteArrayInputStream(new byte[0]));
      Typed.run("transcribe", "--run", run, "-").failsWith(1, "standard input", "it is empty");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aTextWithMoreLettersThanFramesIsNotAligned() {
    Object[] words = Stream.generate(() -> "one").limit(400).toArray();
    List<Object> arguments = new ArrayList<>(List.of("align", "--run", run, good));
    arguments.addAll(Arrays.asList(words));
    Typed.run(arguments.toArray()).failsWith(1, "frames");
  }

  @Test
  void recordingsToTrainOnAreWarnedOfOrRefusedBeforeTraining() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("2.wav"));
    file("part.wav", Arrays.copyOf(whole, whole.length - 2_000));
    Path table = folder.resolve("part.tsv");
    String lines = Files.readString(folder.resolve("all.tsv"));
    Files.writeString(table, lines + "part.wav\tone\tspeaker0\n");
    Typed.train(table, folder.resolve("warned")).works().shows("part.wav is cut off: ");
    Path odd = file("odd.wav", patched(RATE, 999_983));
    Files.writeString(table, lines + "odd.wav\tone\tspeaker0\n");
    Path refused = folder.resolve("refused");
    Typed.train(table, refused).failsWith(1, odd + " has 999983 Hz", "ffmpeg");
    assertTrue(Files.notExists(refused));
  }
}
