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
              "the symbol two steps later: forward at most 10 points above guessing (12.5 %), both"
                  + " directions at least 95 % right",
              "the symbol two steps before: forward and both directions at least 95 % right,"
                  + " backward at most 10 points above guessing",
              "requests that say after the place whether it is left or reached: forward at most"
                  + " 60 % right (guessing: 50 %), both directions at least 95 %");

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
    return new Findings(CLAIM)
        .check(
            future[0] <= CHANCE + 0.1 && future[2] >= 0.95,
            Figure.percent(future[0]) + " forward, " + Figure.percent(future[2]) + " both")
        .check(
            past[0] >= 0.95 && past[2] >= 0.95 && past[1] <= CHANCE + 0.1,
            Figure.percent(past[0])
                + (" forward, " + Figure.percent(past[2]) + " both, ")
                + (Figure.percent(past[1]) + " backward"))
        .check(
            forwardLate <= 0.6 && bothLate >= 0.95,
            Figure.percent(forwardLate) + " forward, " + Figure.percent(bothLate) + " both")
        .show(
            "Right answers where the past decides and where the future does; means over the seeds.",
            new BarPlot(
                    "Which symbol was, or will be?",
                    "right (share)",
                    directions.stream().map(NAMES::get).toList())
                .bars("two steps before", past)
                .bars("two steps later", future)
                .image())
        .show(
            "Requests such as \"taipei is where i land\": departure or destination?",
            new BarPlot("Said after the place", "right slots (share)", List.of("forward", "both"))
                .bars("first place of the request", forwardLate, bothLate)
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

  /** Share of right answers in new sequences. */
  private static double right(Shifted task, Direction direction, Training training, long seed) {
    Sizes sizes = FORWARD.direction(direction).parameters(SmallNetwork.parameters(FORWARD));
    SmallNetwork network = new SmallNetwork(sizes, training, seed);
    network.learn(task, RandomStream.named(seed, "train"));
    return network.accuracy(task.batch(RandomStream.named(seed, "test"), 200));
  }
}
