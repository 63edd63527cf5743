package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.Batch;
import dev.unroll.benchmarks.work.Case;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Gates;
import dev.unroll.benchmarks.work.Sizes;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.core.check.Check;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.loss.SparseCrossEntropy;
import dev.unroll.layers.recurrent.Cell;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** This project's layers and training step, as the language model uses them. */
public final class OursContender implements Contender {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;
  private static final int WHOLE_SEGMENT = 1 << 20;

  private Case work;
  private CarryingGraph graph;
  private GraphStep training;
  private List<BatchArrays> batches = List.of();
  private List<INDArray> columns = List.of();

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(new OursContender(), arguments);
  }

  @Override
  public String prepare(Case work, List<Batch> data) {
    Check.require(
        work.gates() == Gates.LSTM && work.directions() == 1, "not offered: " + work.name());
    Backend.start();
    this.work = work;
    Rate rate = new Rate(new Schedule.Constant(RATE));
    graph = graph(work, rate);
    if (work.trains()) {
      training =
          new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, CLIP, List.of(), rate);
      batches = data.stream().map(batch -> BatchArrays.of(work, batch)).toList();
    } else {
      columns =
          IntStream.range(0, work.sizes().steps())
              .mapToObj(step -> BatchArrays.column(work, data.get(0), step))
              .toList();
    }
    return "";
  }

  @Override
  public double step(long index) {
    if (!work.trains()) {
      graph.rnnTimeStep(columns.get((int) (index % columns.size())));
      return 0;
    }
    BatchArrays batch = batches.get((int) (index % batches.size()));
    graph.clearCarry();
    return training.fit(batch.inputs(), batch.labels(), batch.mask(), batch.tokens(), index).loss();
  }

  private static CarryingGraph graph(Case work, Rate rate) {
    Sizes sizes = work.sizes();
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(1).miniBatch(false);
    new Optimiser(Optimiser.Kind.ADAM, 0, 0).configure(builder, rate);
    GraphBuilder layers = builder.graphBuilder().addInputs("inputs");
    String below = "embedding";
    layers.addLayer(
        below,
        new EmbeddingSequenceLayer.Builder()
            .nIn(sizes.classes())
            .nOut(sizes.features())
            .hasBias(false)
            .activation(Activation.IDENTITY)
            .outputDataFormat(RNNFormat.NCW)
            .build(),
        "inputs");
    for (int i = 0; i < work.layers(); i++) {
      layers.addLayer("recurrent" + i, Cell.LSTM.layer(work.inputs(i), sizes.hidden()), below);
      below = "recurrent" + i;
    }
    layers.addLayer(
        "output",
        new RnnOutputLayer.Builder(new SparseCrossEntropy())
            .nIn(work.outputs())
            .nOut(sizes.classes())
            .activation(Activation.IDENTITY)
            .dataFormat(RNNFormat.NCW)
            .build(),
        below);
    CarryingGraph graph =
        new CarryingGraph(
            layers
                .setOutputs("output")
                .backpropType(BackpropType.TruncatedBPTT)
                .tBPTTForwardLength(WHOLE_SEGMENT)
                .tBPTTBackwardLength(WHOLE_SEGMENT)
                .build());
    graph.init();
    return graph;
  }
}
