package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.unroll.data.batch.FrameBatch;
import dev.unroll.data.batch.FrameBatches;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpeechNetworkTest {
  private static final NetworkConfig SIZES =
      Spoken.sizes(true, new Convolution(5, 2, 7), new Convolution(3, 2, 6));

  static float[][] frames(int steps, long seed) {
    Random random = new Random(seed);
    return Stream.generate(
            () -> {
              float[] frame = new float[8];
              for (int f = 0; f < frame.length; f++) {
                frame[f] = (float) random.nextGaussian();
              }
              return frame;
            })
        .limit(steps)
        .toArray(float[][]::new);
  }

  private static List<float[][]> heard(float[][]... sequences) {
    FrameBatch batch =
        FrameBatches.of(List.of(sequences), Collections.nCopies(sequences.length, new int[0]));
    return new Listener(Spoken.graph(SIZES), SIZES).emissions(batch);
  }

  @Test
  void companyAndPaddingChangeNothing() {
    float[][] brief = frames(9, 1);
    List<float[][]> together = heard(frames(40, 2), brief, frames(23, 3));
    float[][] alone = heard(brief).get(0);
    assertEquals(3, alone.length);
    assertEquals(alone.length, together.get(1).length);
    for (int t = 0; t < alone.length; t++) {
      assertArrayEquals(alone[t], together.get(1)[t], 1e-5f);
    }
  }

  @Test
  void emissionsAreLogarithmsOfProbabilities() {
    for (float[] frame : heard(frames(30, 4)).get(0)) {
      double sum = 0;
      for (float score : frame) {
        sum += Math.exp(score);
      }
      assertEquals(Spoken.LETTERS.size(), frame.length);
      assertEquals(1, sum, 1e-5);
    }
  }

  @Test
  void eachConvolutionRoundsItsFramesUp() {
    for (int frames = 1; frames < 20; frames++) {
      int rounded = (int) Math.ceil(Math.ceil(frames / 2.0) / 2);
      assertEquals(rounded, SIZES.steps(frames));
      assertEquals(rounded, heard(frames(frames, frames)).get(0).length);
    }
  }

  @Test
  void anOutputSeesTheHaloAndNoMore() {
    NetworkConfig forward = Spoken.sizes(false, new Convolution(5, 2, 7), new Convolution(3, 2, 6));
    float[][] before = frames(40, 5);
    float[][] after = frames(40, 5);
    int output = 4;
    int last = output * forward.stride() + forward.halo();
    assertEquals(4, forward.stride());
    assertEquals(4, forward.halo());
    after[last + 1] = frames(1, 99)[0];
    Listener listener = new Listener(Spoken.graph(forward), forward);
    float[] first = listener.emissions(FrameBatches.of(before)).get(0)[output];
    assertArrayEquals(first, listener.emissions(FrameBatches.of(after)).get(0)[output], 0);
    after[last] = frames(1, 99)[0];
    float[] seen = listener.emissions(FrameBatches.of(after)).get(0)[output];
    assertFalse(Arrays.equals(first, seen), "frame " + last + " is not seen");
  }
}
