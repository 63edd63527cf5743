package dev.unroll.lectures.networks;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.spatial.ConvLstm;
import dev.unroll.layers.spatial.FrameForecast;
import dev.unroll.layers.spatial.SpacetimeLstm;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network that answers each frame of a film with a guess of the next. */
final class FramePredictor {
  /** What remembers; two layers of it. */
  enum Kind {
    /** LSTM over all pixels as one vector. */
    FLAT("flat LSTM"),
    /** Convolutional LSTM, each layer with its own memory. */
    CONVOLUTIONAL("ConvLSTM"),
    /** Spacetime LSTM with a memory that passes through both layers. */
    SPACETIME("ST-LSTM");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    /** As in a legend. */
    String title() {
      return title;
    }
  }

  private static final Convolution3D.DataFormat NCDHW = Convolution3D.DataFormat.NCDHW;
  private static final double RATE = 0.01;

  private final MultiLayerNetwork network;

  /**
   * With new parameters.
   *
   * @param side of a picture, pixels
   * @param units of each layer of the flat LSTM, or channels of each layer of the others
   */
  FramePredictor(Kind kind, int side, int units, long seed) {
    ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(seed).updater(new Adam(RATE)).list();
    switch (kind) {
      case FLAT -> flat(list, side, units);
      case CONVOLUTIONAL ->
          list.layer(new ConvLstm.Builder(3).nOut(units).build())
              .layer(new ConvLstm.Builder(3).nOut(units).build())
              .layer(onePixel());
      case SPACETIME ->
          list.layer(new SpacetimeLstm.Builder(3, 2).nOut(units).build()).layer(onePixel());
    }
    Cnn3DLossLayer loss =
        new Cnn3DLossLayer.Builder(NCDHW)
            .lossFunction(LossFunction.XENT)
            .activation(Activation.SIGMOID)
            .build();
    list.layer(loss).setInputType(InputType.convolutional3D(NCDHW, 1, side, side, 1));
    network = new MultiLayerNetwork(list.build());
    network.init();
  }

  private static void flat(ListBuilder list, int side, int units) {
    list.layer(new Recurrent.Builder(new Lstm()).nOut(units).build())
        .layer(new Recurrent.Builder(new Lstm()).nOut(units).build())
        .layer(
            new Convolution1DLayer.Builder(1)
                .nOut(side * side)
                .activation(Activation.IDENTITY)
                .build())
        .inputPreProcessor(0, new FlatPictures(side, false))
        .inputPreProcessor(3, new FlatPictures(side, true));
  }

  /** From the channels of a place to its pixel. */
  private static Convolution3D onePixel() {
    return new Convolution3D.Builder(1, 1, 1)
        .dataFormat(NCDHW)
        .nOut(1)
        .activation(Activation.IDENTITY)
        .build();
  }

  /** One update on films [N, 1, T, side, side]: from each true frame to the next. */
  void fit(INDArray films) {
    int last = (int) films.size(2) - 1;
    network.fit(new DataSet(frames(films, 0, last), frames(films, 1, last + 1)));
  }

  /** Frames that follow [N, 1, k, side, side]: [N, 1, steps, side, side], from 0 to 1. */
  INDArray after(INDArray known, int steps) {
    return FrameForecast.after(network, known, steps);
  }

  /** What it answers to each frame of films [N, 1, T, side, side]: as many, from 0 to 1. */
  INDArray answers(INDArray films) {
    network.rnnClearPreviousState();
    return network.output(films).dup('c');
  }

  /** Number of parameters. */
  long parameters() {
    return network.numParams();
  }

  /** Some frames of films, from one until before another; a copy. */
  static INDArray frames(INDArray films, int from, int to) {
    return films.get(all(), all(), interval(from, to), all(), all()).dup('c');
  }
}
