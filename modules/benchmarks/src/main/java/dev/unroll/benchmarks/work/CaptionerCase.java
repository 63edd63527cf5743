package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;

/**
 * A captioning network and what is done with it, as {@code unroll caption} does it: a convolutional
 * encoder, trained too, or given features of regions; an LSTM that writes. Every contender has the
 * same first weights, {@link CaptionerWeights}, and so the same first loss and the same captions.
 *
 * <p>Training is Adam with learning rate 1e-3, the global norm of the gradient clipped at 5, and
 * softmax cross-entropy, without dropout. Writing is greedy or a beam of {@link #WIDTH}; the end
 * symbol is so unlikely that each caption has {@link #WRITTEN} tokens, the most that are allowed,
 * and every contender has as many steps to do.
 *
 * <pre>
 * weights of a picture = Σ over layers of h'² · k² · M · M', the encoder
 *                        +  2 · C · H, first states  +  S · C · A, keys (attention, each caption)
 * weights of a token   = 4 · H · (E + H)  +  H · V
 *                        +  4 · H · C  +  H · A, query  +  (C + H) · H (attention)
 * looks of a token     = S · (A + C), score and mean (attention)
 * FLOP = 2 for each weight and look forwards, and twice that again backwards
 * </pre>
 *
 * @param name that users type
 * @param decoder how the picture reaches it
 * @param rows P, pictures of a step
 */
public record CaptionerCase(String name, Task task, Decoder decoder, CaptionerSizes sizes, int rows)
    implements Case {
  /** Hypotheses of a caption in a beam. */
  public static final int WIDTH = 5;

  /** Tokens that are written for each picture. */
  public static final int WRITTEN = 16;

  /** Captions of a picture in training. */
  public static final int CAPTIONS = 2;

  private static final int GATES = 4;
  private static final int FORWARD = 2;
  private static final int FORWARD_AND_BACKWARD = 6;

  /** Kinds of work; a step is what one call of {@link Contender#step} does. */
  public enum Task {
    /** A step trains on P pictures with {@link #CAPTIONS} captions each; pictures count. */
    TRAIN,
    /** A step writes the caption of P pictures, the likeliest token each time; captions count. */
    GREEDY,
    /** A step writes the caption of P pictures, the best of a beam; captions count. */
    BEAM
  }

  /** How the picture reaches the decoder. */
  public enum Decoder {
    /** An affine map of its features is the first state (Stanford's cs231n, assignment 3). */
    STATE,
    /** Additive attention to its regions before each step of the cell (Xu et al. 2015). */
    ATTENTION
  }

  public CaptionerCase {
    Check.notBlank("name", name);
    Check.positive("rows", rows);
    Check.require(
        sizes.reads() == (task == Task.TRAIN),
        "training reads pictures, and writing their features: "
            + name
            + " must have filters or"
            + " none accordingly");
    Check.require(
        task != Task.TRAIN || decoder == Decoder.ATTENTION,
        "the network that is trained has attention, but that of " + name + " has none");
  }

  @Override
  public int steps() {
    return task == Task.TRAIN ? CaptionerData.LONGEST : WRITTEN;
  }

  @Override
  public long[] tokens() {
    return new long[] {rows};
  }

  /** Whether the decoder looks at regions. */
  public boolean attends() {
    return decoder == Decoder.ATTENTION;
  }

  /** Hypotheses of a caption at a time. */
  public int width() {
    return task == Task.BEAM ? WIDTH : 1;
  }

  @Override
  public double flopPerToken() {
    if (task != Task.TRAIN) {
      // One row a picture begins, as many as the beam is wide go on.
      double steps = 1 + width() * (WRITTEN - 1.0);
      return FORWARD * (captionWeights() + steps * tokenWeights());
    }
    double labels =
        CaptionerData.of(this).stream().mapToLong(CaptionerData::labels).average().orElseThrow();
    return FORWARD_AND_BACKWARD
        * (pictureWeights() + CAPTIONS * captionWeights() + labels / rows * tokenWeights());
  }

  private double pictureWeights() {
    double sum = 0;
    int edge = sizes.pixels();
    for (int i = 0; i < sizes.filters().size(); i++) {
      edge /= 2;
      int taps = CaptionerSizes.kernel(i) * CaptionerSizes.kernel(i);
      sum += (double) edge * edge * taps * sizes.planes(i) * sizes.filters().get(i);
    }
    int taps = CaptionerWeights.LAST_KERNEL * CaptionerWeights.LAST_KERNEL;
    int seen = sizes.channels() + CaptionerWeights.PLACES;
    return sum + (double) sizes.places() * taps * seen * sizes.channels();
  }

  private double captionWeights() {
    double keys = attends() ? (double) sizes.places() * sizes.channels() * sizes.attention() : 0;
    return 2.0 * sizes.channels() * sizes.hidden() + keys;
  }

  private double tokenWeights() {
    double hidden = sizes.hidden();
    double plain = GATES * hidden * (sizes.embedding() + hidden) + hidden * sizes.tokens();
    double channels = sizes.channels();
    double looked =
        GATES * hidden * channels
            + hidden * sizes.attention()
            + (channels + hidden) * hidden
            + sizes.places() * (sizes.attention() + channels);
    return attends() ? plain + looked : plain;
  }
}
