package dev.unroll.layers.stock;

import dev.unroll.layers.recurrent.Cell;
import dev.unroll.layers.recurrent.Elman;
import dev.unroll.layers.recurrent.Lstm;
import java.util.Map;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Which cell computes the same as a layer of Deeplearning4j. */
@SuppressWarnings("deprecation") // networks that hold a GravesLSTM still have to be read
final class StockCells {
  private static final Map<Class<?>, Elman.Curve> CURVES =
      Map.of(
          ActivationTanH.class, Elman.Curve.TANH,
          ActivationReLU.class, Elman.Curve.RELU,
          ActivationIdentity.class, Elman.Curve.IDENTITY,
          ActivationSigmoid.class, Elman.Curve.SIGMOID);

  private StockCells() {}

  /** A cell, or why there is none. */
  sealed interface Match {
    /** This cell. */
    record Found(Cell cell) implements Match {}

    /** None. */
    record None(String reason) implements Match {}
  }

  /** Subclasses may compute something else, so only the classes themselves are known. */
  static Match of(BaseRecurrentLayer layer) {
    if (layer.getClass() == LSTM.class) {
      return lstm((LSTM) layer, false);
    }
    if (layer.getClass() == GravesLSTM.class) {
      return graves((GravesLSTM) layer);
    }
    if (layer.getClass() == SimpleRnn.class) {
      return simple((SimpleRnn) layer);
    }
    return new Match.None("no cell here computes a " + layer.getClass().getSimpleName());
  }

  private static Match lstm(AbstractLSTM layer, boolean peepholes) {
    if (!(is(layer.getActivationFn(), ActivationTanH.class)
        && is(layer.getGateActivationFn(), ActivationSigmoid.class))) {
      return new Match.None(
          "its activations are "
              + layer.getActivationFn()
              + " and "
              + layer.getGateActivationFn()
              + ", not tanh and sigmoid");
    }
    return new Match.Found(new Lstm(layer.getForgetGateBiasInit(), peepholes, false));
  }

  /** Its peepholes are columns of RW there and a parameter of their own here. */
  private static Match graves(GravesLSTM layer) {
    GradientNormalization norm = layer.getGradientNormalization();
    if (norm == GradientNormalization.RenormalizeL2PerParamType
        || norm == GradientNormalization.ClipL2PerParamType) {
      return new Match.None("with " + norm + " its peepholes and recurrent weights share a norm");
    }
    if (layer.getConstraints() != null && !layer.getConstraints().isEmpty()) {
      return new Match.None("its constraints bind peepholes and recurrent weights together");
    }
    if (layer.getWeightNoise() != null) {
      return new Match.None("its weight noise reaches the peepholes");
    }
    return lstm(layer, true);
  }

  private static Match simple(SimpleRnn layer) {
    if (layer.hasLayerNorm()) {
      return new Match.None("it has layer normalisation");
    }
    Class<?> curve = layer.getActivationFn().getClass();
    return CURVES.containsKey(curve)
        ? new Match.Found(new Elman(CURVES.get(curve)))
        : new Match.None(
            "its activation is "
                + layer.getActivationFn()
                + ", not tanh, relu, identity or sigmoid");
  }

  private static boolean is(IActivation activation, Class<?> kind) {
    return activation.getClass() == kind;
  }
}
