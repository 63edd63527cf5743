package dev.unroll.benchmarks.work;

import dev.unroll.core.check.Check;
import dev.unroll.core.random.RandomStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Training a network that gives each word of a sentence a tag: vectors of words, an LSTM that reads
 * in both directions, and tags chosen one by one or as a chain.
 *
 * <p>Training is Adam with learning rate 1e-3, the global norm of the gradient clipped at 5, and
 * the mean over words of the negative log-likelihood, without dropout. Words count.
 *
 * <pre>
 * weights of a word = 2 · 4 · H/2 · (E + H/2)  +  H · K
 * FLOP = 6 for each weight, forwards and backwards; the chain counts nothing
 * </pre>
 *
 * @param name that users type
 * @param chain whether the tags of a sentence are chosen together, by a conditional random field
 */
public record TaggingCase(String name, boolean chain, TaggingSizes sizes) implements Case {
  /** Contenders take turns through so many batches. */
  private static final int BATCHES = 4;

  private static final int FORWARD_AND_BACKWARD = 6;
  private static final int LSTM_GATES = 4;

  public TaggingCase {
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

  @Override
  public long[] tokens() {
    return new long[] {(long) sizes.rows() * sizes.steps()};
  }

  /** The batches, random and equal for every contender; all sentences are T words long. */
  public List<Batch> batches() {
    RandomStream root = RandomStream.named(1, name);
    return IntStream.range(0, BATCHES).mapToObj(i -> batch(root.at(i))).toList();
  }

  private Batch batch(RandomStream random) {
    int count = sizes.rows() * sizes.steps();
    int[] lengths = new int[sizes.rows()];
    Arrays.fill(lengths, sizes.steps());
    int[] words = random.ints(count, 0, sizes.words()).toArray();
    int[] tags = random.ints(count, 0, sizes.tags()).toArray();
    return new Batch(words, new float[0], tags, lengths);
  }

  @Override
  public double flopPerToken() {
    double half = sizes.hidden() / 2.0;
    double read = 2 * LSTM_GATES * half * (sizes.embedding() + half);
    return FORWARD_AND_BACKWARD * (read + (double) sizes.hidden() * sizes.tags());
  }
}
