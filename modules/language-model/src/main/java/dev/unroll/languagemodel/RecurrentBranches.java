package dev.unroll.languagemodel;

import dev.unroll.core.decoding.LogSoftmax;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.stepping.Stepper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Goes on with a copy of a recurrent graph's parameters; remembers the state of all layers. */
final class RecurrentBranches implements Branches<float[]> {
  /** Places in one matrix product: most of a beam's new prefixes in one frame. */
  private static final int ROWS = 8;

  private final Stepper stepper;
  private final float[] nothing;
  private final float[] logits;

  RecurrentBranches(CarryingGraph graph) {
    stepper = Stepper.of(graph, ROWS);
    nothing = stepper.state(0);
    logits = new float[ROWS * stepper.outputs()];
  }

  @Override
  public float[] nothing() {
    return nothing;
  }

  @Override
  public int remembered() {
    return nothing.length;
  }

  @Override
  public synchronized List<Place<float[]>> read(List<float[]> memories, int[] tokens) {
    List<Place<float[]>> places = new ArrayList<>();
    for (int from = 0; from < tokens.length; from += ROWS) {
      int to = Math.min(from + ROWS, tokens.length);
      for (int i = from; i < to; i++) {
        stepper.state(i - from, memories.get(i));
      }
      stepper.step(Arrays.copyOfRange(tokens, from, to), logits);
      for (int row = 0; row < to - from; row++) {
        int at = row * stepper.outputs();
        float[] own = Arrays.copyOfRange(logits, at, at + stepper.outputs());
        places.add(new Place<>(stepper.state(row), LogSoftmax.of(own)));
      }
    }
    return places;
  }
}
