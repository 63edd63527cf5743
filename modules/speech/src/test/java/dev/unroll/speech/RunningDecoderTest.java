package dev.unroll.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.core.ctc.AlignedPath;
import dev.unroll.core.ctc.BestPath;
import dev.unroll.core.ctc.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunningDecoderTest {
  /** Log-probabilities of 5 symbols in which runs of one symbol are frequent. */
  private static float[][] emissions(int frames, long seed) {
    Random random = new Random(seed);
    float[][] emissions = new float[frames][5];
    int likely = 0;
    for (float[] frame : emissions) {
      likely = random.nextInt(3) == 0 ? random.nextInt(5) : likely;
      double sum = 0;
      for (int k = 0; k < frame.length; k++) {
        frame[k] = (float) (random.nextDouble() + (k == likely ? 1 : 0));
        sum += frame[k];
      }
      for (int k = 0; k < frame.length; k++) {
        frame[k] = (float) Math.log(frame[k] / sum);
      }
    }
    return emissions;
  }

  @Test
  void theRunningPathIsTheBestPathAtAnyTime() {
    for (int seed = 0; seed < 20; seed++) {
      float[][] emissions = emissions(60, seed);
      RunningDecoder decoder = Decoding.greedy().running(Spoken.LETTERS);
      for (int t = 0; t < emissions.length; t++) {
        decoder.accept(emissions[t]);
        AlignedPath whole = BestPath.of(Arrays.copyOf(emissions, t + 1), 0);
        assertEquals(whole.spans(), decoder.spans());
      }
      Decoding.Found found = decoder.finish().get(0);
      assertEquals(
          Decoding.greedy().decode(emissions, Spoken.LETTERS).get(0).spans(), found.spans());
      assertEquals(BestPath.of(emissions, 0).logProbability(), found.score(), 1e-4);
    }
  }

  @Test
  void whatIsSettledIsTheBeginningOfWhatIsFoundInTheEnd() {
    for (Decoding decoding : List.of(Decoding.greedy(), Decoding.beam(1), Decoding.beam(6))) {
      int most = 0;
      for (int seed = 0; seed < 20; seed++) {
        RunningDecoder decoder = decoding.running(Spoken.LETTERS);
        List<List<Integer>> settled = new ArrayList<>();
        for (float[] frame : emissions(60, seed)) {
          decoder.accept(frame);
          settled.add(labels(decoder.spans()).subList(0, decoder.settled()));
        }
        List<Integer> whole = labels(decoder.finish().get(0).spans());
        for (List<Integer> beginning : settled) {
          assertEquals(whole.subList(0, beginning.size()), beginning);
          most = Math.max(most, beginning.size());
        }
      }
      assertTrue(most > 5, decoding + " settles " + most + " labels at most");
    }
  }

  private static List<Integer> labels(List<Span> spans) {
    return spans.stream().map(Span::label).toList();
  }

  @Test
  void aRunningBeamEndsWithWhatTheWholeGives() {
    float[][] emissions = emissions(40, 3);
    Decoding beam = Decoding.beam(6);
    RunningDecoder decoder = beam.running(Spoken.LETTERS);
    List.of(emissions).forEach(decoder::accept);
    assertEquals(beam.decode(emissions, Spoken.LETTERS), decoder.finish());
  }
}
