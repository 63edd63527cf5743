package dev.unroll.layers.recurrent;

import java.util.Random;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** What Deeplearning4j's two kinds of network do alike, and small data for them. */
interface SmallNetwork {
  int FEATURES = 3;
  int CLASSES = 4;

  /** One network of each kind. */
  enum Kind {
    LAYERS,
    GRAPH;

    SmallNetwork make(MultiLayerConfiguration configuration) {
      MultiLayerNetwork network = new MultiLayerNetwork(configuration);
      network.init();
      return of(this == LAYERS ? network : network.toComputationGraph());
    }
  }

  Model model();

  INDArray output(INDArray features, INDArray mask);

  INDArray step(INDArray features);

  void fit(DataSet data);

  void clearState();

  /** Score; the gradient is then in {@link #gradient()}. */
  double score(DataSet data);

  INDArray gradient();

  static SmallNetwork of(Model model) {
    return model instanceof MultiLayerNetwork network
        ? new Layers(network)
        : new Graph((ComputationGraph) model);
  }

  static NeuralNetConfiguration.ListBuilder builder(DataType type, IUpdater updater) {
    return new NeuralNetConfiguration.Builder().seed(7).dataType(type).updater(updater).list();
  }

  /** These layers and a softmax output over {@link #CLASSES}. */
  static MultiLayerConfiguration configuration(DataType type, Layer... layers) {
    return configuration(builder(type, new Adam(0.02)), RNNFormat.NCW, layers);
  }

  static MultiLayerConfiguration configuration(
      NeuralNetConfiguration.ListBuilder builder, RNNFormat format, Layer... layers) {
    for (Layer layer : layers) {
      builder.layer(layer);
    }
    return builder
        .layer(
            new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .nOut(CLASSES)
                .build())
        .setInputType(InputType.recurrent(FEATURES, format))
        .build();
  }

  /** With truncated back-propagation. */
  static MultiLayerConfiguration truncated(int forward, int backward, Layer... layers) {
    NeuralNetConfiguration.ListBuilder builder = builder(DataType.FLOAT, new Adam(0.02));
    builder.backpropType(BackpropType.TruncatedBPTT);
    builder.tBPTTForwardLength(forward);
    builder.tBPTTBackwardLength(backward);
    return configuration(builder, RNNFormat.NCW, layers);
  }

  /** Random rows; row n counts for 1 + (T − 1 − n mod T) steps. */
  static DataSet ragged(DataType type, int rows, int steps, long seed) {
    Random random = new Random(seed);
    INDArray features = Nd4j.create(type, rows, FEATURES, steps);
    INDArray labels = Nd4j.create(type, rows, CLASSES, steps);
    INDArray mask = Nd4j.create(type, rows, steps);
    for (int n = 0; n < rows; n++) {
      for (int t = 0; t < steps; t++) {
        for (int f = 0; f < FEATURES; f++) {
          features.putScalar(n, f, t, random.nextGaussian());
        }
        labels.putScalar(n, random.nextInt(CLASSES), t, 1);
        mask.putScalar(n, t, t < length(n, steps) ? 1 : 0);
      }
    }
    return new DataSet(features, labels, mask, mask.dup());
  }

  static int length(int row, int steps) {
    return steps - row % steps;
  }

  /** Without masks. */
  static DataSet whole(DataType type, int rows, int steps, long seed) {
    DataSet data = ragged(type, rows, steps, seed);
    return new DataSet(data.getFeatures(), data.getLabels());
  }

  static DataSet rows(DataSet data, int from, int to) {
    return new DataSet(
        rows(data.getFeatures(), from, to),
        rows(data.getLabels(), from, to),
        rows(data.getFeaturesMaskArray(), from, to),
        rows(data.getLabelsMaskArray(), from, to));
  }

  static INDArray rows(INDArray array, int from, int to) {
    var rows = NDArrayIndex.interval(from, to);
    return array.rank() == 3
        ? array.get(rows, NDArrayIndex.all(), NDArrayIndex.all()).dup('c')
        : array.get(rows, NDArrayIndex.all()).dup('c');
  }

  static INDArray steps(INDArray array, int from, int to) {
    return array.get(NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }

  /** A stack of layers. */
  record Layers(MultiLayerNetwork model) implements SmallNetwork {
    @Override
    public INDArray output(INDArray features, INDArray mask) {
      return model.output(features, false, mask, mask);
    }

    @Override
    public INDArray step(INDArray features) {
      return model.rnnTimeStep(features);
    }

    @Override
    public void fit(DataSet data) {
      model.fit(data);
    }

    @Override
    public void clearState() {
      model.rnnClearPreviousState();
    }

    @Override
    public double score(DataSet data) {
      model.setInput(data.getFeatures());
      model.setLabels(data.getLabels());
      model.setLayerMaskArrays(data.getFeaturesMaskArray(), data.getLabelsMaskArray());
      model.computeGradientAndScore();
      model.clearLayerMaskArrays();
      return model.score();
    }

    @Override
    public INDArray gradient() {
      return model.getFlattenedGradients().dup();
    }
  }

  /** A graph. */
  record Graph(ComputationGraph model) implements SmallNetwork {
    @Override
    public INDArray output(INDArray features, INDArray mask) {
      INDArray[] masks = mask == null ? null : new INDArray[] {mask};
      return model.output(false, new INDArray[] {features}, masks, masks)[0];
    }

    @Override
    public INDArray step(INDArray features) {
      return model.rnnTimeStep(features)[0];
    }

    @Override
    public void fit(DataSet data) {
      model.fit(data);
    }

    @Override
    public void clearState() {
      model.rnnClearPreviousState();
    }

    @Override
    public double score(DataSet data) {
      model.setInputs(data.getFeatures());
      model.setLabels(data.getLabels());
      INDArray mask = data.getFeaturesMaskArray();
      model.setLayerMaskArrays(
          mask == null ? null : new INDArray[] {mask},
          mask == null ? null : new INDArray[] {data.getLabelsMaskArray()});
      model.computeGradientAndScore();
      model.clearLayerMaskArrays();
      return model.score();
    }

    @Override
    public INDArray gradient() {
      return model.getFlattenedGradients().dup();
    }
  }
}
