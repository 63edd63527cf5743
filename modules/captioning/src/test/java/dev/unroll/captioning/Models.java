package dev.unroll.captioning;

import dev.unroll.captioning.NetworkConfig.Decoder;
import dev.unroll.captioning.encoder.PictureEncoder;
import dev.unroll.data.synthetic.Split;
import dev.unroll.data.synthetic.scene.Scene;
import dev.unroll.data.synthetic.scene.Scenes;
import dev.unroll.data.text.TextConfig;
import dev.unroll.data.text.TextConfig.Level;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.recurrent.CellName;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.stream.IntStream;

/** Small models for tests. */
final class Models {
  private Models() {}

  static CaptionConfig config(int maximumLength) {
    return config(Decoder.ATTENTION, 0, maximumLength);
  }

  static CaptionConfig config(Decoder decoder, double dropout, int maximumLength) {
    return config(
        EncoderConfig.small(64),
        new NetworkConfig(decoder, CellName.GRU, 1, 8, 6, 5, dropout, 0),
        maximumLength);
  }

  static CaptionConfig config(EncoderConfig encoder, NetworkConfig network, int maximumLength) {
    return new CaptionConfig(
        encoder,
        new TextConfig(Level.SPACE, 100, 1, true),
        true,
        network,
        0,
        0.2,
        2,
        maximumLength,
        2,
        6);
  }

  /** One that is not trained, but sure of what it says. */
  static CarryingGraph graph(CaptionConfig config, PictureEncoder encoder, int tokens) {
    CarryingGraph graph =
        CaptionNetwork.graph(
            config,
            encoder,
            tokens,
            3,
            new Optimiser(Optimiser.Kind.SGD, 0, 0),
            new Rate(new Schedule.Constant(1)));
    graph.params().muli(2);
    return graph;
  }

  static Pictures.Rendered scenes(int count) {
    return new Pictures.Rendered(
        IntStream.range(0, count).mapToObj(i -> new Scenes(9).scene(Split.TEST, i)).toList(),
        Scene.SIDE);
  }
}
