package dev.unroll.lectures.networks;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.layers.spatial.ConvLstm;
import dev.unroll.layers.spatial.FrameForecast;
import dev.unroll.layers.spatial.SpacetimeLstm;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Cnn3DLossLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A network that answers each frame of a film with a guess of the next. */
final class FramePredictor {
  /** What remembers. */
  enum Kind {
    /** One LSTM layer over all pixels as one vector. */
    FLAT("flat LSTM"),
    /** Two layers of convolutional LSTM, each with its own memory. */
    CONVOLUTIONAL("ConvLSTM"),
    /** Two layers of spacetime LSTM with a memory that passes through both. */
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

  private final Kind kind;
  private final int side;
  private final MultiLayerNetwork network;

  /**
   * With new parameters.
   *
   * @param side of a picture, pixels
   * @param units of the flat LSTM, or channels of each layer of the others
   */
  FramePredictor(Kind kind, int side, int units, long seed) {
    this.kind = kind;
    this.side = side;
    ListBuilder list =
        new NeuralNetConfiguration.Builder().seed(seed).updater(new Adam(RATE)).list();
    switch (kind) {
      case FLAT -> flat(list, units);
      case CONVOLUTIONAL ->
          grid(
              list.layer(new ConvLstm.Builder(3).nOut(units).build())
                  .layer(new ConvLstm.Builder(3).nOut(units).build()));
      case SPACETIME -> grid(list.layer(new SpacetimeLstm.Builder(3, 2).nOut(units).build()));
    }
    network = new MultiLayerNetwork(list.build());
    network.init();
  }

  private void flat(ListBuilder list, int units) {
    list.layer(new Recurrent.Builder(new Lstm()).nOut(units).build())
        .layer(
            new RnnOutputLayer.Builder(LossFunction.XENT)
                .nOut(side * side)
                .activation(Activation.SIGMOID)
                .build())
        .setInputType(InputType.recurrent((long) side * side));
  }

  private void grid(ListBuilder list) {
    list.layer(
            new Convolution3D.Builder(1, 1, 1)
                .dataFormat(NCDHW)
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build())
        .layer(
            new Cnn3DLossLayer.Builder(NCDHW)
                .lossFunction(LossFunction.XENT)
                .activation(Activation.SIGMOID)
                .build())
        .setInputType(InputType.convolutional3D(NCDHW, 1, side, side, 1));
  }

  /** One update on films [N, 1, T, side, side]: from each frame to the next. */
  void fit(INDArray films) {
    int last = (int) films.size(2) - 1;
    INDArray inputs = frames(films, 0, last);
    INDArray labels = frames(films, 1, last + 1);
    network.fit(
        kind == Kind.FLAT
            ? new DataSet(vectors(inputs), vectors(labels))
            : new DataSet(inputs, labels));
  }

  /** Frames that follow [N, 1, k, side, side]: [N, 1, steps, side, side], from 0 to 1. */
  INDArray after(INDArray known, int steps) {
    if (kind != Kind.FLAT) {
      return FrameForecast.after(network, known, steps);
    }
    network.rnnClearPreviousState();
    List<INDArray> guesses = new ArrayList<>();
    INDArray read = vectors(known);
    for (int step = 0; step < steps; step++) {
      INDArray answers = network.rnnTimeStep(read);
      long rows = answers.size(0);
      INDArray last = answers.permute(2, 0, 1).dup('c').slice(answers.size(2) - 1).dup('c');
      guesses.add(last.reshape('c', rows, 1, 1, side, side));
      read = last.reshape('c', rows, (long) side * side, 1);
    }
    network.rnnClearPreviousState();
    return Nd4j.concat(2, guesses.toArray(new INDArray[0]));
  }

  /** Number of parameters. */
  long parameters() {
    return network.numParams();
  }

  /** Some frames of films, from one until before another; a copy. */
  static INDArray frames(INDArray films, int from, int to) {
    return films.get(all(), all(), interval(from, to), all(), all()).dup('c');
  }

  /** Films [N, 1, T, side, side] as sequences of vectors [N, side², T]. */
  private INDArray vectors(INDArray films) {
    return films
        .dup('c')
        .reshape('c', films.size(0), films.size(2), (long) side * side)
        .permute(0, 2, 1)
        .dup('c');
  }
}
