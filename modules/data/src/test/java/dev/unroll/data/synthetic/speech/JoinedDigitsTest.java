package dev.unroll.data.synthetic.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.synthetic.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedDigitsTest {
  private static final Division OFFICIAL = new Division.Official();
  private static final Division WITHOUT_BEN = new Division.Without("ben");

  @TempDir private static Path folder;
  private static DigitRecordings recordings;

  @BeforeAll
  static void write() throws IOException {
    WavFolder.write(folder);
    recordings = new DigitRecordings(folder);
  }

  @Test
  void recordingsStandWhereThePlanSaysAndPausesAreQuiet() throws IOException {
    JoinedDigits joined = JoinedDigits.of(recordings, OFFICIAL, Split.TRAIN, 50, 3);
    for (JoinedString plan : joined.plans()) {
      float[] samples = joined.samples(plan);
      float loudestNoise = 0;
      int at = 0;
      for (int i = 0; i < plan.pauses().size(); i++) {
        int pause = (int) Math.round(plan.pauses().get(i) * 8000);
        for (int end = at + pause; at < end; at++) {
          loudestNoise = Math.max(loudestNoise, Math.abs(samples[at]));
        }
        if (i < plan.recordings().size()) {
          Recording recording = plan.recordings().get(i);
          double value =
              WavFolder.value(recording.digit(), recording.speaker(), recording.index()) / 32768.0;
          for (int end = at + WavFolder.length(recording.index()); at < end; at++) {
            assertEquals(value, samples[at], 0.02);
          }
        }
      }
      assertEquals(samples.length, at);
      assertTrue(loudestNoise > 0.0001 && loudestNoise < 0.02, "noise up to " + loudestNoise);
    }
  }

  @Test
  void wordsAreTheDigitsOfTheRecordingsAndHaveTheirTimes() throws IOException {
    JoinedDigits joined = JoinedDigits.of(recordings, OFFICIAL, Split.TEST, 20, 3);
    int plan = 0;
    for (SpokenUtterance utterance : joined) {
      List<Recording> said = joined.plans().get(plan++).recordings();
      assertEquals(
          said.stream().map(r -> r.digit().word()).collect(Collectors.joining(" ")),
          utterance.transcript());
      for (int i = 0; i < said.size(); i++) {
        SpokenWord word = utterance.words().get(i);
        double length = WavFolder.length(said.get(i).index()) / 8000.0;
        assertEquals(length, word.end() - word.start(), 1e-9);
        float middle = utterance.sound().samples()[(int) (8000 * (word.start() + word.end()) / 2)];
        assertTrue(middle > 0.09, "'" + word + "' is silent");
      }
    }
    assertEquals(20, plan);
  }

  @Test
  void splitsOfADivisionShareNoRecordingAndHaveTheirOwn() {
    Set<Recording> all = new HashSet<>();
    int sum = 0;
    for (Split split : Split.values()) {
      Set<Recording> heard = heard(OFFICIAL, split);
      for (Recording recording : heard) {
        int index = recording.index();
        assertEquals(index < 5 ? Split.TEST : index < 10 ? Split.DEV : Split.TRAIN, split);
      }
      all.addAll(heard);
      sum += heard.size();
    }
    assertEquals(sum, all.size());
    assertEquals(recordings.all().size(), sum);
  }

  @Test
  void speakerLeftOutIsHeardInTheTestOnlyAndThereWithEverything() {
    assertTrue(heard(WITHOUT_BEN, Split.TRAIN).stream().allMatch(r -> r.speaker().equals("anna")));
    assertTrue(heard(WITHOUT_BEN, Split.DEV).stream().allMatch(r -> r.speaker().equals("anna")));
    Set<Recording> test = heard(WITHOUT_BEN, Split.TEST);
    assertTrue(test.stream().allMatch(recording -> recording.speaker().equals("ben")));
    assertEquals(10 * WavFolder.INDICES, test.size());
  }

  @Test
  void sameSeedGivesTheSameStringsAndMoreBeginWithTheFewer() throws IOException {
    List<JoinedString> plans = plans(Split.TRAIN, 40, 7);
    assertEquals(plans, plans(Split.TRAIN, 40, 7));
    assertEquals(plans.subList(0, 9), plans(Split.TRAIN, 9, 7));
    assertNotEquals(plans, plans(Split.TRAIN, 40, 8));
    JoinedDigits joined = JoinedDigits.of(recordings, OFFICIAL, Split.TRAIN, 1, 7);
    assertArrayEquals(joined.samples(plans.get(0)), joined.samples(plans.get(0)));
    assertEquals(
        Set.of(3, 4, 5, 6, 7),
        plans.stream().map(plan -> plan.recordings().size()).collect(Collectors.toSet()));
    assertEquals(
        40,
        plans.stream().map(JoinedString::id).collect(Collectors.toCollection(TreeSet::new)).size());
  }

  @Test
  void wrongFoldersAndFilesAreNamed(@TempDir Path other) throws IOException {
    assertTrue(unread(other).startsWith("there is no folder " + other.resolve("train")));
    WavFolder.write(other);
    Path odd = other.resolve("train/hello.wav");
    Files.createFile(odd);
    assertTrue(unread(other).startsWith(odd + ": expected a name of digit, speaker and number"));
    Files.move(odd, other.resolve("train/3_carl_2.wav"));
    assertTrue(unread(other).contains("3_carl_2.wav: recordings numbered 0 to 4 belong into test"));
    Files.delete(other.resolve("train/3_carl_2.wav"));

    Path file = other.resolve("test/0_anna_0.wav");
    WavFolder.wav(file, 16_000, 1, (short) 1, 10);
    DigitRecordings found = new DigitRecordings(other);
    assertEquals(file + ": expected 8000 Hz, but has 16000 Hz", unread(found, file));
    WavFolder.wav(file, 8000, 1, (short) 1, 10);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 50));
    assertTrue(unread(found, file).startsWith(file + " is cut off: "));
    Files.writeString(file, "no sound at all, but a letter to the editor of a newspaper");
    assertTrue(unread(found, file).startsWith(file + " is no sound that can be read"));
    Files.delete(file);
    assertThrows(IOException.class, () -> found.samples(Recording.of(file)));
  }

  @Test
  void iteratingOverABrokenFileThrowsUnchecked(@TempDir Path other) throws IOException {
    WavFolder.write(other);
    JoinedDigits joined = JoinedDigits.of(new DigitRecordings(other), OFFICIAL, Split.TEST, 1, 1);
    for (Recording recording : joined.plans().get(0).recordings()) {
      Files.deleteIfExists(recording.file());
    }
    assertThrows(UncheckedIOException.class, () -> joined.iterator().next());
  }

  @Test
  void unknownSpeakerIsRefusedWithTheNamesOfAll() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> JoinedDigits.of(recordings, new Division.Without("bne"), Split.TEST, 1, 1));
    assertEquals(
        "no recording is for the test split of the division without-bne; the speakers are anna,"
            + " ben",
        refused.getMessage());
  }

  private static List<JoinedString> plans(Split split, int count, long seed) {
    return JoinedDigits.of(recordings, OFFICIAL, split, count, seed).plans();
  }

  private static Set<Recording> heard(Division division, Split split) {
    return JoinedDigits.of(recordings, division, split, 800, 1).plans().stream()
        .flatMap(plan -> plan.recordings().stream())
        .collect(Collectors.toSet());
  }

  private static String unread(Path folder) {
    return assertThrows(IOException.class, () -> new DigitRecordings(folder)).getMessage();
  }

  private static String unread(DigitRecordings found, Path file) {
    return assertThrows(IOException.class, () -> found.samples(Recording.of(file))).getMessage();
  }
}
