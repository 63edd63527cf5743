package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.Batch;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Gates;
import dev.unroll.benchmarks.work.Sizes;
import dev.unroll.benchmarks.work.StackCase;
import dev.unroll.benchmarks.work.Work;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.core.check.Check;
import java.util.List;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Deeplearning4j as it is published, with its own layers and {@code fit}.
 *
 * <p>It has no clipping by the global norm; the norm of each layer is clipped in its place. Its
 * loss is summed over time and divided by N, so that the clipping bites sooner; neither changes
 * what a step costs.
 */
public final class StockContender implements Contender<StackCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private StackCase work;
  private MultiLayerNetwork network;
  private List<BatchArrays> batches = List.of();
  private List<INDArray> columns = List.of();

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(StackCase.class, new StockContender(), arguments);
  }

  @Override
  public String prepare(StackCase work) {
    Check.require(work.gates() == Gates.LSTM, "Deeplearning4j has no " + work.gates());
    this.work = work;
    List<Batch> data = Batch.of(work);
    network = network(work);
    if (work.trains()) {
      batches = data.stream().map(batch -> BatchArrays.of(work, batch)).toList();
    } else {
      columns = BatchArrays.columns(work, data.get(0));
    }
    return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads()
        + " OpenMP and "
        + Nd4j.factory().blas().getMaxThreads()
        + " BLAS threads";
  }

  @Override
  public double step(long index) {
    if (!work.trains()) {
      network.rnnTimeStep(columns.get((int) (index % columns.size())));
      return 0;
    }
    BatchArrays batch = batches.get((int) (index % batches.size()));
    if (work.work() == Work.TRAIN_FRAMES) {
      network.fit(batch.inputs(), batch.labels(), batch.mask(), batch.mask());
    } else {
      network.fit(batch.inputs(), batch.labels());
    }
    return network.score() * work.sizes().rows() / batch.tokens();
  }

  private static MultiLayerNetwork network(StackCase work) {
    Sizes sizes = work.sizes();
    ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(new Adam(RATE))
            .gradientNormalization(GradientNormalization.ClipL2PerLayer)
            .gradientNormalizationThreshold(CLIP)
            .list();
    if (work.work() != Work.TRAIN_FRAMES) {
      layers.layer(
          new EmbeddingSequenceLayer.Builder()
              .nIn(sizes.classes())
              .nOut(sizes.features())
              .hasBias(false)
              .activation(Activation.IDENTITY)
              .outputDataFormat(RNNFormat.NCW)
              .build());
    }
    for (int i = 0; i < work.layers(); i++) {
      Layer layer = lstm(work.inputs(i), sizes.hidden());
      layers.layer(
          work.directions() == 1 ? layer : new Bidirectional(Bidirectional.Mode.CONCAT, layer));
    }
    layers.layer(
        new RnnOutputLayer.Builder(LossFunction.SPARSE_MCXENT)
            .nIn(work.outputs())
            .nOut(sizes.classes())
            .activation(Activation.SOFTMAX)
            .dataFormat(RNNFormat.NCW)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    return network;
  }

  private static LSTM lstm(int inputs, int hidden) {
    return new LSTM.Builder()
        .nIn(inputs)
        .nOut(hidden)
        .activation(Activation.TANH)
        .gateActivationFunction(Activation.SIGMOID)
        .dataFormat(RNNFormat.NCW)
        .build();
  }
}
