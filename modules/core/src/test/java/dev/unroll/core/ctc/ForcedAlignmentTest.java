package dev.unroll.core.ctc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForcedAlignmentTest {
  private final RandomStream random = new RandomStream(1);

  @Test
  void alignmentIsTheLikeliestOfAllPathsOfTheLabels() {
    for (int i = 0; i < 60; i++) {
      int blank = i % 2 * 2;
      float[][] frames = RandomFrames.of(random, 1 + i % 7, 3);
      Map<List<Integer>, Double> highest = new AllPaths(frames, blank).highest;
      highest.forEach(
          (labels, probability) -> {
            AlignedPath path = ForcedAlignment.of(frames, array(labels), blank);
            assertEquals(labels, path.labels());
            assertEquals(Math.log(probability), path.logProbability(), 1e-9);
            assertEquals(path.logProbability(), score(frames, path.spans(), blank), 1e-9);
          });
    }
  }

  /** What the path of {@code spans} weighs, blanks between them. */
  private static double score(float[][] frames, List<Span> spans, int blank) {
    int[] path = new int[frames.length];
    Arrays.fill(path, blank);
    for (Span span : spans) {
      Arrays.fill(path, span.first(), span.last() + 1, span.label());
      for (int t = span.first(); t <= span.last(); t++) {
        assertTrue(frames[t][span.label()] <= frames[span.peak()][span.label()]);
      }
    }
    assertArrayEquals(
        spans.stream().mapToInt(Span::label).toArray(), Collapse.of(path, blank), "kept apart");
    double score = 0;
    for (int t = 0; t < path.length; t++) {
      score += frames[t][path[t]];
    }
    return score;
  }

  @Test
  void impossibleAlignmentsAreRefused() {
    float[][] frames = RandomFrames.of(random, 4, 3);
    assertEquals(6, ForcedAlignment.framesNeeded(new int[] {1, 1, 2, 2}));
    assertRefused("need at least 6 frames", frames, 1, 1, 2, 2);
    assertRefused("was 0", frames, 1, 0);
    assertRefused("was 3", frames, 3);
    assertRefused("need at least 1 frame", new float[0][], 1);
    for (float[] frame : frames) {
      frame[2] = Float.NEGATIVE_INFINITY;
    }
    assertRefused("probability 0", frames, 1, 2);
    assertEquals(List.of(1, 1), ForcedAlignment.of(frames, new int[] {1, 1}, 0).labels());
    frames[2][1] = Float.NaN;
    assertRefused("symbol 1 in frame 2 is NaN", frames, 1);
  }

  private static void assertRefused(String part, float[][] frames, int... labels) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ForcedAlignment.of(frames, labels, 0))
            .getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void noLabelsAreAllBlanks() {
    float[][] frames = RandomFrames.of(random, 3, 2);
    AlignedPath path = ForcedAlignment.of(frames, new int[0], 0);
    assertEquals(List.of(), path.spans());
    assertEquals(0.0 + frames[0][0] + frames[1][0] + frames[2][0], path.logProbability(), 1e-12);
    assertEquals(0, ForcedAlignment.of(new float[0][], new int[0], 0).logProbability());
  }

  static int[] array(List<Integer> labels) {
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }
}
