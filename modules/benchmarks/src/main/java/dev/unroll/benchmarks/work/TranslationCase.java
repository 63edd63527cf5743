package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;
import java.util.List;

/**
 * A sequence-to-sequence network and what is done with it: an LSTM that reads the source both ways,
 * an LSTM that writes the target and begins where the other ended, Luong's general attention, a
 * softmax tied to the target's embedding.
 *
 * <p>Training is Adam with learning rate 1e-3, the global norm of the gradient clipped at 5, and
 * softmax cross-entropy, without dropout or smoothing. The search is for the best of a beam of
 * {@link #WIDTH} with untrained weights, where the stop symbol is forbidden until {@link #WRITTEN}
 * tokens are written, so that every contender has as many steps to do.
 *
 * <pre>
 * weights of a source token = 2 · 4 · H/2 · (E + H/2)  +  H · H (general attention)
 * weights of a target token = 4 · H · (E + fed + H)  +  2H · E  +  E · V
 * a look at a source token  = 2 · H (score and mean)
 * FLOP = 2 for each weight and look forwards, and twice that again backwards
 * </pre>
 *
 * @param name that users type
 * @param feeding what a step of the decoder reads besides the token before
 */
public record TranslationCase(String name, Task task, Feeding feeding, PairSizes sizes)
    implements Case {
  /** Hypotheses of a sentence in a beam. */
  public static final int WIDTH = 5;

  /** Tokens that a search writes for each sentence. */
  public static final int WRITTEN = 16;

  private static final int GATES = 4;
  private static final int FORWARD = 2;
  private static final int FORWARD_AND_BACKWARD = 6;

  /** Kinds of work; a step is what one call of {@link Contender#step} does. */
  public enum Task {
    /** A step trains on N pairs; the target's tokens count. */
    TRAIN,
    /** A step translates N sentences; sentences count. */
    SEARCH
  }

  /** What a step of the decoder reads besides the token before. */
  public enum Feeding {
    /** Nothing, so that all steps of the recurrent layer can be done at once. */
    NONE,
    /** The attentional vector of the step before (Luong, Pham and Manning 2015, section 3.3). */
    INPUT
  }

  public TranslationCase {
    Check.notBlank("name", name);
  }

  @Override
  public int rows() {
    return sizes.rows();
  }

  @Override
  public int steps() {
    return task == Task.TRAIN ? Pairs.LONGEST : WRITTEN;
  }

  @Override
  public long[] tokens() {
    return task == Task.SEARCH
        ? new long[] {sizes.rows()}
        : Pairs.of(this).stream().mapToLong(Pairs::targetTokens).toArray();
  }

  /** Whether the decoder reads the attentional vector of the step before. */
  public boolean feeds() {
    return feeding == Feeding.INPUT;
  }

  /** Features that the decoder's LSTM reads. */
  public int decoderInputs() {
    return feeds() ? 2 * sizes.embedding() : sizes.embedding();
  }

  @Override
  public double flopPerToken() {
    List<Pairs> batches = Pairs.of(this);
    double read = batches.stream().mapToLong(Pairs::sourceTokens).sum() * (double) sourceWeights();
    if (task == Task.SEARCH) {
      // One row a sentence begins, as many as the beam is wide go on.
      long decoded = 1 + (long) WIDTH * (WRITTEN - 1);
      double source = read / (batches.size() * (double) sizes.rows());
      double looks = source / sourceWeights() * 2 * sizes.hidden();
      return FORWARD * (source + decoded * (targetWeights() + looks));
    }
    double tokens = batches.stream().mapToLong(Pairs::targetTokens).sum();
    double looks = batches.stream().mapToLong(Pairs::looks).sum() * 2.0 * sizes.hidden();
    return FORWARD_AND_BACKWARD * (targetWeights() + (read + looks) / tokens);
  }

  private long sourceWeights() {
    long half = sizes.hidden() / 2;
    return 2 * GATES * half * (sizes.embedding() + half) + 4 * half * half;
  }

  private long targetWeights() {
    long hidden = sizes.hidden();
    long vector = 2 * hidden * sizes.embedding();
    long output = (long) sizes.embedding() * sizes.targetTokens();
    return GATES * hidden * (decoderInputs() + hidden) + vector + output;
  }
}
