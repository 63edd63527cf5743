package dev.unroll.lectures.training;

import com.google.auto.service.AutoService;
import dev.unroll.layers.recurrent.Lstm;
import dev.unroll.layers.recurrent.Recurrent;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.plot.LinePlot;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.inputs.InputType;

/** A sequence without end is learnt in chunks, whose state is handed on while gradients are not. */
@AutoService(Experiment.class)
public final class TruncatedBptt implements Experiment {
  private static final Echoing TASK = new Echoing(4, 4);
  private static final int[] CHUNKS = {1, 2, 4, 8, 16};
  private static final int FLOAT = 4;

  private static final Claim CLAIM =
      Claim.of(32, "truncated-bptt", Topic.TRAINING, "Back-propagation through chunks")
          .says(
              "Back-propagation through chunks of a long sequence, with the state carried from"
                  + " chunk to chunk, learns what lies within a chunk at a cost that is bounded by"
                  + " its length; what lies farther back than a chunk is hardly learnt.")
          .equation("y_t = x_{t−4}", "h carried on, ∂L/∂h = 0 beyond the chunk")
          .holdsIf(
              "chunks of 1 and of 2 end more than 0.5 nats above chunks of 16, and by more than two"
                  + " standard errors",
              "chunks of 8, twice the delay, end at most 0.2 nats above chunks of 16",
              "chunks of 4 with the state carried on end below the same from a zero state, by more"
                  + " than two standard errors");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int updates = setting.either(500, 1500);
    long[] seeds = setting.seeds(setting.either(3, 5));
    double[][] nats = new double[CHUNKS.length][];
    double[][] fresh = new double[CHUNKS.length][];
    double[] seconds = new double[CHUNKS.length];
    for (int c = 0; c < CHUNKS.length; c++) {
      int chunk = CHUNKS[c];
      long start = System.nanoTime();
      nats[c] = Arrays.stream(seeds).mapToDouble(s -> TASK.nats(chunk, true, updates, s)).toArray();
      seconds[c] = (System.nanoTime() - start) / 1e9 / seeds.length / updates;
      fresh[c] =
          Arrays.stream(seeds).mapToDouble(s -> TASK.nats(chunk, false, updates, s)).toArray();
    }
    Table table =
        Table.of(
            "steps of a chunk",
            "loss, nats",
            "loss, state not carried",
            "time of an update, against 1 step",
            "layer keeps for it, KiB");
    for (int c = 0; c < CHUNKS.length; c++) {
      double ratio = seconds[c] / seconds[0];
      String loss = Figure.spread(nats[c]);
      table = table.row(CHUNKS[c], loss, Figure.spread(fresh[c]), ratio, kept(CHUNKS[c]));
    }
    double[] chunks = Arrays.stream(CHUNKS).asDoubleStream().toArray();
    double[] means = Arrays.stream(nats).mapToDouble(Figure::mean).toArray();
    LinePlot plot =
        new LinePlot("What was 4 steps ago", "steps of a chunk", "loss, nats for each symbol")
            .logarithmicX()
            .line("state carried on", chunks, means)
            .line("zero state", chunks, Arrays.stream(fresh).mapToDouble(Figure::mean).toArray())
            .reference("chance", Math.log(TASK.symbols()));
    Difference one = Difference.of(nats[0], nats[4]);
    Difference two = Difference.of(nats[1], nats[4]);
    String longest = Figure.spread(nats[4]);
    return new Findings(CLAIM)
        .check(
            Math.min(one.mean(), two.mean()) > 0.5 && one.clear() && two.clear(),
            Figure.spread(nats[0]) + ", " + Figure.spread(nats[1]) + " and " + longest)
        .check(means[3] - means[4] <= 0.2, Figure.spread(nats[3]) + " and " + longest)
        .check(
            Difference.of(fresh[2], nats[2]).clear(),
            Figure.spread(nats[2]) + " carried, " + Figure.spread(fresh[2]) + " from zero")
        .show(
            "Mean of the seeds, on a new sequence of 200 steps, longer than any chunk: a network that"
                + " always began at a zero state may not know what to do on the way.",
            plot.image())
        .show(table)
        .note(
            "LSTM of "
                + Echoing.UNITS
                + " units, Adam, "
                + Echoing.ROWS
                + " rows, "
                + updates
                + " updates for each length, so that longer chunks read more symbols; "
                + seeds.length
                + " seeds. What the layer keeps is its own account for a backward pass of "
                + Echoing.ROWS
                + " rows, in float; the time is measured and varies from run to run.");
  }

  /** KiB that the recurrent layer keeps for the backward pass of a chunk. */
  private static double kept(int chunk) {
    Recurrent layer =
        new Recurrent.Builder(new Lstm()).nIn(Echoing.UNITS).nOut(Echoing.UNITS).build();
    long elements =
        layer
            .getMemoryReport(InputType.recurrent(Echoing.UNITS, chunk))
            .getWorkingMemoryVariableTrain()
            .get(CacheMode.NONE);
    return (double) elements * Echoing.ROWS * FLOAT / 1024;
  }
}
