package dev.unroll.core.ctc;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * Prefix beam search (Hannun et al. 2014, "First-pass large vocabulary continuous speech
 * recognition using bi-directional recurrent DNNs", algorithm 1): the labels whose paths together
 * are likeliest, under a language model. Takes the frames of one utterance one by one, as they
 * come.
 *
 * <pre>
 * p_b(l, t)  = y_t(blank) (p_b(l, t-1) + p_nb(l, t-1))
 * p_nb(l, t) = y_t(c) p_nb(l, t-1) + y_t(c) (p_b(k, t-1) + [c is not the last of k] p_nb(k, t-1))
 * </pre>
 *
 * <p>for l = k c, all in logarithms. The paper multiplies the language model into p_nb where a word
 * ends; here it stands beside, which is the same, as it depends on l alone. The bonus for words is
 * linear in their number, as is usual, where the paper takes a power. A beam that no prefix falls
 * out of gives the exact sum over all paths (Graves et al. 2006, eq. 3).
 *
 * <p>Pruning of symbols bounds which prefixes are new; one that is in the beam always gets the
 * paths that repeat its last label or come from the prefix one shorter. Where only one of two may
 * stay, ties are broken always the same way. Memory grows with the labels found, not with the
 * frames; states of the language model are kept of labels that may still change, and of the 256
 * frames after. Not thread-safe; use one for each utterance.
 */
public final class PrefixBeam {
  /** Frames between two looks for states that nobody needs any more. */
  private static final int MEMORY = 256;

  private final Alphabet alphabet;
  private final PrefixBeamOptions options;
  private final Ranking ranking;
  private final FrameShortlist shortlist;
  private final Survivors survivors;
  private final boolean[] marks;

  /** Best first. */
  private PrefixNode[] beam;

  private int frames;

  /** A beam before the first frame. */
  public PrefixBeam(Alphabet alphabet, PrefixBeamOptions options, LabelScorer scorer) {
    this.alphabet = alphabet;
    this.options = options;
    ranking = new Ranking(alphabet, options);
    shortlist = new FrameShortlist(alphabet, options);
    survivors = new Survivors(options.width());
    marks = new boolean[alphabet.size()];
    beam = new PrefixNode[] {new PrefixNode(scorer.start())};
  }

  /**
   * Decodes a whole utterance; the same as {@link #accept} of each frame and {@link #nBest}.
   *
   * @param frames float [T][K] as for {@link #accept}; T may be 0
   * @return 1 to {@code nBest} hypotheses, the best first
   */
  public static List<PrefixHypothesis> decode(
      float[][] frames, Alphabet alphabet, PrefixBeamOptions options, LabelScorer scorer) {
    PrefixBeam beam = new PrefixBeam(alphabet, options, scorer);
    for (float[] frame : frames) {
      beam.accept(frame);
    }
    return beam.nBest();
  }

  /**
   * Takes the next frame.
   *
   * @param frame float [K] logarithms of probabilities in nats, -Infinity allowed; not changed, not
   *     kept
   * @throws IllegalArgumentException naming frame and symbol of a score that is no log-probability;
   *     naming the frame when it leaves no prefix with a probability above 0. The beam is then as
   *     before
   */
  public void accept(float[] frame) {
    Emissions.check(frame, alphabet.size(), frames);
    survivors.clear();
    for (int row = 0; row < beam.length; row++) {
      stay(row, frame);
    }
    shortlist.choose(frame);
    for (int row = 0; row < beam.length; row++) {
      grow(row, frame);
    }
    Check.require(
        survivors.size() > 0,
        "frame "
            + frames
            + " leaves no prefix with a probability above 0; give log-probabilities"
            + " above -Infinity, or a wider beam");
    settle(frame);
    frames++;
    if (frames % MEMORY == 0) {
      Endings.forget(beam);
    }
  }

  /** How many frames it took so far. */
  public int frames() {
    return frames;
  }

  /** Weighs what becomes of a prefix that gets no label more. */
  private void stay(int row, float[] frame) {
    PrefixNode node = beam[row];
    float blankScore = frame[alphabet.blank()];
    if (node.parent == node) {
      node.next.stay(node.now, blankScore, Float.NEGATIVE_INFINITY, frames);
    } else {
      node.next.stay(node.now, blankScore, frame[node.label], frames);
      if (node.parent.active) {
        extend(node, frame);
      }
    }
    survivors.offer(node.next.total() + node.bonus, row, Survivors.STAY);
  }

  private void extend(PrefixNode node, float[] frame) {
    boolean repeated = node.label == node.parent.label;
    node.next.extend(node.parent.now, node.label, repeated, frame[node.label], frames);
  }

  /** Weighs the prefixes one label longer, other than those in the beam, which have it already. */
  private void grow(int row, float[] frame) {
    PrefixNode node = beam[row];
    node.mark(marks, true);
    for (int i = 0; i < shortlist.size(); i++) {
      int label = shortlist.label(i);
      if (!marks[label]) {
        double heard = node.now.before(label == node.label) + frame[label];
        survivors.offer(heard + node.bonus + node.gain(label, ranking), row, label);
      }
    }
    node.mark(marks, false);
  }

  private void settle(float[] frame) {
    PrefixNode[] next = new PrefixNode[survivors.size()];
    // The worst comes first out of the heap.
    for (int i = next.length - 1; i >= 0; i--) {
      survivors.poll();
      next[i] = beam[survivors.row()];
      if (survivors.label() != Survivors.STAY) {
        next[i] = next[i].child(survivors.label(), ranking);
        next[i].next.clear();
        extend(next[i], frame);
      }
      next[i].chosen = true;
    }
    for (PrefixNode node : beam) {
      if (!node.chosen) {
        node.drop();
      }
    }
    for (PrefixNode node : next) {
      node.settle();
    }
    beam = next;
  }

  /**
   * The best prefix so far, as an utterance that goes on: the language model is not asked about its
   * end, the last word is not counted, and may be the beginning of one. It may still change in all
   * its labels.
   */
  public PrefixHypothesis best() {
    PrefixNode best = beam[0];
    double heard = best.now.total();
    return new PrefixHypothesis(
        best.now.spans(), heard, best.language, best.words, 0, heard + best.bonus);
  }

  /**
   * How many labels at the beginning of {@link #best} nothing changes any more, neither a later
   * frame nor the end: all prefixes of the beam begin with them, and the language model lets an
   * utterance end after them, so that no hypothesis is cut back further. Never falls.
   */
  public int settled() {
    return Endings.settled(beam);
  }

  /**
   * The best labellings if the utterance ends here; the beam may still go on.
   *
   * <p>A prefix that the language model does not let end here, as within a word, is cut back to the
   * longest beginning that may end, so that a word list holds for the last word too. What is cut
   * back is worth less than all that ends by itself, and {@link PrefixHypothesis} tells what its
   * scores then mean.
   *
   * @return 1 to {@code nBest} hypotheses with different labels: those that end by themselves, the
   *     best first, and after them those that were cut back, the best first
   */
  public List<PrefixHypothesis> nBest() {
    return Endings.of(beam, ranking, options.nBest());
  }
}
