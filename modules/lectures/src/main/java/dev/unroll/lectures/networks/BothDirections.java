package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.layers.recurrent.Gru;
import dev.unroll.layers.recurrent.Recurrent.Direction;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.network.Sizes;
import dev.unroll.lectures.network.SmallNetwork;
import dev.unroll.lectures.network.Training;
import dev.unroll.lectures.plot.BarPlot;
import dev.unroll.tagging.NetworkConfig.Reader;
import java.util.List;
import java.util.Map;

/** Reading forward, backward and in both directions. */
@AutoService(Experiment.class)
public final class BothDirections implements Experiment {
  private static final int SYMBOLS = 8;
  private static final double CHANCE = 1.0 / SYMBOLS;
  private static final Shifted PAST = new Shifted(SYMBOLS, 12, -2);
  private static final Shifted FUTURE = new Shifted(SYMBOLS, 12, 2);
  private static final Sizes FORWARD =
      Sizes.ids(new Gru(), 32, SYMBOLS, SYMBOLS).embedding(SYMBOLS);
  private static final Map<Direction, String> NAMES =
      Map.of(Direction.FORWARD, "forward", Direction.BACKWARD, "backward", Direction.BOTH, "both");

  private static final Claim CLAIM =
      Claim.of(14, "bidirectional", Topic.NETWORKS, "Both directions, where the future decides")
          .says(
              "A network that reads forward has seen only the past when it answers. One that reads"
                  + " in both directions has seen the whole sequence: it can do what needs the"
                  + " future, and gains nothing where the past is enough.")
          .equation("f_t = cell(x_t, f_{t−1})", "b_t = cell(x_t, b_{t+1})", "y_t = g([f_t ; b_t])")
          .holdsIf(
              "the symbol two steps later: both directions at least 95 % right",
              "the symbol two steps before: forward and both directions at least 95 % right",
              "requests that say after the place whether it is left or reached: both directions at"
                  + " least 95 % right")
          .revised(
              "That one direction fails where the other decides was part of the conditions; it is"
                  + " shown, but could not be otherwise.",
              "The quick form's updates on symbols were 250, then 200, then 250; those on requests"
                  + " 500, then 400, 500 and, as not all trainings had learnt, 700; its requests"
                  + " 2,000, then 1,500, then 2,000.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    long[] seeds = setting.seeds(setting.either(3, 5));
    List<Direction> directions = List.of(Direction.FORWARD, Direction.BACKWARD, Direction.BOTH);
    double[] past = new double[directions.size()];
    double[] future = new double[directions.size()];
    double forwardLate = 0;
    double bothLate = 0;
    Training training = Training.adam(0.01, setting.either(250, 1000));
    Training requests = Training.adam(0.01, setting.either(700, 1500));
    for (long seed : seeds) {
      for (int d = 0; d < directions.size(); d++) {
        past[d] += right(PAST, directions.get(d), training, seed) / seeds.length;
        future[d] += right(FUTURE, directions.get(d), training, seed) / seeds.length;
      }
      forwardLate +=
          LateRequests.right(TaggerForm.of(Reader.LSTM, 64), requests, seed) / seeds.length;
      bothLate +=
          LateRequests.right(TaggerForm.of(Reader.LSTM, 82).bothDirections(), requests, seed)
              / seeds.length;
    }
    return judge(past, future, new double[] {forwardLate, bothLate})
        .show(
            "Right answers where the past decides and where the future does; means over the seeds.",
            new BarPlot(
                    "Which symbol was, or will be?",
                    "right (share)",
                    directions.stream().map(NAMES::get).toList())
                .bars("two steps before", past)
                .bars("two steps later", future)
                .bars("guessing", CHANCE, CHANCE, CHANCE)
                .image())
        .show(
            "Requests such as \"taipei is where i land\": departure or destination?",
            new BarPlot("Said after the place", "right slots (share)", List.of("forward", "both"))
                .bars("first place of the request", forwardLate, bothLate)
                .bars("guessing", 0.5, 0.5)
                .image())
        .note(
            "Symbols: a layer of GRU, with "
                + (Figure.text(SmallNetwork.parameters(FORWARD)) + " parameters, or as near as may")
                + (" be in both directions; " + training.updates() + " updates of 32 new sequences")
                + " of 12 symbols.")
        .note(
            "Requests: an LSTM of 64 units, or of 41 in each direction, some 25,500 parameters"
                + (" beside word vectors; " + requests.updates() + " updates; " + seeds.length)
                + " seeds for both tasks.");
  }

  /**
   * Answers the rule by shares of right answers.
   *
   * @param past forward, backward, both; future likewise
   * @param late forward, both
   */
  static Findings judge(double[] past, double[] future, double[] late) {
    return new Findings(CLAIM)
        .check(future[2] >= 0.95, shares(future))
        .check(past[0] >= 0.95 && past[2] >= 0.95, shares(past))
        .check(
            late[1] >= 0.95,
            Figure.percent(late[0]) + " forward, " + Figure.percent(late[1]) + " both");
  }

  private static String shares(double... right) {
    return Figure.percent(right[0])
        + (" forward, " + Figure.percent(right[1]) + " backward, ")
        + (Figure.percent(right[2]) + " both");
  }

  /** Share of right answers in new sequences. */
  private static double right(Shifted task, Direction direction, Training training, long seed) {
    Sizes sizes = FORWARD.direction(direction).parameters(SmallNetwork.parameters(FORWARD));
    SmallNetwork network = new SmallNetwork(sizes, training, seed);
    network.learn(task, RandomStream.named(seed, "train"));
    return network.accuracy(task.batch(RandomStream.named(seed, "test"), 200));
  }
}
