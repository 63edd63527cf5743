package dev.unroll.layers.recurrent;

import static dev.unroll.layers.recurrent.PaddingTest.assertClose;

import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Deeplearning4j's own layers, which are right from a zero state without masks: same outputs, same
 * training from the same parameters.
 */
class StockAgreementTest {
  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(
            new Recurrent.Builder(new Lstm()).nOut(6).build(),
            new LSTM.Builder().nOut(6).activation(Activation.TANH).build()),
        Arguments.of(
            new Recurrent.Builder(new Elman()).nOut(6).build(),
            new SimpleRnn.Builder().nOut(6).activation(Activation.TANH).build()),
        Arguments.of(
            new Recurrent.Builder(new Elman(Elman.Curve.RELU)).nOut(6).build(),
            new SimpleRnn.Builder().nOut(6).activation(Activation.RELU).build()));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void outputsAndTwentyUpdatesAgree(Layer own, Layer stock) {
    SmallNetwork ours =
        SmallNetwork.Kind.LAYERS.make(SmallNetwork.configuration(DataType.FLOAT, own));
    SmallNetwork theirs =
        SmallNetwork.Kind.LAYERS.make(SmallNetwork.configuration(DataType.FLOAT, stock));
    if (stock instanceof LSTM) {
      assertClose(theirs.model().params(), ours.model().params());
    }
    ours.model().setParams(theirs.model().params().dup());
    DataSet data = SmallNetwork.whole(DataType.FLOAT, 4, 6, 1);
    for (int i = 0; i < 20; i++) {
      INDArray features = data.getFeatures();
      assertClose(theirs.output(features, null), ours.output(features, null));
      theirs.fit(data.copy());
      ours.fit(data.copy());
    }
    assertClose(theirs.model().params(), ours.model().params());
  }
}
