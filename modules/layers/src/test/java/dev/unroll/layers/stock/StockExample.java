package dev.unroll.layers.stock;

import java.util.Random;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseRecurrentLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.AMSGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A random network of one to three stock layers of a kind, and data for it. */
@SuppressWarnings("deprecation") // networks that hold a GravesLSTM still have to be read
final class StockExample {
  /** Kinds of stock layers. */
  enum Kind {
    LSTM,
    GRAVES,
    TANH,
    RELU,
    IDENTITY,
    SIGMOID,
    BOTH_LSTM,
    BOTH_GRAVES,
    BOTH_TANH,
    ADD_LSTM,
    MUL_TANH,
    AVERAGE_GRAVES;

    boolean isForward() {
      return !name().contains("_");
    }

    private Bidirectional.Mode mode() {
      String first = name().substring(0, name().indexOf('_'));
      return first.equals("BOTH") ? Bidirectional.Mode.CONCAT : Bidirectional.Mode.valueOf(first);
    }
  }

  private static final int LABELS = 3;
  private final Random random;
  private final Kind kind;
  private final int features;
  private final int layers;
  private final RNNFormat format;

  StockExample(Kind kind, long seed) {
    this.kind = kind;
    random = new Random(seed);
    features = 1 + random.nextInt(5);
    layers = 1 + random.nextInt(3);
    format = random.nextInt(4) == 0 ? RNNFormat.NWC : RNNFormat.NCW;
  }

  int layers() {
    return layers;
  }

  /** The stock {@code SimpleRnn.rnnTimeStep} takes the wrong axis of NWC for time, and throws. */
  boolean canStep() {
    return format == RNNFormat.NCW || kind == Kind.LSTM || kind == Kind.GRAVES;
  }

  MultiLayerNetwork network() {
    NeuralNetConfiguration.Builder settings =
        new NeuralNetConfiguration.Builder().seed(random.nextLong()).updater(updater());
    if (random.nextBoolean()) {
      settings.biasUpdater(updater());
    }
    if (random.nextBoolean()) {
      settings.l2(0.01).l1Bias(0.02);
    }
    if (random.nextBoolean()) {
      settings
          .gradientNormalization(GradientNormalization.ClipL2PerLayer)
          .gradientNormalizationThreshold(0.5);
    }
    NeuralNetConfiguration.ListBuilder list = settings.list();
    for (int i = 0; i < layers; i++) {
      list.layer(layer());
    }
    list.layer(
        new RnnOutputLayer.Builder(LossFunction.MCXENT)
            .nOut(LABELS)
            .activation(Activation.SOFTMAX)
            .dataFormat(format)
            .build());
    MultiLayerNetwork network =
        new MultiLayerNetwork(list.setInputType(InputType.recurrent(features, format)).build());
    network.init();
    network.setParams(gaussian(0.5, 1, (int) network.numParams()));
    return network;
  }

  private Layer layer() {
    BaseRecurrentLayer.Builder<?> builder =
        switch (kind) {
          case LSTM, BOTH_LSTM, ADD_LSTM -> new LSTM.Builder().forgetGateBiasInit(0.5);
          case GRAVES, BOTH_GRAVES, AVERAGE_GRAVES -> new GravesLSTM.Builder();
          default -> new SimpleRnn.Builder();
        };
    builder.activation(
        switch (kind) {
          case RELU -> Activation.RELU;
          case IDENTITY -> Activation.IDENTITY;
          case SIGMOID -> Activation.SIGMOID;
          default -> Activation.TANH;
        });
    builder.nOut(2 + random.nextInt(5));
    builder.dataFormat(format);
    if (!kind.name().contains("GRAVES") && random.nextBoolean()) {
      builder.constrainWeights(new MaxNormConstraint(0.8, 0));
    }
    BaseRecurrentLayer layer = builder.build();
    return kind.isForward() ? layer : new Bidirectional(kind.mode(), layer);
  }

  private IUpdater updater() {
    return switch (random.nextInt(4)) {
      case 0 -> new Sgd(0.05);
      case 1 -> new Nesterovs(0.02, 0.9);
      case 2 -> new AMSGrad(0.003);
      default -> new Adam(0.003);
    };
  }

  /** Sequences of equal length. */
  DataSet data() {
    int rows = 2 + random.nextInt(3);
    int steps = 1 + random.nextInt(6);
    INDArray labels = Nd4j.create(rows, LABELS, steps);
    for (int row = 0; row < rows; row++) {
      for (int t = 0; t < steps; t++) {
        labels.putScalar(row, random.nextInt(LABELS), t, 1);
      }
    }
    return new DataSet(inFormat(gaussian(1, rows, features, steps)), inFormat(labels));
  }

  /** Sequences of which all but the first are padded at the end. */
  DataSet padded() {
    DataSet data = data();
    int time = format == RNNFormat.NWC ? 1 : 2;
    int rows = (int) data.getFeatures().size(0);
    int steps = (int) data.getFeatures().size(time);
    INDArray mask = Nd4j.create(rows, steps);
    for (int row = 0; row < rows; row++) {
      int length = row == 0 ? steps : 1 + random.nextInt(steps);
      for (int t = 0; t < length; t++) {
        mask.putScalar(row, t, 1);
      }
    }
    return new DataSet(data.getFeatures(), data.getLabels(), mask, mask.dup());
  }

  INDArray oneStep(int rows) {
    return inFormat(gaussian(1, rows, features, 1));
  }

  /** An output [N, L, T] or [N, T, L] with zeros at the masked steps. */
  INDArray counted(INDArray output, DataSet data) {
    INDArray masked = inFormat(output).dup();
    INDArray mask = data.getFeaturesMaskArray();
    for (int label = 0; label < LABELS; label++) {
      masked.tensorAlongDimension(label, 0, 2).muli(mask);
    }
    return masked;
  }

  private INDArray inFormat(INDArray array) {
    return format == RNNFormat.NWC ? array.permute(0, 2, 1).dup('c') : array;
  }

  private INDArray gaussian(double deviation, int... shape) {
    INDArray array = Nd4j.create(shape);
    for (int i = 0; i < array.length(); i++) {
      array.putScalar(i, deviation * random.nextGaussian());
    }
    return array;
  }
}
