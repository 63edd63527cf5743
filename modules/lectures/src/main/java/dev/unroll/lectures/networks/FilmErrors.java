package dev.unroll.lectures.networks;

import dev.unroll.lectures.experiment.Claim;
import dev.unroll.lectures.experiment.Difference;
import dev.unroll.lectures.experiment.Figure;
import dev.unroll.lectures.experiment.Findings;
import dev.unroll.lectures.networks.FramePredictor.Kind;
import java.util.Arrays;
import java.util.Map;

/**
 * What {@link SpacetimeMemory} measures: mean squared errors a pixel.
 *
 * @param networks of each kind, [seed][foretold frame]; not changed
 * @param empty of an empty frame, for each seed; not changed
 */
@SuppressWarnings("ArrayRecordComponent") // neither compared nor changed
record FilmErrors(Map<Kind, double[][]> networks, double[] empty) {
  FilmErrors {
    networks = Map.copyOf(networks);
  }

  /** Mean over the foretold frames, for each seed. */
  double[] seeds(Kind kind) {
    return Arrays.stream(networks.get(kind)).mapToDouble(Figure::mean).toArray();
  }

  /** Mean over the seeds, for each foretold frame. */
  double[] frames(Kind kind) {
    double[][] all = networks.get(kind);
    double[] means = new double[all[0].length];
    Arrays.setAll(means, t -> Arrays.stream(all).mapToDouble(e -> e[t]).average().orElseThrow());
    return means;
  }

  /** Answers the rule. */
  Findings judge(Claim claim) {
    Findings findings = new Findings(claim);
    below(findings, Kind.CONVOLUTIONAL, Kind.FLAT);
    below(findings, Kind.SPACETIME, Kind.CONVOLUTIONAL);
    return findings;
  }

  private void below(Findings findings, Kind lower, Kind higher) {
    Difference kinds = Difference.of(seeds(higher), seeds(lower));
    Difference learnt = Difference.of(empty, seeds(lower));
    findings.check(
        kinds.clear() && learnt.clear(),
        "lower by " + kinds + " than the " + higher.title() + ", by " + learnt + " than empty");
  }
}
