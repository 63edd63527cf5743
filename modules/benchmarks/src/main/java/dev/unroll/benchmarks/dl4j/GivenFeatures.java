package dev.unroll.benchmarks.dl4j;

import dev.unroll.captioning.encoder.PictureEncoder;
import dev.unroll.captioning.encoder.Tuning;
import dev.unroll.data.image.ChannelOrder;
import dev.unroll.data.image.PixelForm;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** An encoder whose features are there before the clock runs, so that it never reads a picture. */
record GivenFeatures(int channels, int gridSide) implements PictureEncoder {
  @Override
  public PixelForm pixels() {
    return new PixelForm(1, ChannelOrder.RGB, new float[3], 1);
  }

  @Override
  public String add(GraphBuilder graph, String input, Tuning tuning) {
    throw new IllegalStateException("features are given, so no network makes them");
  }

  /** Does nothing, for there are no weights. */
  @Override
  public void load(ComputationGraph graph) {}
}
