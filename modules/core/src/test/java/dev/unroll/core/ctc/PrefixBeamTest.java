package dev.unroll.core.ctc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PrefixBeamTest {
  private static final Alphabet LETTERS = Alphabet.ofLetters("ab ");
  private static final int SPACE = 3;

  private final RandomStream random = new RandomStream(2);

  @Test
  void wideBeamSumsExactlyOverAllPathsAndTimesThemByTheBest() {
    for (int i = 0; i < 60; i++) {
      float[][] frames =
          i % 2 == 0 ? RandomFrames.of(random, i % 7, 4) : RandomFrames.withZeros(random, i % 7, 4);
      Map<List<Integer>, Double> sums = new AllPaths(frames, 0).sums;
      sums.values().removeIf(sum -> sum == 0);
      PrefixBeamOptions all = PrefixBeamOptions.of(5000).withNBest(5000);
      List<PrefixHypothesis> found = PrefixBeam.decode(frames, LETTERS, all, LabelScorer.none());
      assertEquals(sums.size(), found.size());
      for (PrefixHypothesis hypothesis : found) {
        List<Integer> labels = hypothesis.labels();
        assertEquals(Math.log(sums.get(labels)), hypothesis.acoustic(), 1e-9);
        assertEquals(
            ForcedAlignment.of(frames, ForcedAlignmentTest.array(labels), 0).spans(),
            hypothesis.spans());
      }
    }
  }

  @Test
  void languageAndWordsAreWeighedAtTheEndAsWritten() {
    for (int i = 0; i < 40; i++) {
      float[][] frames = RandomFrames.of(random, 1 + i % 6, 4);
      ChanceScorer scorer = new ChanceScorer(i);
      double alpha = 0.7 * (i % 3);
      double beta = i % 4 - 1.5;
      PrefixBeamOptions options =
          PrefixBeamOptions.of(5000).withNBest(7).withAlpha(alpha).withBeta(beta);
      Map<List<Integer>, Double> sums = new AllPaths(frames, 0).sums;
      ToDoubleFunction<List<Integer>> prior =
          labels -> weighed(alpha, language(scorer, labels)) + beta * words(labels);
      List<List<Integer>> expected =
          sums.keySet().stream()
              .filter(labels -> Double.isFinite(prior.applyAsDouble(labels)))
              .sorted(
                  Comparator.comparingDouble(
                      labels -> -Math.log(sums.get(labels)) - prior.applyAsDouble(labels)))
              .limit(7)
              .toList();
      List<PrefixHypothesis> found = PrefixBeam.decode(frames, LETTERS, options, scorer);
      assertEquals(expected, found.stream().map(PrefixHypothesis::labels).toList());
      for (PrefixHypothesis hypothesis : found) {
        List<Integer> labels = hypothesis.labels();
        assertEquals(language(scorer, labels), hypothesis.language(), 1e-9);
        assertEquals(words(labels), hypothesis.words());
        double score = Math.log(sums.get(labels)) + prior.applyAsDouble(labels);
        assertEquals(score, hypothesis.score(), 1e-9);
      }
    }
  }

  private static double language(ChanceScorer scorer, List<Integer> labels) {
    double end = Double.isFinite(scorer.total(labels)) ? scorer.ending(labels) : 0;
    return scorer.total(labels) + end;
  }

  private static double weighed(double alpha, double language) {
    return Double.isFinite(language) ? alpha * language : language;
  }

  private static long words(List<Integer> labels) {
    return Arrays.stream(LETTERS.text(labels).split(" ")).filter(word -> !word.isEmpty()).count();
  }

  @Test
  void narrowBeamKeepsWhatTheAlgorithmOfThePaperKeeps() {
    for (int i = 0; i < 150; i++) {
      int width = 1 + i % 6;
      ChanceScorer scorer = new ChanceScorer(i);
      double beta = i % 3 - 1;
      ToDoubleFunction<List<Integer>> prior =
          labels -> scorer.total(labels) + beta * endedWords(labels);
      HannunBeam paper = new HannunBeam(width, prior);
      PrefixBeam beam = new PrefixBeam(LETTERS, PrefixBeamOptions.of(width).withBeta(beta), scorer);
      for (float[] frame : RandomFrames.of(random, 40, 4)) {
        paper.accept(frame);
        beam.accept(frame);
        List<Integer> best = paper.best(prior).get(0);
        assertEquals(best, beam.best().labels());
        assertEquals(paper.logProbability(best), beam.best().acoustic(), 1e-8);
        assertEquals(endedWords(best), beam.best().words());
      }
    }
  }

  private static long endedWords(List<Integer> labels) {
    return words(labels.subList(0, labels.lastIndexOf(SPACE) + 1));
  }

  @Test
  void askingOnTheWayChangesNothing() {
    float[][] frames = RandomFrames.of(random, 50, 4);
    PrefixBeamOptions options = PrefixBeamOptions.of(9).withNBest(9).withBeta(0.5);
    ChanceScorer scorer = new ChanceScorer(5);
    PrefixBeam beam = new PrefixBeam(LETTERS, options, scorer);
    for (int t = 0; t < frames.length; t++) {
      beam.accept(frames[t]);
      assertEquals(
          PrefixBeam.decode(Arrays.copyOf(frames, t + 1), LETTERS, options, scorer), beam.nBest());
      assertEquals(t + 1, beam.frames());
    }
  }

  @Test
  void whatIsSettledIsTheBeginningOfAllThatComes() {
    int settledBeforeTheEnd = 0;
    for (int i = 0; i < 60; i++) {
      int width = 1 + i % 5;
      PrefixBeamOptions options = PrefixBeamOptions.of(width).withNBest(width);
      LabelScorer scorer = i % 2 == 0 ? LabelScorer.none() : new ChanceScorer(i);
      PrefixBeam beam = new PrefixBeam(LETTERS, options, scorer);
      List<Integer> settled = List.of();
      for (float[] frame : RandomFrames.of(random, 60, 4)) {
        beam.accept(frame);
        List<Integer> now = beam.best().labels().subList(0, beam.settled());
        assertEquals(settled, now.subList(0, settled.size()));
        settled = now;
        // What would be found if the utterance ended at this frame.
        for (PrefixHypothesis found : beam.nBest()) {
          assertEquals(settled, found.labels().subList(0, settled.size()));
        }
      }
      settledBeforeTheEnd += settled.size();
    }
    assertTrue(settledBeforeTheEnd > 60 * 5, "only " + settledBeforeTheEnd + " labels");
  }

  @Test
  void aWordThatMayStillBeCutBackIsNotSettled() {
    // Ends after a space only, as a list of words with more than these letters would have it.
    LabelScorer whole = () -> new WholeWords(true);
    PrefixBeam beam = new PrefixBeam(LETTERS, PrefixBeamOptions.of(1), whole);
    float[][] frames = {{-9, 0, -9, -9}, {-9, -9, -9, 0}, {-9, -9, 0, -9}};
    int[] settled = new int[frames.length];
    for (int t = 0; t < frames.length; t++) {
      beam.accept(frames[t]);
      settled[t] = beam.settled();
    }
    assertArrayEquals(new int[] {0, 2, 2}, settled);
    assertEquals("a ", LETTERS.text(beam.nBest().get(0).labels()));
  }

  @Test
  void longUtterancesAreWeighedAsShortOnesThoughStatesAreForgotten() {
    for (int seed = 0; seed < 4; seed++) {
      ChanceScorer scorer = new ChanceScorer(seed);
      PrefixBeamOptions options = PrefixBeamOptions.of(5).withNBest(5);
      float[][] frames = RandomFrames.of(random, 700, 4);
      for (PrefixHypothesis found : PrefixBeam.decode(frames, LETTERS, options, scorer)) {
        assertEquals(language(scorer, found.labels()), found.language(), 1e-9);
      }
    }
  }

  @Test
  void whatALanguageModelReadOfSettledLabelsIsForgotten() {
    List<WeakReference<Remembered>> all = new ArrayList<>();
    PrefixBeamOptions options = PrefixBeamOptions.of(3);
    PrefixBeam beam = new PrefixBeam(LETTERS, options, () -> Remembered.in(all));
    for (float[] frame : RandomFrames.of(random, 4_000, 4)) {
      beam.accept(frame);
    }
    System.gc();
    int labels = beam.best().labels().size();
    long kept = all.stream().filter(one -> one.get() != null).count();
    assertTrue(labels > 1_000 && kept < 400, kept + " states are kept of " + labels + " labels");
  }

  private record Remembered(List<WeakReference<Remembered>> all) implements LabelScorer.State {
    static Remembered in(List<WeakReference<Remembered>> all) {
      Remembered made = new Remembered(all);
      all.add(new WeakReference<>(made));
      return made;
    }

    @Override
    public double score(int label) {
      return -1;
    }

    @Override
    public Remembered then(int label) {
      return in(all);
    }

    @Override
    public double end() {
      return 0;
    }
  }

  private record WholeWords(boolean between) implements LabelScorer.State {
    @Override
    public double score(int label) {
      return 0;
    }

    @Override
    public LabelScorer.State then(int label) {
      return new WholeWords(label == SPACE);
    }

    @Override
    public double end() {
      return between ? 0 : Double.NEGATIVE_INFINITY;
    }
  }

  @Test
  void prunedSymbolsStartNoPrefix() {
    float[][] frames = {{-2, -0.5f, -1, -3}, {-0.5f, -1.2f, -1.1f, -3}};
    assertEquals(
        List.of("", "a", "ab", "b"), texts(frames, PrefixBeamOptions.of(99).withSymbols(1)));
    frames[0][0] = Float.NEGATIVE_INFINITY;
    assertEquals(
        List.of("a", "ab", "b", "ba"), texts(frames, PrefixBeamOptions.of(99).withCutoff(1)));
  }

  private static List<String> texts(float[][] frames, PrefixBeamOptions options) {
    return PrefixBeam.decode(frames, LETTERS, options.withNBest(99), LabelScorer.none()).stream()
        .map(found -> LETTERS.text(found.labels()))
        .sorted()
        .toList();
  }

  @Test
  void withoutASpaceEveryLabelIsAWord() {
    Alphabet praise = Alphabet.ofLetters("好棒");
    float[][] frames = {{-3, -0.1f, -3}, {-3, -3, -0.1f}};
    PrefixBeamOptions options = PrefixBeamOptions.of(9).withBeta(0.25);
    PrefixHypothesis best = PrefixBeam.decode(frames, praise, options, LabelScorer.none()).get(0);
    assertEquals("好棒", praise.text(best.labels()));
    assertEquals(2, best.words());
    assertEquals(best.acoustic() + 0.5, best.score(), 1e-12);
  }

  @Test
  void impossibleFramesAreRefusedAndChangeNothing() {
    PrefixBeam beam = new PrefixBeam(LETTERS, PrefixBeamOptions.of(4), LabelScorer.none());
    beam.accept(new float[] {-1, -1, -2, -3});
    List<PrefixHypothesis> before = beam.nBest();
    float none = Float.NEGATIVE_INFINITY;
    assertRefused("frame 1 leaves no prefix", beam, none, none, none, none);
    assertRefused("symbol 2 in frame 1 is NaN", beam, -1, -1, Float.NaN, -1);
    assertRefused("frame 1 has 3 scores", beam, -1, -1, -1);
    assertEquals(before, beam.nBest());
    beam.accept(new float[] {-1, -1, none, none});
    assertEquals("a", LETTERS.text(beam.best().labels()));
  }

  private static void assertRefused(String part, PrefixBeam beam, float... frame) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> beam.accept(frame)).getMessage();
    assertTrue(message.contains(part), message);
  }
}
