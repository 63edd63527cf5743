package dev.unroll.layers.ctc;

import dev.unroll.core.check.Check;
import dev.unroll.layers.kernel.Team;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Connectionist temporal classification (Graves et al. 2006): −log p(labels | logits) in nats,
 * where p sums over every way to spread the labels over the frames, and its exact gradient with
 * respect to the logits.
 *
 * <p>A path says one of K symbols at each frame; it spells what is left when runs of one symbol are
 * made one and then the blanks are taken out, so that two equal labels need a blank between them.
 * No labels are spelt by blanks alone. Labels that need more frames than there are have no path:
 * their loss is +∞ and their gradient 0.
 *
 * <p>Everything is computed in log space and double precision, whatever the precision of the
 * logits; lengths and logits may be of any size. Utterances are divided among the threads of a
 * {@link Team}, whose number changes no result. Memory grows with the longest utterance, Tₙ (2 Lₙ +
 * 2 K) numbers for each thread, and is kept. One call at a time.
 */
public final class CtcLoss {
  private final int symbols;
  private final int blank;
  private final Team team;
  private final Lattice[] lattices;

  /**
   * On the shared team.
   *
   * @param symbols K, the blank among them
   * @param blank the symbol that stands for none, in [0, K)
   */
  public CtcLoss(int symbols, int blank) {
    this(symbols, blank, Team.shared());
  }

  CtcLoss(int symbols, int blank, Team team) {
    Check.positive("symbols", symbols);
    Check.require(
        blank >= 0 && blank < symbols,
        "the blank must be in [0, " + symbols + "), but was " + blank);
    this.symbols = symbols;
    this.blank = blank;
    this.team = team;
    this.lattices = new Lattice[team.size()];
  }

  /**
   * The loss of each utterance.
   *
   * @param logits rows of K, not changed; rows that are no utterance's frame may hold anything
   * @return [N] in nats, at least 0, +∞ where no path exists
   * @throws IllegalArgumentException naming the utterance when a label is the blank or none of the
   *     symbols, or a frame none of the rows
   */
  public double[] losses(FrameRows logits, CtcBatch batch) {
    require(logits, batch);
    double[] losses = new double[batch.size()];
    each(
        batch,
        (lattice, n) -> losses[n] = lattice.loss(logits, batch.frames()[n], batch.labels()[n]));
    return losses;
  }

  /**
   * As {@link #losses}, with the gradient of Σ wₙ lossₙ over the finite losses.
   *
   * @param weights w [N], finite
   * @param gradient rows like the logits, not the same; replaced, 0 where no gradient is
   */
  public double[] differentiate(
      FrameRows logits, CtcBatch batch, double[] weights, FrameRows gradient) {
    require(logits, batch);
    Check.require(
        weights.length == batch.size(),
        "there must be " + batch.size() + " weights, but were " + weights.length);
    Check.require(
        gradient.size() == logits.size() && gradient.width() == symbols,
        "the gradient must have " + logits.size() + " rows of " + symbols + " like the logits");
    gradient.clear();
    double[] losses = new double[batch.size()];
    each(
        batch,
        (lattice, n) -> {
          int[] frames = batch.frames()[n];
          losses[n] = lattice.loss(logits, frames, batch.labels()[n]);
          if (Double.isFinite(losses[n]) && frames.length > 0) {
            lattice.differentiate(losses[n], frames, weights[n], gradient);
          }
        });
    return losses;
  }

  /** How many utterances have no path. */
  public static int impossible(double[] losses) {
    return (int) Arrays.stream(losses).filter(loss -> loss == Double.POSITIVE_INFINITY).count();
  }

  private interface Work {
    void on(Lattice lattice, int utterance);
  }

  /** Each part keeps its memory and takes the next utterance when it has done one. */
  private void each(CtcBatch batch, Work work) {
    AtomicInteger next = new AtomicInteger();
    int parts = Math.max(1, Math.min(team.size(), batch.size()));
    team.run(
        parts,
        part -> {
          if (lattices[part] == null) {
            lattices[part] = new Lattice(symbols, blank);
          }
          for (int n = next.getAndIncrement(); n < batch.size(); n = next.getAndIncrement()) {
            work.on(lattices[part], n);
          }
        });
  }

  private void require(FrameRows logits, CtcBatch batch) {
    Check.require(
        logits.width() == symbols,
        "a row must have " + symbols + " logits, but has " + logits.width());
    batch.requireSymbols(symbols, blank);
    for (int n = 0; n < batch.size(); n++) {
      for (int frame : batch.frames()[n]) {
        Check.require(
            frame >= 0 && frame < logits.size(),
            "utterance "
                + n
                + " has a frame "
                + frame
                + ", but there are rows for "
                + logits.size());
      }
    }
  }
}
