package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.Sizes;
import dev.unroll.benchmarks.work.SpeechCase;
import dev.unroll.benchmarks.work.SpeechCase.Task;
import dev.unroll.benchmarks.work.Utterances;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.layers.ctc.CtcBatch;
import dev.unroll.layers.ctc.CtcLoss;
import dev.unroll.layers.ctc.CtcOutput;
import dev.unroll.layers.ctc.FrameRows;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Optimiser;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** This project's CTC, alone and as the output layer of a network. */
public final class OursSpeech implements Contender<SpeechCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private SpeechCase work;
  private List<Utterances> data = List.of();
  private List<Batch> batches = List.of();
  private GraphStep training;
  private CtcLoss loss;
  private float[] gradient = {};

  /** Arrays of utterances: frames [N, F, T] and their mask, labels [N, L] and theirs. */
  private record Batch(INDArray frames, INDArray frameMask, INDArray labels, INDArray labelMask) {
    static Batch of(Utterances one, Sizes sizes) {
      int[] shape = {sizes.steps(), sizes.rows(), sizes.features()};
      INDArray labels = Nd4j.createFromArray(one.paddedLabels()).castTo(Nd4j.dataType());
      INDArray mask = Nd4j.zeros(sizes.rows(), sizes.steps());
      for (int n = 0; n < sizes.rows(); n++) {
        for (int t = 0; t < one.lengths()[n]; t++) {
          mask.putScalar(n, t, 1);
        }
      }
      INDArray frames = Nd4j.createFromArray(one.values()).reshape('c', shape).permute(1, 2, 0);
      return new Batch(frames, mask, labels, labels.gt(0).castTo(Nd4j.dataType()));
    }
  }

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(SpeechCase.class, new OursSpeech(), arguments);
  }

  @Override
  public String prepare(SpeechCase work) {
    Backend.start();
    this.work = work;
    data = Utterances.of(work);
    if (work.task() == Task.LOSS) {
      loss = new CtcLoss(work.sizes().classes(), 0);
      gradient = new float[data.get(0).values().length];
    } else {
      Rate rate = new Rate(new Schedule.Constant(RATE));
      training =
          new GraphStep(
              graph(work.sizes(), rate), GradientNormalisation.CLIP_GLOBAL_NORM, CLIP, rate);
      batches = data.stream().map(one -> Batch.of(one, work.sizes())).toList();
    }
    return Team.shared().size()
        + (NativeKernels.available() ? " threads, oneDNN" : " threads, ND4J alone");
  }

  private static CarryingGraph graph(Sizes sizes, Rate rate) {
    NeuralNetConfiguration.Builder builder =
        new NeuralNetConfiguration.Builder().seed(1).miniBatch(false);
    new Optimiser(Optimiser.Kind.ADAM, 0, 0).configure(builder, rate);
    GraphBuilder graph =
        builder
            .graphBuilder()
            .addInputs("frames")
            .setInputTypes(InputType.recurrent(sizes.features()))
            .addLayer("lower", recurrent(sizes), "frames")
            .addLayer("upper", recurrent(sizes), "lower")
            .addLayer("output", new CtcOutput.Builder().nOut(sizes.classes()).build(), "upper")
            .setOutputs("output");
    CarryingGraph network = new CarryingGraph(graph.build());
    network.init();
    return network;
  }

  private static Recurrent recurrent(Sizes sizes) {
    return new Recurrent.Builder(new Lstm())
        .nOut(sizes.hidden())
        .direction(Recurrent.Direction.BOTH)
        .build();
  }

  /** The loss of an utterance. */
  @Override
  public double step(long index) {
    int turn = (int) (index % data.size());
    return work.task() == Task.LOSS ? differentiate(data.get(turn)) : fit(batches.get(turn), index);
  }

  private double differentiate(Utterances one) {
    int symbols = work.sizes().classes();
    double[] weights = new double[work.rows()];
    Arrays.fill(weights, 1);
    double[] losses =
        loss.differentiate(
            FrameRows.of(one.values(), symbols),
            CtcBatch.timeMajor(one.lengths(), one.labels()),
            weights,
            FrameRows.of(gradient, symbols));
    return Arrays.stream(losses).sum() / losses.length;
  }

  private double fit(Batch batch, long index) {
    return training
        .fit(
            new INDArray[] {batch.frames()},
            new INDArray[] {batch.frameMask()},
            batch.labels(),
            batch.labelMask(),
            work.rows(),
            index)
        .loss();
  }
}
