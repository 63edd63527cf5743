package dev.unroll.captioning;

import dev.unroll.captioning.encoder.EncoderProvider;
import dev.unroll.captioning.encoder.LoadedEncoder;
import dev.unroll.captioning.encoder.PictureEncoder;
import dev.unroll.core.check.Check;
import dev.unroll.data.image.ChannelOrder;
import dev.unroll.data.image.PixelForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;

/** What another jar may bring: a stock network, whose file of weights holds the seed of them. */
public final class GivenProvider implements EncoderProvider {
  private static final int SIDE = 16;

  @Override
  public String name() {
    return "given";
  }

  @Override
  public boolean trained() {
    return true;
  }

  @Override
  public int usualSide() {
    return SIDE;
  }

  @Override
  public PictureEncoder untrained(int side) {
    return encoder(side, 0);
  }

  @Override
  public PictureEncoder read(Path weights, int side) throws IOException {
    return encoder(side, Long.parseLong(Files.readString(weights)));
  }

  private static PictureEncoder encoder(int side, long seed) {
    Check.require(side == SIDE, "side of given must be 16, but was " + side);
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .graphBuilder()
                .addInputs("photo")
                .setInputTypes(InputType.convolutional(side, side, 3))
                .addLayer("first", convolution(), "photo")
                .addLayer("second", convolution(), "first")
                .setOutputs("second")
                .build());
    graph.init();
    PixelForm form = new PixelForm(side, ChannelOrder.RGB, new float[] {128, 128, 128}, 1 / 128f);
    return new LoadedEncoder(graph, "second", form);
  }

  private static ConvolutionLayer convolution() {
    return new ConvolutionLayer.Builder(3, 3)
        .stride(2, 2)
        .convolutionMode(ConvolutionMode.Same)
        .nOut(5)
        .activation(Activation.TANH)
        .build();
  }
}
