package dev.unroll.lectures.networks;

import com.google.auto.service.AutoService;
import dev.unroll.core.random.RandomStream;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Experiment;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.experiment.Setting;
import dev.unroll.lectures.experiment.Table;
import dev.unroll.lectures.experiment.Topic;
import dev.unroll.lectures.networks.DeepNetwork.Kind;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Many layers on top of each other, with and without a way past them. */
@SuppressWarnings("EnumOrdinal") // arrays in the order of the kinds, which live for one run
@AutoService(Experiment.class)
public final class HighwayDepth implements Experiment {
  private static final int UNITS = 16;
  private static final double RATE = 0.005;
  private static final Spirals TASK = new Spirals(0.75, 0.02);

  private static final Claim CLAIM =
      Claim.of(20, "highway", Topic.NETWORKS, "Highway and residual networks against plain depth")
          .says(
              "A plain network of many layers is hard to train. A highway network, whose gate T"
                  + " lets each layer carry its input on, and a residual network, which adds the"
                  + " input, learn at the same depth. The memory of an LSTM is such a highway in"
                  + " time: f carries as C = 1 − T does, and i lets in what is new as T does.")
          .equation(
              "plain:  y = H(x)    residual:  y = H(x) + x    H(x) = tanh(x W + b)",
              "highway:  y = H(x) ∘ T(x) + x ∘ C(x)    C = 1 − T    T = σ(x W_T + b_T)",
              "LSTM:  c_t = g ∘ i + c_{t−1} ∘ f")
          .holdsIf(
              "plain: 30 layers have a higher loss than 2, by more than two standard errors",
              "30 layers: the highway's loss is lower than the plain network's, by more than two"
                  + " standard errors",
              "30 layers: the residual network's loss is lower than the plain one's, by more than"
                  + " two standard errors",
              "the trained highway of 30 layers carries on more than it replaces: the mean of C"
                  + " exceeds 0.5");

  @Override
  public Claim claim() {
    return CLAIM;
  }

  @Override
  public Findings run(Setting setting) {
    int[] depths = setting.quick() ? new int[] {2, 10, 30} : new int[] {2, 5, 10, 20, 30};
    long[] seeds = setting.seeds(setting.either(3, 5));
    int updates = setting.either(120, 1500);
    double[][][] nats = new double[Kind.values().length][depths.length][seeds.length];
    double[] carried = new double[seeds.length];
    INDArray[] gates = new INDArray[0];
    Table table = Table.of("network", "hidden layers", "parameters", "loss (nats per point)");
    for (Kind kind : Kind.values()) {
      for (int d = 0; d < depths.length; d++) {
        long parameters = 0;
        double[] losses = nats[kind.ordinal()][d];
        for (int k = 0; k < seeds.length; k++) {
          DeepNetwork network = new DeepNetwork(kind, depths[d], UNITS, RATE, seeds[k]);
          network.learn(TASK, updates, RandomStream.named(seeds[k], "points"));
          DataSet fresh = TASK.points(RandomStream.named(seeds[k], "new points"), 600);
          losses[k] = network.nats(fresh);
          parameters = network.parameters();
          if (kind == Kind.HIGHWAY && d == depths.length - 1) {
            gates = network.gates(fresh.getFeatures()).toArray(INDArray[]::new);
            carried[k] =
                1
                    - Arrays.stream(gates)
                        .mapToDouble(g -> g.meanNumber().doubleValue())
                        .average()
                        .orElseThrow();
          }
        }
        table = table.row(kind.title(), depths[d], parameters, Figure.spread(losses));
      }
    }
    return HighwayPictures.show(judge(nats, carried).show(table), depths, nats, gates)
        .note(
            "Points on three spiral arms, "
                + UNITS
                + " units a layer, "
                + updates
                + " updates of 64 new points each by Adam at "
                + RATE
                + ", "
                + seeds.length
                + " seeds; the loss is that of 600 new points. A highway layer has twice as many"
                + " parameters as another. All kinds learn at the same rate, which was not searched"
                + " for.")
        .note(
            "A new highway layer carries 0.88 of its input, as b_T begins with −2. In an LSTM i and"
                + " f are two gates; tied by f = 1 − i they are T and C.");
  }

  private static Findings judge(double[][][] nats, double[] carried) {
    double[][] plain = nats[Kind.PLAIN.ordinal()];
    double[] deep = plain[plain.length - 1];
    Difference depth = Difference.of(deep, plain[0]);
    Difference highway = Difference.of(deep, nats[Kind.HIGHWAY.ordinal()][plain.length - 1]);
    Difference residual = Difference.of(deep, nats[Kind.RESIDUAL.ordinal()][plain.length - 1]);
    return new Findings(CLAIM)
        .check(depth.clear(), "higher by " + depth + " nats")
        .check(highway.clear(), "lower by " + highway + " nats")
        .check(residual.clear(), "lower by " + residual + " nats")
        .check(Figure.mean(carried) > 0.5, "mean of C: " + Figure.spread(carried));
  }
}
