package dev.unroll.layers.spatial;

import dev.unroll.core.check.Check;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Goes on with sequences of pictures by a network that was trained to answer each frame with the
 * next: it reads the frames that are known, then its own answers, one step at a time, with the
 * state carried by {@code rnnTimeStep}. The cost is that of each step once.
 */
public final class FrameForecast {
  private FrameForecast() {}

  /**
   * The frames after the known ones.
   *
   * @param network from [N, C, T, H, W] to as much, of layers that carry their state; what it
   *     carried is cleared, before and after
   * @param known [N, C, k, H, W], k at least 1; not changed
   * @param steps how many frames to add, at least 1
   * @return [N, C, steps, H, W], new
   * @throws IllegalArgumentException when the network answers with another shape
   */
  public static INDArray after(MultiLayerNetwork network, INDArray known, int steps) {
    Check.positive("steps", steps);
    Check.require(known.rank() == 5, "frames must be [N, C, T, H, W]");
    network.rnnClearPreviousState();
    List<INDArray> frames = new ArrayList<>();
    INDArray frame = last(network.rnnTimeStep(known));
    for (int step = 0; step < steps; step++) {
      Check.require(
          frame.size(1) == known.size(1),
          "a network that goes on by itself must answer with as many channels as it reads, "
              + known.size(1)
              + ", but answers with "
              + frame.size(1));
      frames.add(frame);
      if (step + 1 < steps) {
        frame = last(network.rnnTimeStep(frame));
      }
    }
    network.rnnClearPreviousState();
    return Nd4j.concat(2, frames.toArray(new INDArray[0]));
  }

  /** The last of some frames, [N, C, 1, H, W]; a copy. */
  private static INDArray last(INDArray frames) {
    long t = frames.size(2) - 1;
    long[] sizes = {frames.size(0), frames.size(1), 1, frames.size(3), frames.size(4)};
    return frames.permute(2, 0, 1, 3, 4).dup('c').slice(t).dup('c').reshape('c', sizes);
  }
}
