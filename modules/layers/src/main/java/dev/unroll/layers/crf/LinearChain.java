package dev.unroll.layers.crf;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.Team;
import dev.unroll.layers.step.RowValues;
import dev.unroll.layers.step.StepRows;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over K tags: what a
 * sequence of tags is worth, how probable it is, and which is best; the equations stand at the
 * package. Sequences may have any length, none too, and are shared out over a {@link Team}, whose
 * number of threads changes no result. Scores may be of any size, −∞ included; a score that is NaN
 * or +∞ is refused with an {@code IllegalArgumentException} that names its sequence, step and tag.
 *
 * <p>Time is T K² a sequence where scores at a step differ by less than 600 nats; beyond, and with
 * forbidden transitions, losses and marginals take about a hundred times as long, to stay exact.
 */
public final class LinearChain {
  /** Parts are summed up by themselves, so that sums do not depend on the number of threads. */
  private static final int PARTS = 16;

  private final Transitions transitions;
  private final ScaledTransitions scaled;
  private final Team team;

  /** On the shared team. */
  public LinearChain(Transitions transitions) {
    this(transitions, Team.shared());
  }

  LinearChain(Transitions transitions, Team team) {
    this.transitions = transitions;
    this.scaled = ScaledTransitions.of(transitions);
    this.team = team;
  }

  /** Start, A and end. */
  public Transitions transitions() {
    return transitions;
  }

  /** One that knows only the allowed sequences of tags: the others have probability 0. */
  public LinearChain only(AllowedTags allowed) {
    return new LinearChain(transitions.only(allowed), team);
  }

  /**
   * −log p(y) of each sequence.
   *
   * @param tags y [N][Tₙ], one in [0, K) for each step
   * @return [N] in nats, 0 for a sequence of no steps, +∞ for what is not allowed, also where
   *     nothing is
   * @throws IllegalArgumentException naming the sequence when tags do not fit its steps
   */
  public double[] losses(ChainSteps steps, int[][] tags) {
    require(steps, tags);
    double[] losses = new double[steps.size()];
    each(
        steps,
        (part, first, end) -> {
          for (int n = first; n < end; n++) {
            losses[n] = part.loss(n, tags[n]);
          }
        });
    return losses;
  }

  /**
   * As {@link #losses}, with the gradient of their sum.
   *
   * @param gradient at the scores, of the shape and type of theirs; rows of steps are set, others
   *     left as they are
   * @throws IllegalArgumentException also naming a sequence of which no tags are allowed
   */
  public ChainGradient differentiate(ChainSteps steps, int[][] tags, INDArray gradient) {
    require(steps, tags);
    double[] losses = new double[steps.size()];
    ChainPart[] parts =
        each(
            steps,
            (part, first, end) -> {
              RowValues target = RowValues.of(gradient);
              for (int n = first; n < end; n++) {
                losses[n] = part.differentiate(n, tags[n], target);
              }
            });
    int size = transitions.size();
    Transitions sum = new Transitions(new double[size], new double[size][size], new double[size]);
    for (ChainPart part : parts) {
      part.addTo(sum);
    }
    return new ChainGradient(losses, sum);
  }

  /**
   * The best sequence of tags of each sequence of scores.
   *
   * @throws IllegalArgumentException naming a sequence for which there is none, because nothing is
   *     allowed or all scores are −∞
   */
  public TagPaths best(ChainSteps steps) {
    requireTags(steps);
    int[][] tags = new int[steps.size()][];
    double[] scores = new double[steps.size()];
    each(
        steps,
        (part, first, end) -> {
          for (int n = first; n < end; n++) {
            tags[n] = new int[steps.places()[n].length];
            scores[n] = part.best(n, tags[n]);
          }
        });
    return new TagPaths(tags, scores);
  }

  /**
   * p(y_t = k) given the scores, for confidence: at each unmasked step they sum to 1.
   *
   * @param emissions e float or double [N, K, T]
   * @param mask [N, T], 0 hides
   * @return [N, K, T] of the same type, 0 where masked
   * @throws IllegalArgumentException as {@link #best} does
   */
  public INDArray marginals(INDArray emissions, INDArray mask) {
    return marginals(emissions, ChainSteps.of(emissions, mask));
  }

  /** As the other, of every step. */
  public INDArray marginals(INDArray emissions) {
    return marginals(emissions, ChainSteps.of(emissions));
  }

  private INDArray marginals(INDArray emissions, ChainSteps steps) {
    requireTags(steps);
    long[] shape = {emissions.size(2), emissions.size(0), emissions.size(1)};
    INDArray marginals = Nd4j.create(emissions.dataType(), shape, 'c').permute(1, 2, 0);
    INDArray rows = StepRows.of(marginals);
    each(
        steps,
        (part, first, end) -> {
          RowValues target = RowValues.of(rows);
          for (int n = first; n < end; n++) {
            part.marginals(n, target);
          }
        });
    return marginals;
  }

  private interface Work {
    void on(ChainPart part, int first, int end);
  }

  private ChainPart[] each(ChainSteps steps, Work work) {
    int count = Math.max(1, Math.min(PARTS, steps.size()));
    ChainPart[] parts = new ChainPart[count];
    team.run(
        count,
        p -> {
          parts[p] = new ChainPart(transitions, scaled, steps);
          int end = Team.first(steps.size(), p + 1, count);
          work.on(parts[p], Team.first(steps.size(), p, count), end);
        });
    return parts;
  }

  private void requireTags(ChainSteps steps) {
    Check.require(
        steps.tags() == transitions.size(),
        "a step must have a score for each of "
            + transitions.size()
            + " tags, but has "
            + steps.tags());
  }

  private void require(ChainSteps steps, int[][] tags) {
    requireTags(steps);
    Check.require(
        tags.length == steps.size(),
        "there must be tags for " + steps.size() + " sequences, but were for " + tags.length);
    for (int n = 0; n < tags.length; n++) {
      Check.require(
          tags[n].length == steps.places()[n].length,
          "sequence "
              + n
              + " must have "
              + steps.places()[n].length
              + " tags, one for each step, but has "
              + tags[n].length);
      for (int tag : tags[n]) {
        Check.require(
            tag >= 0 && tag < transitions.size(),
            "a tag of sequence "
                + n
                + " must be in [0, "
                + transitions.size()
                + "), but was "
                + tag);
      }
    }
  }
}
