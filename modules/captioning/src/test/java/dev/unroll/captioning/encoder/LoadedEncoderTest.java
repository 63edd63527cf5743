package dev.unroll.captioning.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unroll.data.image.ChannelOrder;
import dev.unroll.data.image.PixelForm;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

class LoadedEncoderTest {
  private static final int SIDE = 12;
  private static final PixelForm FORM =
      new PixelForm(SIDE, ChannelOrder.RGB, new float[] {128, 128, 128}, 1 / 128f);

  private static ConvolutionLayer convolution(int stride) {
    return new ConvolutionLayer.Builder(3, 3)
        .stride(stride, stride)
        .convolutionMode(ConvolutionMode.Same)
        .nOut(4)
        .activation(Activation.RELU)
        .build();
  }

  /** A small residual network of stock layers, with running moments that are not at their start. */
  private static ComputationGraph source() {
    ComputationGraph graph =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .seed(6)
                .graphBuilder()
                .addInputs("photo")
                .setInputTypes(InputType.convolutional(SIDE, SIDE, 3))
                .addLayer("first", convolution(2), "photo")
                .addLayer("normal", new BatchNormalization(), "first")
                .addLayer("second", convolution(1), "normal")
                .addVertex(
                    "sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "first", "second")
                .addLayer(
                    "classes",
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nOut(5)
                        .build(),
                    "sum")
                .setOutputs("classes")
                .build());
    graph.init();
    graph.getLayer("normal").getParam("mean").assign(0.2);
    graph.getLayer("normal").getParam("log10stdev").assign(-0.2);
    return graph;
  }

  @Test
  void featuresAreThoseOfTheNetworkAtTheCut() {
    ComputationGraph source = source();
    INDArray pictures = Nd4j.rand(DataType.FLOAT, 3, 3, SIDE, SIDE);
    for (String cut : new String[] {"sum", "normal", "first"}) {
      LoadedEncoder encoder = new LoadedEncoder(source, cut, FORM);
      assertEquals(6, encoder.gridSide());
      assertEquals(4, encoder.channels());
      INDArray expected = source.feedForward(pictures, false).get(cut);
      INDArray features = new FrozenEncoder(encoder).features(pictures);
      assertArrayEquals(
          expected.dup('c').data().asFloat(), features.dup('c').data().asFloat(), 1e-6f);
    }
  }

  @Test
  void aCutThatIsNotThereOrNoGridIsToldSo() {
    ComputationGraph source = source();
    String missing =
        assertThrows(IllegalArgumentException.class, () -> new LoadedEncoder(source, "third", FORM))
            .getMessage();
    assertTrue(missing.contains("no vertex \"third\"; it has"), missing);
    String flat =
        assertThrows(
                IllegalArgumentException.class, () -> new LoadedEncoder(source, "classes", FORM))
            .getMessage();
    assertEquals("vertex \"classes\" must be a grid [N, C, h, h], but is [1, 5]", flat);
  }
}
