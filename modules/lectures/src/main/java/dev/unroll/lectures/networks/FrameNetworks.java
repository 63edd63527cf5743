package dev.unroll.lectures.networks;

import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;

/** Networks that tag frames: 0 without memory, 1 forward, 2 in both directions; equally large. */
final class FrameNetworks {
  /** Frames that are read one after the other. */
  static final int PIECE = 100;

  private static final int UNITS = 48;

  private FrameNetworks() {}

  /** What one is made of. */
  static Sizes sizes(int network) {
    Sizes forward = Sizes.labels(new Lstm(), UNITS, SpokenFrames.BANDS, SpokenFrames.SILENCE + 1);
    return network < 2
        ? forward
        : forward.direction(Direction.BOTH).parameters(SmallNetwork.parameters(forward));
  }

  /** What it says of test frames after training. */
  static FrameAnswers answers(
      int network, SpokenFrames train, SpokenFrames test, Training training, long seed) {
    boolean memory = network > 0;
    int rows = memory ? training.rows() : training.rows() * PIECE;
    SmallNetwork tagger = new SmallNetwork(sizes(network), training.rows(rows), seed);
    tagger.learn(memory ? train : train.inPieces(1), RandomStream.named(seed, "pieces"));
    SpokenFrames asked = memory ? test : test.inPieces(1);
    return FrameAnswers.of(tagger.output(asked.all().inputs()), test.labels());
  }
}
