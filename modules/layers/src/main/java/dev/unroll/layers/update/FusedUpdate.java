package dev.unroll.layers.update;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.Team;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;

/**
 * From a network's gradient to its new parameters in two passes over memory, on all processors: one
 * for the norms; one that divides, clips, moves the moments on and subtracts the update.
 *
 * <p>It works on the network's own arrays, and the state stays as Deeplearning4j's updater keeps
 * it, so that it can be saved and restored as ever and a run can change between the two. The result
 * does not depend on the number of threads. Make a new one when the network gets another updater.
 */
public final class FusedUpdate {
  private final List<Segment> segments;
  private final List<Piece> pieces;
  private final FlatArrays arrays;
  private final Team team;

  /** A part of the segment with this index. */
  private record Piece(int segment, Chunk chunk) {}

  /** Sums over a piece of the gradient, before its division, without and with the bound. */
  private record Squares(double before, double after) {}

  /**
   * Ready to update the updater's network.
   *
   * @throws IllegalArgumentException when the network does not {@link #suits suit}, with the reason
   */
  public FusedUpdate(BaseMultiLayerUpdater<?> updater, Team team) {
    String objection = Suitability.objection(updater);
    Check.require(
        objection.isEmpty(), "the fused update does not suit this network, because " + objection);
    this.team = team;
    this.segments = Segment.of(updater);
    this.arrays = FlatArrays.of(updater);
    this.pieces =
        IntStream.range(0, segments.size())
            .boxed()
            .flatMap(i -> Chunk.of(segments.get(i).length()).map(chunk -> new Piece(i, chunk)))
            .toList();
  }

  /**
   * Whether it does for the updater's network what Deeplearning4j would do: float on the CPU, Adam
   * or Sgd, no regularisation but {@link DecoupledDecay}, and no gradient normalisation in the
   * network's own configuration. A division by the minibatch is up to the caller.
   */
  public static boolean suits(BaseMultiLayerUpdater<?> updater) {
    return Suitability.objection(updater).isEmpty();
  }

  /**
   * Updates the parameters and the optimiser's state once. The gradient is not changed.
   *
   * @param divisor of the gradient, &gt; 0: the number of tokens or rows
   * @param iteration counts updates from 0
   * @param epoch for schedules that ask for it
   */
  public NormChange apply(double divisor, Clipping clipping, int iteration, int epoch) {
    Check.positive("divisor", divisor);
    Squares[] squares = new Squares[pieces.size()];
    team.run(
        squares.length,
        part -> squares[part] = squares(pieces.get(part), clipping.bound() * divisor));
    ParameterNorms before = norms(squares, Squares::before, divisor);
    double[] factors = before.factors(clipping);
    List<SegmentUpdate> updates =
        IntStream.range(0, factors.length)
            .mapToObj(
                i ->
                    SegmentUpdate.of(
                        segments.get(i), factors[i] / divisor, clipping.bound(), iteration, epoch))
            .toList();
    team.run(
        squares.length,
        part -> updates.get(pieces.get(part).segment()).apply(pieces.get(part).chunk(), arrays));
    ParameterNorms after =
        clipping.bounded() ? norms(squares, Squares::after, divisor) : before.times(factors);
    return new NormChange(before, after);
  }

  private Squares squares(Piece piece, double bound) {
    int offset = segments.get(piece.segment()).start();
    float[] g = piece.chunk().array();
    double[] sums = new double[2];
    piece
        .chunk()
        .eachRun(
            (start, length) -> {
              arrays.gradient().read(offset + start, g, length);
              sums[0] += Elements.squares(g, length);
              if (bound < Double.POSITIVE_INFINITY) {
                Elements.bound(g, (float) bound, length);
                sums[1] += Elements.squares(g, length);
              }
            });
    return new Squares(sums[0], sums[1]);
  }

  /** Adds the pieces up in order, whoever computed them. */
  private ParameterNorms norms(Squares[] squares, ToDoubleFunction<Squares> which, double divisor) {
    double[] sums = new double[segments.size()];
    for (int i = 0; i < squares.length; i++) {
      sums[pieces.get(i).segment()] += which.applyAsDouble(squares[i]);
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.sqrt(sums[i]) / divisor;
    }
    return new ParameterNorms(segments.stream().map(Segment::layer).toList(), sums);
  }
}
