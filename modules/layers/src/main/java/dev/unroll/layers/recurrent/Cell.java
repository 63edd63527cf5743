package dev.unroll.layers.recurrent;

import java.util.Locale;
import java.util.function.BiFunction;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.Activation;

/** The recurrent cells by the names that users type and that configurations keep. */
public enum Cell {
  /** Elman 1990. */
  ELMAN(Elman::of),
  /** Hochreiter and Schmidhuber 1997, with forget gate (Gers, Schmidhuber and Cummins 2000). */
  LSTM(Cell::lstm);

  @SuppressWarnings("ImmutableEnumChecker") // a method reference that captures nothing
  private final BiFunction<Integer, Integer, Layer> maker;

  Cell(BiFunction<Integer, Integer, Layer> maker) {
    this.maker = maker;
  }

  /**
   * A layer of this cell, for a {@link dev.unroll.layers.graph.CarryingGraph}: float [N, F, T] to
   * float [N, H, T], from the carried state on.
   *
   * @param inputs F
   * @param hidden H
   */
  public Layer layer(int inputs, int hidden) {
    return maker.apply(inputs, hidden);
  }

  /** As typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Layer lstm(int inputs, int hidden) {
    return new org.deeplearning4j.nn.conf.layers.LSTM.Builder()
        .nIn(inputs)
        .nOut(hidden)
        .activation(Activation.TANH)
        .gateActivationFunction(Activation.SIGMOID)
        .forgetGateBiasInit(1)
        .dataFormat(RNNFormat.NCW)
        .build();
  }
}
