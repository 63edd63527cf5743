package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unroll.data.batch.FrameBatches;
import dev.unroll.layers.graph.CarryingGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamingNetworkTest {
  private static final List<NetworkConfig> ALL =
      List.of(
          Spoken.sizes(false),
          Spoken.sizes(false, new Convolution(5, 2, 7)),
          Spoken.sizes(false, new Convolution(3, 3, 7), new Convolution(5, 2, 6)));

  @Test
  void piecesOfAnyLengthGiveWhatTheWholeGives() {
    float[][] frames = SpeechNetworkTest.frames(61, 1);
    for (NetworkConfig sizes : ALL) {
      CarryingGraph graph = Spoken.graph(sizes);
      float[][] whole = new Listener(graph, sizes).emissions(FrameBatches.of(frames)).get(0);
      for (int piece : new int[] {1, 2, 7, 30, 61}) {
        StreamingNetwork network = new StreamingNetwork(sizes, 8, Spoken.LETTERS, graph);
        List<float[]> found = new ArrayList<>();
        for (int from = 0; from < frames.length; from += piece) {
          int to = Math.min(from + piece, frames.length);
          found.addAll(List.of(network.accept(Arrays.copyOfRange(frames, from, to))));
        }
        found.addAll(List.of(network.finish()));
        assertEquals(whole.length, found.size());
        for (int t = 0; t < whole.length; t++) {
          assertArrayEquals(whole[t], found.get(t), 1e-5f, sizes + ", frame " + t);
        }
      }
    }
  }

  @Test
  void nothingComesOutOfNothing() {
    NetworkConfig sizes = ALL.get(1);
    StreamingNetwork network = new StreamingNetwork(sizes, 8, Spoken.LETTERS, Spoken.graph(sizes));
    assertEquals(0, network.accept(new float[0][]).length);
    assertEquals(0, network.finish().length);
  }
}
