package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import dev.unroll.core.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Training a network that makes a vector of a sentence: cells read it both ways, an affine map of
 * their last states is the vector, of which each decoder's first states are affine maps and which
 * it reads at every step.
 *
 * <p>Training is Adam with learning rate 1e-3, the global norm of the gradient clipped at 5, and
 * softmax cross-entropy, without dropout. A step trains on N sentences; the tokens written count.
 *
 * <pre>
 * g gates (LSTM 4, GRU 3), s states (2, 1), d decoders (1, 2)
 * weights of a token read    = 2 · g · H/2 · (E + H/2)
 * weights of a sentence      = s · H · D  +  d · s · D · H
 * weights of a token written = g · H · (E + D + H)  +  H · V
 * FLOP = 6 for each weight, forwards and backwards
 * </pre>
 *
 * @param name that users type
 * @param kind what is written
 */
public record AutoencoderCase(String name, Kind kind, AutoencoderSizes sizes) implements Case {
  /** Contenders take turns through so many batches. */
  private static final int BATCHES = 4;

  private static final int FORWARD_AND_BACKWARD = 6;

  /** What is written of a vector, and by which cells. */
  public enum Kind {
    /** The sentence itself, by an LSTM (Dai and Le 2015). */
    PLAIN(4, 2, 1),
    /**
     * The sentences before and after it, by a GRU each, which share embedding and softmax (Kiros et
     * al. 2015).
     */
    SKIP_THOUGHT(3, 1, 2);

    private final int gates;
    private final int states;
    private final int decoders;

    Kind(int gates, int states, int decoders) {
      this.gates = gates;
      this.states = states;
      this.decoders = decoders;
    }

    /** How many sentences are written of one. */
    public int decoders() {
      return decoders;
    }
  }

  public AutoencoderCase {
    Check.notBlank("name", name);
  }

  @Override
  public int rows() {
    return sizes.rows();
  }

  @Override
  public int steps() {
    return sizes.steps();
  }

  /** Rows that are written: first all of the first decoder, then all of the second. */
  public int written() {
    return kind.decoders() * sizes.rows();
  }

  @Override
  public long[] tokens() {
    return new long[] {(long) written() * sizes.steps()};
  }

  /**
   * The batches, random and equal for every contender: N sources that end with the end symbol, and
   * {@link #written} targets between start and end symbol, all T labels long.
   */
  public List<Pairs> batches() {
    Vocabulary vocabulary = Pairs.vocabulary(sizes.tokens());
    RandomStream root = RandomStream.named(1, name);
    List<Pairs> batches = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      RandomStream random = root.at(i);
      List<int[]> sources = sentences(vocabulary, random, sizes.rows());
      List<int[]> targets = kind == Kind.PLAIN ? sources : sentences(vocabulary, random, written());
      batches.add(new Pairs(sources, targets.stream().map(ids -> begun(vocabulary, ids)).toList()));
    }
    return batches;
  }

  private List<int[]> sentences(Vocabulary vocabulary, RandomStream random, int count) {
    List<int[]> sentences = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      int steps = sizes.steps();
      sentences.add(Pairs.sentence(vocabulary, random, steps, steps).toArray());
    }
    return sentences;
  }

  private static int[] begun(Vocabulary vocabulary, int[] ids) {
    return IntStream.concat(IntStream.of(vocabulary.start()), IntStream.of(ids)).toArray();
  }

  @Override
  public double flopPerToken() {
    double half = sizes.hidden() / 2.0;
    double read = 2 * kind.gates * half * (sizes.embedding() + half);
    double vector = (1.0 + kind.decoders) * kind.states * sizes.hidden() * sizes.vector();
    double inputs = sizes.embedding() + sizes.vector() + sizes.hidden();
    double written =
        kind.gates * sizes.hidden() * inputs + (double) sizes.hidden() * sizes.tokens();
    double once = (read * sizes.steps() + vector) / (kind.decoders * sizes.steps());
    return FORWARD_AND_BACKWARD * (once + written);
  }
}
