package dev.unroll.data.synthetic.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.synthetic.Split;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DigitSpeechTest {
  @Test
  void sameSeedGivesTheSameSamplesInAnyOrderAndFromAnyThread() {
    List<SpokenUtterance> forward = utterances(new DigitSpeech(5, Split.TRAIN), range(24));
    List<Integer> order = range(24);
    Collections.reverse(order);
    DigitSpeech again = new DigitSpeech(5, Split.TRAIN);
    List<SpokenUtterance> shuffled = order.parallelStream().map(i -> again.utterance(i)).toList();
    Iterator<SpokenUtterance> endless = again.utterances();
    for (int i = 0; i < 24; i++) {
      same(forward.get(i), shuffled.get(23 - i));
      same(forward.get(i), endless.next());
    }
  }

  @Test
  void seedsAndSplitsDiffer() {
    Set<Integer> sounds = new HashSet<>();
    for (Split split : Split.values()) {
      for (long seed = 0; seed < 3; seed++) {
        sounds.add(Arrays.hashCode(new DigitSpeech(seed, split).utterance(0).sound().samples()));
      }
    }
    assertEquals(9, sounds.size());
  }

  @Test
  void everyLengthAndDigitIsSaidAndNothingElse() {
    Set<Integer> lengths = new TreeSet<>();
    Set<String> words = new TreeSet<>();
    for (SpokenUtterance utterance : new DigitSpeech(1, Split.DEV).first(110)) {
      List<String> said = List.of(utterance.transcript().split(" "));
      lengths.add(said.size());
      words.addAll(said);
      assertEquals(16_000, utterance.sound().rate());
    }
    assertEquals(Set.of(1, 2, 3, 4, 5, 6, 7), lengths);
    assertEquals(
        Set.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
        words);
  }

  @Test
  void soundIsWhereTheWordsAreSaidToBe() {
    for (SpokenUtterance utterance : new DigitSpeech(2, Split.TEST).first(25)) {
      double inside = 0;
      double outside = 0;
      float[] samples = utterance.sound().samples();
      for (int i = 0; i < samples.length; i++) {
        double second = (double) i / utterance.sound().rate();
        boolean said =
            utterance.words().stream()
                .anyMatch(word -> second > word.start() - 0.03 && second < word.end() + 0.03);
        double energy = (double) samples[i] * samples[i];
        inside += said ? energy : 0;
        outside += said ? 0 : energy;
      }
      // Noise of at most a tenth of the power, of which a part is outside.
      assertTrue(outside < 0.1 * inside, () -> utterance.id());
    }
  }

  @Test
  void loudestSampleStaysBelowFullScaleAndLoudnessVaries() {
    double[] peaks = new double[40];
    for (int i = 0; i < peaks.length; i++) {
      for (float sample : new DigitSpeech(3, Split.TRAIN).utterance(i).sound().samples()) {
        peaks[i] = Math.max(peaks[i], Math.abs(sample));
      }
    }
    Arrays.sort(peaks);
    assertTrue(peaks[0] >= 0.06 && peaks[0] < 0.12, "quietest " + peaks[0]);
    assertTrue(peaks[39] > 0.6 && peaks[39] < 0.9, "loudest " + peaks[39]);
  }

  @Test
  void nothingIsPrintedAndNoThreadIsLeft() {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (PrintStream into = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(into);
      System.setErr(into);
      // A voice of its own, which has to be loaded here.
      DigitVoice voice = new DigitVoice();
      assertEquals(16_000, DigitVoice.RATE);
      assertFalse(VoiceSounds.plain(voice, List.of(Digit.values()), 110, 1, 1).words().isEmpty());
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
    Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
    after.removeAll(before);
    assertTrue(after.stream().noneMatch(thread -> !thread.isDaemon()), after::toString);
  }

  @Test
  void negativeIndexIsRefused() {
    DigitSpeech speech = new DigitSpeech(1, Split.TRAIN);
    assertThrows(IllegalArgumentException.class, () -> speech.utterance(-1));
  }

  private static List<Integer> range(int count) {
    return new ArrayList<>(IntStream.range(0, count).boxed().toList());
  }

  private static List<SpokenUtterance> utterances(DigitSpeech speech, List<Integer> indices) {
    return indices.stream().map(index -> speech.utterance(index)).toList();
  }

  private static void same(SpokenUtterance expected, SpokenUtterance actual) {
    assertEquals(expected.id(), actual.id());
    assertEquals(expected.words(), actual.words());
    assertArrayEquals(expected.sound().samples(), actual.sound().samples());
  }
}
