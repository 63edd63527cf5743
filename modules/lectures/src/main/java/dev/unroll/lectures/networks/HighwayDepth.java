package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.networks.DeepNetwork.Kind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Many layers on top of each other, with and without a way past them. */
@AutoService(Experiment.class)
public final class HighwayDepth implements Experiment {
  private static final int UNITS = 16;
  private static final int TESTED = 600;
  private static final double RATE = 0.005;
  private static final Spirals TASK = new Spirals(0.75, 0.02);

  private static final Claim CLAIM =
      Claim.of(20, "highway", Topic.NETWORKS, "Highway and residual networks against plain depth")
          .says(
              "A plain network of many layers is hard to train. A highway network, whose gate T"
                  + " lets each layer carry its input on, and a residual network, which adds the"
                  + " input, learn at the same depth (Srivastava et al. 2015). The memory of an"
                  + " LSTM is such a highway in time: f carries as C = 1 − T does, and i lets in"
                  + " what is new as T does.")
          .equation(
              "plain:  y = H(x)    residual:  y = H(x) + x    H(x) = tanh(x W + b)",
              "highway:  y = H(x) ∘ T(x) + x ∘ C(x)    C = 1 − T    T = σ(x W_T + b_T)",
              "LSTM:  c_t = g ∘ i + c_{t−1} ∘ f")
          .holdsIf(
              "plain: 30 layers have a higher loss than the best of the shallower plain networks,"
                  + " by more than two standard errors",
              "30 layers: the highway's loss is lower than the plain network's, by more than two"
                  + " standard errors",
              "30 layers: the residual network's loss is lower than the plain one's, by more than"
                  + " two standard errors")
          .revised(
              "30 plain layers were first compared with 2, which are too few for the spirals.",
              "That the mean of C exceeds 0.5 was a condition: C begins at 0.88 by b_T = −2.",
              "The full form had 1,500 updates.");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int[] depths = setting.quick() ? new int[] {2, 10, 30} : new int[] {2, 5, 10, 20, 30};
    long[] seeds = setting.seeds(setting.either(3, 5));
    int updates = setting.either(120, 600);
    Map<Kind, double[][]> nats = new EnumMap<>(Kind.class);
    INDArray[] gates = new INDArray[0]; // of the deepest highway of the first seed
    Table table = Table.of("network", "hidden layers", "parameters", "loss (nats per point)");
    for (Kind kind : Kind.values()) {
      nats.put(kind, new double[depths.length][seeds.length]);
      for (int d = 0; d < depths.length; d++) {
        long parameters = 0;
        double[] losses = nats.get(kind)[d];
        for (int k = 0; k < seeds.length; k++) {
          DeepNetwork network = new DeepNetwork(kind, depths[d], UNITS, RATE, seeds[k]);
          network.learn(TASK, updates, RandomStream.named(seeds[k], "points"));
          var fresh = TASK.points(RandomStream.named(seeds[k], "new points"), TESTED);
          losses[k] = network.nats(fresh);
          parameters = network.parameters();
          if (kind == Kind.HIGHWAY && d == depths.length - 1 && k == 0) {
            gates = network.gates(fresh.getFeatures()).toArray(INDArray[]::new);
          }
        }
        table = table.row(kind.title(), depths[d], parameters, Figure.spread(losses));
      }
    }
    DepthLosses losses = new DepthLosses(depths, nats);
    CoupledMemory lstm = CoupledMemory.train(UNITS, setting);
    return HighwayPictures.show(losses.judge(CLAIM).show(table), losses, gates, lstm.forget())
        .note(
            ("Points on three spiral arms, " + UNITS + " units a layer, " + updates + " updates of")
                + (" 64 new points each by Adam at " + RATE + ", " + seeds.length + " seeds; the")
                + (" loss is that of " + TESTED + " new points. A highway layer has twice as many")
                + " parameters as another. All kinds learn at the same rate, which was not"
                + " searched for.")
        .note(
            "A new highway layer carries 0.88 of its input, as b_T begins with −2; the trained one"
                + (" of the first seed carries " + Figure.text(1 - mean(gates)) + ".")
                + " Over the points its gates have a standard deviation of "
                + Figure.text(deviation(gates))
                + " on average.")
        .note(
            "In an LSTM i and f are two gates; tied by i = 1 − f they are T and C, and its memory"
                + " is a highway's equation exactly. Such an LSTM, which recalls the first of "
                + CoupledMemory.TASK.steps()
                + (" symbols in " + Figure.percent(lstm.right()) + " of new sequences, has a mean")
                + (" f of " + Figure.text(mean(lstm.forget())) + ";")
                + " a new one has about 0.73, as b_f begins with 1.");
  }

  private static double mean(INDArray... gates) {
    return Arrays.stream(gates).mapToDouble(g -> g.meanNumber().doubleValue()).average().orElse(0);
  }

  /** Over the points, in the mean over layers and units. */
  private static double deviation(INDArray... gates) {
    return Arrays.stream(gates)
        .mapToDouble(g -> g.std(0).meanNumber().doubleValue())
        .average()
        .orElse(0);
  }
}
