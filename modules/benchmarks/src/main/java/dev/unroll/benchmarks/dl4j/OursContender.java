package dev.unroll.benchmarks.dl4j;

import dev.unroll.benchmarks.work.Batch;
import dev.unroll.benchmarks.work.Contender;
import dev.unroll.benchmarks.work.StackCase;
import dev.unroll.benchmarks.work.Work;
import dev.unroll.benchmarks.work.Worker;
import dev.unroll.layers.graph.CarryingGraph;
import dev.unroll.layers.kernel.NativeKernels;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.stepping.Stepper;
import dev.unroll.training.StepResult;
import dev.unroll.training.backend.Backend;
import dev.unroll.training.gradient.GradientNormalisation;
import dev.unroll.training.gradient.GraphStep;
import dev.unroll.training.gradient.Rate;
import dev.unroll.training.schedule.Schedule;
import java.util.List;

/** This project's layers and training step, as the language model uses them. */
public final class OursContender implements Contender<StackCase> {
  private static final double RATE = 1e-3;
  private static final double CLIP = 5;

  private StackCase work;
  private CarryingGraph graph;
  private Training training;
  private List<BatchArrays> batches = List.of();
  private List<int[]> columns = List.of();
  private Stepper stepper;
  private float[] logits = {};

  /** An update of the graph; says its loss in nats per token. */
  private interface Training {
    double fit(BatchArrays batch, long step);
  }

  /** Serves the runner, see {@link Worker#serve}. */
  public static void main(String[] arguments) {
    Worker.serve(StackCase.class, new OursContender(), arguments);
  }

  @Override
  public String prepare(StackCase work) {
    Backend.start();
    this.work = work;
    List<Batch> data = Batch.of(work);
    Rate rate = new Rate(new Schedule.Constant(RATE));
    graph = OursNetwork.graph(work, rate);
    if (work.trains()) {
      training = training(rate);
      batches = data.stream().map(batch -> BatchArrays.of(work, batch)).toList();
    } else {
      columns = BatchArrays.tokens(work, data.get(0));
      stepper = Stepper.of(graph, work.sizes().rows());
      logits = new float[work.sizes().rows() * stepper.outputs()];
    }
    return Team.shared().size()
        + (NativeKernels.available() ? " threads, oneDNN" : " threads, ND4J alone");
  }

  @Override
  public double step(long index) {
    if (work.trains()) {
      return training.fit(batches.get((int) (index % batches.size())), index);
    }
    stepper.step(columns.get((int) (index % columns.size())), logits);
    return 0;
  }

  private Training training(Rate rate) {
    GraphStep segment = new GraphStep(graph, GradientNormalisation.CLIP_GLOBAL_NORM, CLIP, rate);
    return (batch, step) -> {
      graph.clearCarry();
      StepResult result =
          work.work() == Work.TRAIN_FRAMES
              ? segment.fitPadded(
                  batch.inputs(), batch.labels(), batch.mask(), batch.tokens(), step)
              : segment.fit(batch.inputs(), batch.labels(), batch.mask(), batch.tokens(), step);
      return result.loss();
    };
  }
}
