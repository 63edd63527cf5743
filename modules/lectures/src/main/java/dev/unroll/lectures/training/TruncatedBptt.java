package dev.unroll.lectures.training;

import com.google.auto.service.AutoService;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import java.util.Arrays;

/** A sequence without end is learnt in chunks, whose state is handed on while gradients are not. */
@AutoService(Experiment.class)
public final class TruncatedBptt implements Experiment {
  private static final Echoing TASK = ChunkFigures.TASK;
  private static final int[] CHUNKS = ChunkFigures.CHUNKS;
  private static final int LONG = ChunkFigures.LONG;

  static final Claim CLAIM =
      Claim.of(32, "truncated-bptt", Topic.TRAINING, "Back-propagation through chunks")
          .says(
              "Back-propagation through chunks of a long sequence, with the state carried from"
                  + " chunk to chunk, learns what lies within a chunk at a cost that is bounded by"
                  + " its length; what lies farther back than a chunk is hardly learnt.")
          .equation("y_t = x_{t−4}", "h carried on, ∂L/∂h = 0 beyond the chunk")
          .holdsIf(
              "chunks of 1, 2 and 4, in which x_{t−4} and y_t never stand together, end more than"
                  + " 0.5 nats above chunks of 16 that read as many symbols, and by more than two"
                  + " standard errors",
              "chunks of 8, twice the delay, end at most 0.2 nats above chunks of 16",
              "chunks of 8 with the state carried on end below chunks of 8 from a zero state, by"
                  + " more than two standard errors, although these have learnt what they can: they"
                  + " end at most 0.2 nats above (ln 4)/2, the least that is possible",
              "an update of 64 steps takes 2 to 5 times as long as one of 16 steps (4 times if all of"
                  + " its cost is that of its steps)")
          .revised(
              "The first form was made half as long after its first run, which had failed a"
                  + " condition.",
              "A review then found that all lengths made as many updates, so that chunks of 1 read"
                  + " a sixteenth of the symbols; that chunks of 4 were left out of the first"
                  + " condition; that the third was judged with chunks of 4, which from a zero state"
                  + " see nothing of what is asked; and that no condition judged the cost. The"
                  + " limits of 0.5 and 0.2 nats were kept.",
              "The cost was first taken by the clock, which other work on the machine made 12; now it"
                  + " is processor time. The quick form's rate and symbols were found by trying.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int read = setting.either(3200, 16_000);
    long[] seeds = setting.seeds(setting.either(3, 5));
    double[][] carried = new double[CHUNKS.length][];
    double[][] fresh = new double[CHUNKS.length][];
    for (int c = 0; c < CHUNKS.length; c++) {
      int chunk = CHUNKS[c];
      carried[c] = Arrays.stream(seeds).mapToDouble(s -> TASK.carried(chunk, read, s)).toArray();
      if (c >= LONG) {
        fresh[c] = Arrays.stream(seeds).mapToDouble(s -> TASK.fresh(chunk, read, s)).toArray();
      }
    }
    ChunkFigures measured =
        new ChunkFigures(
            carried, fresh, ChunkCost.seconds(TASK, ChunkFigures.TIMED, 100, setting.seed()));
    return judge(measured)
        .show(
            "Mean of the seeds on a new sequence of 200 steps, which the networks that begin at a"
                + " zero state read in chunks of their own length.",
            measured.plot())
        .show(measured.table())
        .note(
            "LSTM of "
                + Echoing.UNITS
                + " units, Adam, "
                + Echoing.ROWS
                + " rows of "
                + read
                + " symbols for each length, so that chunks of 1 make 16 times as many updates as"
                + " chunks of 16; "
                + seeds.length
                + " seeds.")
        .note(
            "From a zero state, chunks of up to 4 steps have nothing of what is asked in them, and"
                + " chance, ln 4, is their best answer: they are drawn as that, not run.")
        .note(
            "The time is the median of 100 updates of each length, in turn, of the processor in one"
                + " thread; it varies from run to run. What the layer keeps is a formula, its own account for a backward pass of "
                + Echoing.ROWS
                + " rows in float, not a measurement.");
  }

  static Findings judge(ChunkFigures m) {
    double[] longest = m.carried()[CHUNKS.length - 1];
    boolean hardly = true;
    StringBuilder ends = new StringBuilder();
    for (double[] nats : Arrays.copyOf(m.carried(), LONG)) {
      Difference above = Difference.of(nats, longest);
      hardly &= above.mean() > 0.5 && above.clear();
      ends.append(Figure.spread(nats)).append(", ");
    }
    double[] within = m.carried()[LONG];
    double ratio = m.seconds()[CHUNKS.length] / m.seconds()[CHUNKS.length - 1];
    boolean learnt = Figure.mean(m.fresh()[LONG]) <= TASK.floor(CHUNKS[LONG]) + 0.2;
    String both = Figure.spread(within) + " and " + Figure.spread(longest);
    return new Findings(CLAIM)
        .check(hardly, ends + "against " + Figure.spread(longest))
        .check(Figure.mean(within) - Figure.mean(longest) <= 0.2, both)
        .check(
            learnt && Difference.of(m.fresh()[LONG], within).clear(),
            Figure.spread(within) + " carried, " + Figure.spread(m.fresh()[LONG]) + " from zero")
        .check(ratio >= 2 && ratio <= 5, Figure.text(ratio) + " times");
  }
}
