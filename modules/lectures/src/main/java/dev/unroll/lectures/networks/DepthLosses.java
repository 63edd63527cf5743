package dev.unroll.lectures.networks;

import dev.unroll.core.check.Check;
import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.networks.DeepNetwork.Kind;
import java.util.Arrays;
import java.util.Map;

/**
 * What {@link HighwayDepth} measures.
 *
 * @param depths hidden layers, ascending; not changed
 * @param nats loss of each kind, [depth][seed]; not changed
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record DepthLosses(int[] depths, Map<Kind, double[][]> nats) {
  DepthLosses {
    Check.require(depths.length > 1, "depths must be two or more, to be compared");
    nats = Map.copyOf(nats);
  }

  /** Means over the seeds, a figure for each depth. */
  double[] means(Kind kind) {
    return Arrays.stream(nats.get(kind)).mapToDouble(Figure::mean).toArray();
  }

  /** Of the deepest networks. */
  private double[] deepest(Kind kind) {
    return nats.get(kind)[depths.length - 1];
  }

  /** The depth but the last at which plain networks have the least loss: its place. */
  private int bestShallower() {
    double[] means = means(Kind.PLAIN);
    int best = 0;
    for (int d = 1; d < depths.length - 1; d++) {
      best = means[d] < means[best] ? d : best;
    }
    return best;
  }

  /** Answers the rule. */
  Findings judge(Claim claim) {
    int best = bestShallower();
    Difference depth = Difference.of(deepest(Kind.PLAIN), nats.get(Kind.PLAIN)[best]);
    Difference highway = Difference.of(deepest(Kind.PLAIN), deepest(Kind.HIGHWAY));
    Difference residual = Difference.of(deepest(Kind.PLAIN), deepest(Kind.RESIDUAL));
    return new Findings(claim)
        .check(
            depth.clear(),
            "higher by " + depth + " nats than with " + depths[best] + " layers, the best of them")
        .check(highway.clear(), "lower by " + highway + " nats")
        .check(residual.clear(), "lower by " + residual + " nats");
  }
}
